import type { Command } from 'commander';
import { openOutput } from '../output.ts';
import { optionsOf } from './options.ts';

/** Adds `chipao rejects`. */
export function rejectsCommand(program: Command): void {
  program.command('rejects').action(async (_options, command: Command) => {
    openOutput(optionsOf(command)).answer([], () => []);
  });
}
