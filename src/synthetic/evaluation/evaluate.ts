import type { Engine } from '../../base/lake/index.ts';
import { type FaultQuality, judgeFaults, judgeIdentityFaults } from './fault-quality.ts';
import { gatherFlags } from './flag-tables.ts';
import {
  type ConfidenceBand,
  countUntold,
  type GapQuality,
  judgeConfidence,
  judgeGaps,
  type Untold,
} from './gaps/index.ts';
import { type HouseholdQuality, judgeHouseholds } from './household-quality.ts';
import { judgeGroups, type LinkGroup } from './link-groups.ts';
import { judgeLinks, type LinkQuality } from './link-quality.ts';
import { faultsIn, findSources, peopleIn, requireStages } from './truth-files.ts';
import { layTruth } from './truth-tables.ts';

/** What the stages made of an invented country, set beside what is true in it. */
export type Evaluation = Readonly<{
  links: LinkQuality;
  groups: readonly LinkGroup[];
  households: readonly HouseholdQuality[];
  faults: readonly FaultQuality[];
  gaps: readonly GapQuality[];
  /** What registers do not tell, where that leaves a planted gap open or a flag unsettled. */
  untold: readonly Untold[];
  /** How often flags of each confidence are right. */
  confidence: readonly ConfidenceBand[];
}>;

/** What linking alone made of an invented country. */
export type LinkEvaluation = Pick<Evaluation, 'links' | 'groups'> &
  Readonly<{ faults: readonly FaultQuality[] }>;

/** The same of linking alone, where nothing further was made: only faults that it can mend are judged. */
export async function evaluateLinks(
  order: Readonly<{ engine: Engine; truthDir: string }>,
): Promise<LinkEvaluation> {
  const { engine, truthDir } = order;
  await requireStages(engine, ['linkage']);
  const sources = await findSources(engine, truthDir);
  await layTruth(engine, { faults: faultsIn(truthDir), sources });
  await gatherFlags(engine, sources);
  return {
    links: await judgeLinks(engine),
    groups: await judgeGroups(engine, peopleIn(truthDir)),
    faults: await judgeIdentityFaults(engine),
  };
}

/**
 * Judges the published versions against the truth. The engine must see the versions of linkage, households, profiles, gaps
 * and every intake dataset, and is left with temporary tables, so give it one of its own.
 */
export async function evaluate(order: Readonly<{ engine: Engine; truthDir: string }>): Promise<Evaluation> {
  const { engine, truthDir } = order;
  await requireStages(engine, ['linkage', 'households', 'profiles', 'gaps']);
  const sources = await findSources(engine, truthDir);
  await layTruth(engine, { faults: faultsIn(truthDir), sources });
  await gatherFlags(engine, sources);
  return {
    links: await judgeLinks(engine),
    groups: await judgeGroups(engine, peopleIn(truthDir)),
    households: await judgeHouseholds(engine, peopleIn(truthDir)),
    faults: await judgeFaults(engine),
    gaps: await judgeGaps(engine),
    untold: await countUntold(engine),
    confidence: await judgeConfidence(engine),
  };
}
