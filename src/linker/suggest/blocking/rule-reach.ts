import { problem } from '../../../base/errors/index.ts';
import type { Engine } from '../../../base/lake/index.ts';
import type { LoadedRecords } from '../../records/index.ts';
import { type LinkSettings, type PlannedRule, plannedRules } from '../../settings/index.ts';
import { listTerms, type TermList } from './candidate-terms.ts';
import { type LabelledPairs, readLabelledPairs } from './labelled-pairs.ts';
import { type PairSet, removeCommon, sizeOf, sizeOfCommon } from './pair-sets.ts';

/** How many of the true pairs one rule brings. */
export type RuleReach = Readonly<{
  rule: string;
  /** Share of the true pairs that it brings. */
  recall: number;
  /** Share that it and the rules before it bring. */
  recallSoFar: number;
}>;

/** How many of the true pairs blocking brings: no score can find more. */
export type BlockingReach = Readonly<{
  /** True pairs that were looked at: all, or those of a sample of people. */
  truePairs: number;
  recall: number;
  rules: readonly RuleReach[];
}>;

/** Counts for each rule the true pairs that it brings; nothing is compared. Throws LINK_TRUTH_MISSING. */
export async function blockingReach(
  engine: Engine,
  records: LoadedRecords,
  settings: LinkSettings,
): Promise<BlockingReach> {
  if (settings.truth === undefined) throw problem('LINK_TRUTH_MISSING');
  const rules = plannedRules(settings);
  const list = listTerms([], rules);
  const labelled = await readLabelledPairs(engine, records, { terms: list.terms, settings });
  return reachOf({ rules, list, labelled }, labelled.all());
}

/** The same of pairs that were read already; what the rules bring is taken out of `missing`. */
export function reachOf(
  part: Readonly<{ rules: readonly PlannedRule[]; list: TermList; labelled: LabelledPairs }>,
  missing: PairSet,
): BlockingReach {
  const { rules, list, labelled } = part;
  const all = labelled.all();
  const shareOf = (pairs: number) => (labelled.pairs > 0 ? pairs / labelled.pairs : 1);
  const reached = rules.map(({ keys, largestBlock, text }): RuleReach => {
    const sets = labelled.broughtBy(labelled.bringing(keys.map(list.placeOf), largestBlock));
    removeCommon(missing, sets);
    return {
      rule: text,
      recall: shareOf(sizeOfCommon(sets, all)),
      recallSoFar: 1 - shareOf(sizeOf(missing)),
    };
  });
  return { truePairs: labelled.pairs, recall: 1 - shareOf(sizeOf(missing)), rules: reached };
}
