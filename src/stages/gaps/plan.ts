import { type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import type { Programme } from '../entitlements/index.ts';
import { rollsOn } from './rolls.ts';
import type { GapSettings } from './settings.ts';
import { flagged, type GapParts, gaps } from './steps.ts';

/** What the stage works from; without a survey nobody is known to be poor. */
export type GapInputs = Readonly<{
  profiles: DatasetVersion;
  entitlements: DatasetVersion;
  poverty?: DatasetVersion | undefined;
  programmes: readonly Programme[];
  settings: GapSettings;
  asOf: IsoDate;
}>;

/** The plan that sets decisions beside payment rolls and flags where they differ. */
export function planGaps({
  profiles,
  entitlements,
  poverty,
  programmes,
  settings,
  asOf,
}: GapInputs): StagePlan {
  const rolls = rollsOn(programmes, settings, asOf);
  const parts: GapParts = { rolls, settings, asOf, surveyed: poverty !== undefined };
  return {
    dataset: 'gaps',
    parents: [profiles, entitlements, ...(poverty ? [poverty] : [])],
    settings: { asOf },
    steps: [flagged(parts), gaps(parts)],
    notes: {
      kinds: sql`
        select
          kind,
          programme,
          count(*) as people,
          cast(coalesce(sum(amount_month), 0) as bigint) as satang_month
        from gaps
        group by kind, programme
        order by kind, programme`,
    },
  };
}
