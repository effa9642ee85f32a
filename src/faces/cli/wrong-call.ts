import type { Command, CommanderError } from 'commander';
import { type Problem, problem } from '../../base/errors/index.ts';

/** What the parser found wrong with a call, in our words: its own are in one language only. */
export function problemOfCall(thrown: CommanderError, program: Command, words: readonly string[]): Problem {
  const path = calledIn(program, words);
  const command = path.map((one) => one.name()).join(' ');
  const known = (path.at(-1) ?? program).commands.map((one) => one.name()).join(', ');
  const named = /'([^']*)'/.exec(thrown.message)?.[1] ?? '?';
  switch (thrown.code) {
    case 'commander.help':
      return problem('COMMAND_MISSING', { known });
    case 'commander.unknownCommand':
      return problem('COMMAND_UNKNOWN', { command: `${command} ${named}`.trim(), known });
    case 'commander.unknownOption':
      return problem('OPTION_UNKNOWN', { option: named, command });
    case 'commander.missingMandatoryOptionValue':
      return problem('OPTION_MISSING', { option: named, command });
    case 'commander.optionMissingArgument':
      return problem('OPTION_EMPTY', { option: named, command });
    case 'commander.missingArgument':
      return problem('ARGUMENT_MISSING', { argument: named, command });
    case 'commander.excessArguments':
      return problem('ARGUMENT_EXTRA', { command });
    default:
      return problem('USAGE', { reason: thrown.message.replace(/^error: /, '') });
  }
}

/** The command a call means and the step of it, as far as the words name one: `agreements`, then `check`. */
function calledIn(program: Command, words: readonly string[]): readonly Command[] {
  for (const [place, word] of words.entries()) {
    const found = program.commands.find((one) => one.name() === word);
    if (found) return [found, ...calledIn(found, words.slice(place + 1))];
  }
  return [];
}
