import type { Command } from 'commander';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { examplesText, optionsOf } from '../options.ts';

/** Adds `chipao sessions` with its part. */
export function sessionsCommand(program: Command): void {
  const sessions = program
    .command('sessions')
    .description('Who is signed in: ending every session of somebody.')
    .addHelpText('after', examplesText('sessions end SUBJECT'));
  sessions
    .command('end')
    .description('Ends every session of somebody at once, wherever they are signed in.')
    .argument('<subject>', 'the account, as the identity provider names it')
    .action(async (subject: string, _options, command: Command) => {
      const options = optionsOf(command);
      const ended = await inHouse(options, ({ ledger }) => ledger.sessions.revokeAllOf(subject));
      openOutput(options).answer({ ended }, () => [`${ended} sessions were ended`]);
    });
}
