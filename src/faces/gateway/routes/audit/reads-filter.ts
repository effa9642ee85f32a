import type { z } from 'zod';
import type { AccessFilter } from '../../../../base/ledger/index.ts';
import { beginningOf, dayOf, daysAfter, parseIsoDate } from '../../../../base/model/index.ts';
import type { auditReadsQuerySchema } from '../../../../contract/index.ts';

type ReadsQuery = z.output<typeof auditReadsQuerySchema>;

/** Which reads are asked for. Days begin and end as people of the country count them, whatever the clocks of servers say. */
export function readsFilter(query: ReadsQuery, timeZone: string, now = new Date()): AccessFilter {
  const { from, to, days, after, atLeast, ...same } = query;
  const first = days === undefined ? parseIsoDate(from ?? '') : daysAfter(dayOf(now, timeZone), 1 - days);
  const last = parseIsoDate(to ?? '');
  return {
    ...same,
    from: first && beginningOf(first, timeZone),
    to: last && beginningOf(daysAfter(last, 1), timeZone),
    beforeId: after,
    atLeastPeople: atLeast,
  };
}
