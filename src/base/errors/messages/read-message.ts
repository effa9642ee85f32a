import type { Text } from '../../model/index.ts';
import { ALL_CODES, entryOf, type ProblemCode } from '../registry.ts';

const HOLDER = /\{(\w+)\}/g;

/**
 * The sentences of a problem of which only the message was kept, such as the reason of a try that failed; nothing for a text that is no
 * message of a problem.
 */
export function readMessage(message: string): Text | undefined {
  const [code, ...rest] = message.split(': ');
  if (code === undefined || !isCode(code)) return undefined;
  const { th, en } = entryOf(code).text;
  const said = rest.join(': ');
  const params = paramsIn(en, said);
  return params && { th: th.replace(HOLDER, (_, name: string) => params[name] ?? '?'), en: said };
}

function isCode(text: string): text is ProblemCode {
  return Object.hasOwn(ALL_CODES, text);
}

/** What stands in a sentence where its template has holders. */
function paramsIn(template: string, said: string): Readonly<Record<string, string>> | undefined {
  const names = new Set<string>();
  const pattern = template
    .split(/(\{\w+\})/)
    .map((part) => {
      const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
      if (name === undefined) return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
      if (names.has(name)) return String.raw`\k<${name}>`;
      names.add(name);
      return `(?<${name}>.*?)`;
    })
    .join('');
  const found = new RegExp(`^${pattern}$`, 's').exec(said);
  return found ? { ...found.groups } : undefined;
}
