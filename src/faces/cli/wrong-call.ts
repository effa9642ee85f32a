import type { Command, CommanderError } from 'commander';
import { type Problem, problem } from '../../base/errors/index.ts';

/** What the parser found wrong with a call, in our words: its own are in one language only. */
export function problemOfCall(thrown: CommanderError, program: Command, words: readonly string[]): Problem {
  const known = program.commands.map((one) => one.name()).join(', ');
  const command = program.commands.map((one) => one.name()).find((name) => words.includes(name)) ?? '';
  const named = /'([^']*)'/.exec(thrown.message)?.[1] ?? '?';
  switch (thrown.code) {
    case 'commander.help':
      return problem('COMMAND_MISSING', { known });
    case 'commander.unknownCommand':
      return problem('COMMAND_UNKNOWN', { command: named, known });
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
