import { CommanderError } from 'commander';
import { EXIT } from '../../base/errors/index.ts';
import { reportProblem } from './output.ts';
import { buildProgram } from './program.ts';
import { problemOfCall } from './wrong-call.ts';

/** Runs the command line and gives the exit code. */
async function runCli(words: readonly string[]): Promise<number> {
  const json = words.includes('--json');
  const program = await buildProgram(words);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return EXIT.ok;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError))
      return reportProblem(thrown, { json, where: words[0] ?? 'chipao' });
    // Help that was asked for is no problem.
    if (thrown.exitCode === 0) return EXIT.ok;
    return reportProblem(problemOfCall(thrown, program, words), { json, where: 'chipao' });
  }
}

// Whoever reads the answer may stop early, as `| head` does.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});
process.exitCode = await runCli(process.argv.slice(2));
