import type { EventDesk } from '../../../../services/events/index.ts';
import { type House, withReading } from '../../wiring.ts';
import { withAudit } from '../trust/audit.ts';

/** Works where events leave this house: what is published now, and the log that everything is written into. */
export async function withEvents<Answer>(
  house: House,
  work: (desk: EventDesk) => Promise<Answer>,
): Promise<Answer> {
  const { lake, ledger, keys, country, settings } = house;
  const { timeZone } = country;
  const now = () => new Date();
  return await withReading(house, (reading) =>
    withAudit(house, (audit) =>
      work({
        share: async () => ({
          reading,
          lake,
          ledger,
          country: country.agreements(),
          timeZone,
          keys,
          now,
        }),
        events: ledger.events,
        keys,
        assertWitnessed: audit.assertWitnessed,
        environment: settings.environment,
        now,
        random: Math.random,
      }),
    ),
  );
}
