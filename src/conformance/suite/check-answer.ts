import type { Answer } from '../asking/ask-server.ts';
import { type Fill, fillAll, fillText } from '../asking/fill-words.ts';
import type { Expected } from '../cases/case-schema.ts';
import { compare, type Difference, differs, partOf } from './compare.ts';

/** Where answers to one call differ from what must come back. */
export function checkAnswers(answers: readonly Answer[], expected: Expected, fill: Fill): Difference[] {
  const [first, ...others] = answers;
  const found = answers.map((answer) => checkAnswer(answer, expected, fill)).find((one) => one.length > 0);
  if (found || !first) return found ?? [];
  return expected.same.flatMap((path) => {
    const wanted = partOf(jsonOf(first.text), path);
    const other = others.find((one) => partOf(jsonOf(one.text), path) !== wanted);
    return other ? [differs(path, wanted, partOf(jsonOf(other.text), path))] : [];
  });
}

function checkAnswer(answer: Answer, expected: Expected, fill: Fill): Difference[] {
  const { status, type, text, body, jwt, headers } = expected;
  const found: Difference[] = [];
  if (![status].flat().includes(answer.status))
    return [differs('http status', [status].flat().join(' / '), `${answer.status} ${answer.text}`)];
  const kind = answer.headers['content-type'] ?? '';
  if (type !== undefined && !kind.startsWith(type)) found.push(differs('content-type', type, kind));
  if (text !== undefined && !new RegExp(fillText(text, fill), 's').test(answer.text))
    found.push(differs('answer', `~${fillText(text, fill)}`, answer.text));
  found.push(...compare(headers, answer.headers, 'header'));
  if (body !== undefined) found.push(...compare(fillAll(body, fill), jsonOf(answer.text)));
  if (jwt !== undefined) found.push(...compare(fillAll(jwt, fill), openToken(answer.text), 'token'));
  return found;
}

/** An answer as JSON; nothing where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function openToken(text: string): unknown {
  const [header, payload] = text
    .trim()
    .split('.')
    .map((part) => jsonOf(Buffer.from(part, 'base64url').toString('utf8')));
  const seconds = Number(partOf(payload, 'exp')) - Number(partOf(payload, 'iat'));
  return { header, payload, seconds };
}
