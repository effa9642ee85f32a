import { CommanderError } from 'commander';
import { EXIT, problem } from '../../base/errors/index.ts';
import { reportProblem } from './output.ts';
import { buildProgram } from './program.ts';

/** Runs the command line and gives the exit code. */
export async function runCli(words: readonly string[]): Promise<number> {
  const json = words.includes('--json');
  try {
    await buildProgram().parseAsync([...words], { from: 'user' });
    return EXIT.ok;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return answerCommander(thrown, json);
    return reportProblem(thrown, { json, where: words[0] ?? 'chipao' });
  }
}

/** The parser has said on standard error what was wrong; help and version are no problem. */
function answerCommander(thrown: CommanderError, json: boolean): number {
  if (thrown.exitCode === 0) return EXIT.ok;
  return reportProblem(problem('USAGE', { reason: thrown.message.replace(/^error: /, '') }), {
    json,
    where: 'chipao',
  });
}

process.exitCode = await runCli(process.argv.slice(2));
