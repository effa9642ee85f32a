import { ALL_CODES, entryOf, type ProblemCode } from '../../src/base/errors/index.ts';

/** The page of the guide that lists every problem, made from the codes themselves. */
export function errorGuide(): string {
  const codes = Object.keys(ALL_CODES).sort() as ProblemCode[];
  const rows = codes.map((code) => {
    const { status, exit, text } = entryOf(code);
    return `| \`${code}\` | ${status} | ${exit} | ${text.th}<br>${text.en} |`;
  });
  return [
    '# Problems',
    '',
    'Every refusal has a code. The API answers with `{code, status, message: {th, en}, params}`; a command prints both sentences on standard error, or',
    '`{"problem": …}` on standard output with `--json`, and ends with the exit code. Written by `npm run errors`.',
    '',
    '| code | HTTP | exit | what it says |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
