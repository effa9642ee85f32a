import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { EventContent } from '../../../country.ts';
import type { Programme } from '../../../stages/entitlements/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';

/** The versions of one published set that events are seen in. */
type EventSet = Readonly<{
  /** Who is whom of before. */
  linkage: DatasetVersion;
  profiles: DatasetVersion;
  households: DatasetVersion;
  entitlements: DatasetVersion;
  gaps: DatasetVersion;
}>;

/** What events are worked out from. */
export type EventInputs = Readonly<{
  now: EventSet;
  /** The set before; without one nothing is compared, and nothing is an event. */
  before: Pick<EventSet, 'profiles' | 'entitlements'> | undefined;
  /** All that was seen before. */
  known: DatasetVersion | undefined;
  content: EventContent;
  facts: readonly FactEntry[];
  programmes: readonly Programme[];
  asOf: IsoDate;
}>;
