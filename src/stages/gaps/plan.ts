import { id, type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import type { Programme } from '../entitlements/index.ts';
import { leastLinks } from './confidence.ts';
import { openAnswers } from './open-answers.ts';
import { rollsOn } from './rolls/index.ts';
import { type GapSettings, settingsOn } from './settings.ts';
import { flagged, type GapParts, gaps } from './steps.ts';

/** What the stage works from; without a survey nobody is known to be poor. */
export type GapInputs = Readonly<{
  profiles: DatasetVersion;
  entitlements: DatasetVersion;
  poverty?: DatasetVersion | undefined;
  /** How people were linked; without it flags are as sure as their kind and their doubts say. */
  linkage?: DatasetVersion | undefined;
  programmes: readonly Programme[];
  settings: GapSettings;
  asOf: IsoDate;
}>;

/** The plan that sets decisions beside payment rolls and flags where they differ. */
export function planGaps({
  profiles,
  entitlements,
  poverty,
  linkage,
  programmes,
  settings: ofAllDays,
  asOf,
}: GapInputs): StagePlan {
  const settings = settingsOn(ofAllDays, asOf);
  const rolls = rollsOn(programmes, settings, asOf);
  const linked = linkage !== undefined;
  const parts: GapParts = { ...rolls, settings, asOf, surveyed: poverty !== undefined, linked };
  return {
    dataset: 'gaps',
    parents: [profiles, entitlements, ...(poverty ? [poverty] : []), ...(linkage ? [linkage] : [])],
    settings: { asOf },
    steps: [
      ...rolls.unitSteps(id('profiles.profiles')),
      flagged(parts),
      ...(linked ? [leastLinks()] : []),
      gaps(parts),
      openAnswers(programmes, settings),
    ],
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
