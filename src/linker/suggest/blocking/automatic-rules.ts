import type { Engine } from '../../../base/lake/index.ts';
import { possiblePairs } from '../../blocking/index.ts';
import type { LoadedRecords } from '../../records/index.ts';
import type { BlockingRule, LinkSettings } from '../../settings/index.ts';
import { blockCounter } from './block-counter.ts';
import { candidateTerms, writtenTerm } from './candidate-terms.ts';
import { type ChosenRule, chooseRules } from './choose-rules.ts';
import { sampleRecords } from './coded-records.ts';
import { type Combination, combinationsOf } from './combinations.ts';
import { likelyPairs } from './likely-pairs.ts';
import { fullSet, type PairSet } from './pair-sets.ts';

/** So few pairs (3,000 records with each other) are compared without any rule. */
const FEW_PAIRS = 4_500_000;

/** Pairs a record that all rules together may bring, each rule counted for itself; most pairs are brought by several. */
const PAIRS_A_RECORD = 30;

/** A rule costs time of its own, as much as so many pairs a record. */
const OVERHEAD_A_RECORD = 0.2;

const SAMPLED_RECORDS = 10_000;
const LIKELY_PAIRS = 8192;
const LEAST_GAIN = 2;
const MOST_RULES = 30;

/** A rule must say something of nearly all records that have its columns; the rest are in blocks above the cap. */
const LEAST_KEPT = 0.9;

/**
 * Blocking rules for files of which nothing is known but their columns: all pairs where they are few; else, within a budget of pairs,
 * rules that together find two records of one person whichever of their columns are missing or misspelt. What rules bring is counted
 * on a sample that a hash chooses, so the same files always get the same rules.
 */
export async function automaticRules(
  engine: Engine,
  records: LoadedRecords,
  settings: LinkSettings,
): Promise<BlockingRule[]> {
  const terms = candidateTerms(settings);
  const every = possiblePairs(records, settings.mode);
  if (terms.length === 0 || every <= Math.min(FEW_PAIRS, settings.mostPairs)) return [{ allPairs: true }];
  const sample = await sampleRecords(engine, records, { terms, most: SAMPLED_RECORDS });
  const counter = blockCounter(sample, {
    acrossFiles: settings.mode === 'link',
    largestBlock: (settings.largestBlock * sample.count) / records.count,
  });
  const all = combinationsOf(terms, { counter, records: records.count, sampled: sample.count });
  const sets = likelyPairs(terms, sample, LIKELY_PAIRS);
  const chosen = complemented({
    combinations: all.filter(({ kept }) => kept >= LEAST_KEPT),
    broughtBy: (combination) => combination.terms.flatMap((term) => sets[term] ?? []),
    budget: Math.min(PAIRS_A_RECORD * records.count, settings.mostPairs),
    overhead: OVERHEAD_A_RECORD * records.count,
    columnOf: (term) => terms[term]?.column,
  });
  const rules = chosen.length > 0 ? chosen.map(({ combination }) => combination) : [narrowest(all)];
  return rules.map((rule) => rule.terms.flatMap((term) => terms[term] ?? []).map(writtenTerm));
}

type AutomaticPlan = Readonly<{
  combinations: readonly Combination[];
  broughtBy: (combination: Combination) => readonly PairSet[];
  budget: number;
  overhead: number;
  columnOf: (term: number) => string | undefined;
}>;

/** Rules chosen for all likely pairs; should every one of them need some column, then also one that does without. */
function complemented(plan: AutomaticPlan): ChosenRule[] {
  const choose = (more: Readonly<{ without?: string | undefined; budget: number; mostRules: number }>) =>
    chooseRules({
      ...plan,
      ...more,
      combinations: plan.combinations.filter(
        ({ terms }) =>
          more.without === undefined || !terms.some((term) => plan.columnOf(term) === more.without),
      ),
      missing: fullSet(LIKELY_PAIRS),
      leastGain: LEAST_GAIN,
    });
  const chosen = choose({ budget: plan.budget, mostRules: MOST_RULES });
  const used = chosen.map(({ combination }) => new Set(combination.terms.map(plan.columnOf)));
  for (const column of used[0] ?? []) {
    if (!used.every((columns) => columns.has(column))) continue;
    const spent = chosen.reduce((sum, { combination }) => sum + combination.pairs, 0);
    chosen.push(...choose({ without: column, budget: plan.budget - spent, mostRules: 1 }));
  }
  return chosen;
}

/** The combination that brings fewest pairs, where none keeps within the budget: the settings say what is too much. */
function narrowest(combinations: readonly Combination[]): Combination {
  return combinations.reduce((best, other) =>
    other.kept > best.kept || (other.kept === best.kept && other.pairs < best.pairs) ? other : best,
  );
}
