import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import { makeHealthRecordToken } from '../../../../services/claims/index.ts';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { optionsOf } from '../options.ts';

type Options = Readonly<{ hospital: string }>;

const HOSPITAL = /^\d{5}$/;
const OPERATOR = 'operator';

/** Adds `chipao fdh record-key`. */
export function addRecordKey(fdh: Command): void {
  fdh
    .command('record-key')
    .description(
      'Gives a hospital a new key for sending health records without signing in, shown once; the one before ends.',
    )
    .requiredOption('--hospital <code>', 'five digits')
    .action(async (_options, command: Command) => {
      const options = optionsOf<Options>(command);
      const { hospital } = options;
      if (!HOSPITAL.test(hospital)) throw problem('USAGE', { reason: '--hospital takes five digits' });
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
