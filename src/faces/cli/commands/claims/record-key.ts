import type { Command } from 'commander';
import { makeHealthRecordToken } from '../../../../services/claims/index.ts';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { optionsOf, readHospital } from '../options.ts';

type Options = Readonly<{ hospital: string }>;

const OPERATOR = 'operator';

/** Adds `chipao fdh record-key`. */
export function addRecordKey(fdh: Command): void {
  fdh
    .command('record-key')
    .description(
      'Gives a hospital a new key for sending health records without signing in, shown once; the one before ends.',
    )
    .requiredOption('--hospital <code>', 'five digits', readHospital('--hospital'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<Options>(command);
      const { hospital } = options;
      const made = await inHouse(options, ({ ledger, country }) => {
        const { healthRecordTokenDays: days } = country.claimCalls();
        return makeHealthRecordToken(ledger, { hospital, actor: OPERATOR, days, now: new Date() });
      });
      const shown = `${hospital}:${made.token}`;
      openOutput(options).answer({ hospital, key: shown, expiresAt: made.expiresAt }, () => [
        `Authorization: Bearer ${shown}`,
        `shown this once; it holds until ${made.expiresAt.toISOString().slice(0, 10)}`,
      ]);
    });
}
