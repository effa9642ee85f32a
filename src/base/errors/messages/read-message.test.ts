import { expect, it } from 'vitest';
import { problem, sentenceOf } from '../problem.ts';
import { ALL_CODES, type ProblemCode } from '../registry.ts';
import { readMessage } from './read-message.ts';

it('reads from a message alone what a problem says in both languages, of every code there is', () => {
  const codes = Object.keys(ALL_CODES) as ProblemCode[];
  for (const code of codes) {
    const { th, en } = ALL_CODES[code].text;
    const names = [...`${th} ${en}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const thrown = problem(code, Object.fromEntries(names.map((name, at) => [name, `(${name}) ${at}.`])));
    const read = readMessage(thrown.message);
    expect(read?.en, code).toBe(sentenceOf(thrown, 'en'));
    const onlyInThai = names.filter((name) => !en.includes(`{${name}}`));
    if (onlyInThai.length === 0) expect(read?.th, code).toBe(sentenceOf(thrown, 'th'));
  }
});

it('leaves what is no message of a problem alone', () => {
  for (const text of [
    '',
    'it is larger than one message may be',
    'PAYER_BUSY',
    'PAYER_BUSY: other words',
    'toString: x',
  ])
    expect(readMessage(text)).toBeUndefined();
});
