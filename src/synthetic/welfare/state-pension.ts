import { monthStart, yearsBefore } from '../calendar.ts';
import type { Person } from '../population/index.ts';
import { type Stream, unit, weighted } from '../random.ts';
import type { Offices, StatePension } from './welfare.ts';

/** The state pension of a former official or of an heir; it stops with death. */
export function drawStatePension(
  stream: Stream,
  { work, age, death }: Person,
  { settings, asOf }: Offices,
): StatePension | null {
  if (!work.hasStatePension) return null;
  const kinds = settings.welfare.pension.kinds.filter(({ heir }) => heir === work.isHeir);
  const weights = kinds.map(({ weight }) => weight);
  const kind = kinds[weighted(stream, weights)];
  if (!kind) return null;
  const years = Math.max(0.3, age - settings.work.pensionAge) * (work.isHeir ? unit(stream) : 1);
  return {
    kind: kind.kind,
    amountMonth: Math.round(kind.amount * (0.5 + unit(stream))),
    since: Math.min(monthStart(yearsBefore(asOf, years), 1), monthStart(asOf)),
    isPaid: death === null,
  };
}
