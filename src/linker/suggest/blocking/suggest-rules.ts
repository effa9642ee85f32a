import { problem } from '../../../base/errors/index.ts';
import type { Engine } from '../../../base/lake/index.ts';
import { countRules, type RuleCount } from '../../blocking/index.ts';
import type { LoadedRecords } from '../../records/index.ts';
import {
  type BlockingRule,
  type LinkSettings,
  type PlannedRule,
  plannedRules,
} from '../../settings/index.ts';
import { candidateTerms, listTerms, type TermList, writtenTerm } from './candidate-terms.ts';
import { chooseRules } from './choose-rules.ts';
import { combinationsOf } from './combinations.ts';
import { type LabelledPairs, readLabelledPairs } from './labelled-pairs.ts';
import type { PairSet } from './pair-sets.ts';
import { type BlockingReach, reachOf } from './rule-reach.ts';

/** Rules worth adding, learnt from records of which the true person is known. */
export type RuleSuggestions = Readonly<{
  /** Pairs that the rules bring now, each rule counted for itself, and what those suggested may bring. */
  pairs: number;
  budget: number;
  /** What the rules reach now. */
  now: BlockingReach;
  /** What the rules suggested bring, and what all reach with them, one after the other. */
  suggested: readonly Readonly<{ rule: string; pairs: number; recallSoFar: number }>[];
  recall: number;
  /** All rules, those there are and those suggested, ready for the settings. */
  blocking: readonly BlockingRule[];
}>;

/** A rule costs time of its own, as much as so many pairs a record. */
const OVERHEAD_A_RECORD = 0.2;

/** A rule that finds less than this of all true pairs, or hardly any, may find them by chance. */
const LEAST_SHARE = 0.0005;
const LEAST_PAIRS = 3;

const MOST_SUGGESTED = 20;
const MOST_RULES = 52;

/**
 * Of all combinations of parts of columns those that find most of the true pairs that the rules miss, for the pairs they cost, within
 * a budget: unless it is given, as many pairs again as the rules bring now. The rules of the settings must be spelt out. Throws
 * LINK_TRUTH_MISSING.
 */
export async function suggestRules(
  engine: Engine,
  records: LoadedRecords,
  asked: Readonly<{ settings: LinkSettings; budget?: number | undefined }>,
): Promise<RuleSuggestions> {
  const { settings } = asked;
  if (settings.truth === undefined) throw problem('LINK_TRUTH_MISSING');
  const rules = plannedRules(settings);
  const counts = await countAll(engine, records, { rules, settings });
  const pairs = counts.reduce((sum, rule) => sum + rule.pairs, 0);
  const budget = Math.min(asked.budget ?? Math.max(pairs, records.count), settings.mostPairs);
  const list = listTerms(candidateTerms(settings), rules);
  const labelled = await readLabelledPairs(engine, records, { terms: list.terms, settings });
  const missing = labelled.all();
  const now = reachOf({ rules, list, labelled }, missing);
  const wanted = chooseWanted({
    records,
    settings,
    list,
    labelled,
    missing,
    budget,
    room: MOST_RULES - rules.length,
  });
  const kept = await withinBudget(engine, records, { rules: wanted, settings, budget });
  const after = reachOf(
    { rules: [...rules, ...kept.map(({ rule }) => rule)], list, labelled },
    labelled.all(),
  );
  return {
    pairs,
    budget,
    now,
    suggested: kept.map(({ rule, pairs: own }, place) => ({
      rule: rule.text,
      pairs: own,
      recallSoFar: after.rules[rules.length + place]?.recallSoFar ?? after.recall,
    })),
    recall: after.recall,
    blocking: [...blockingOf(settings), ...kept.map(({ rule }) => rule.keys.map(writtenTerm))],
  };
}

function blockingOf({ blocking }: LinkSettings): readonly BlockingRule[] {
  return blocking === 'auto' ? [] : blocking;
}

type Choice = Readonly<{
  records: LoadedRecords;
  settings: LinkSettings;
  list: TermList;
  labelled: LabelledPairs;
  missing: PairSet;
  budget: number;
  room: number;
}>;

function chooseWanted({ records, settings, list, labelled, missing, budget, room }: Choice): PlannedRule[] {
  const chosen = chooseRules({
    combinations: combinationsOf(list.terms, {
      counter: labelled.counter,
      records: records.count,
      sampled: labelled.sampled,
    }),
    broughtBy: labelled.broughtBy,
    missing,
    budget,
    overhead: OVERHEAD_A_RECORD * records.count,
    leastGain: Math.max(LEAST_PAIRS, LEAST_SHARE * labelled.pairs),
    mostRules: Math.min(MOST_SUGGESTED, room),
  });
  const blocking = chosen.map(({ combination }) =>
    combination.terms.flatMap((term) => list.terms[term] ?? []).map(writtenTerm),
  );
  return plannedRules({ ...settings, blocking });
}

/** Counts whatever rules bring, without refusing any. */
function countAll(
  engine: Engine,
  records: LoadedRecords,
  { rules, settings }: Readonly<{ rules: readonly PlannedRule[]; settings: LinkSettings }>,
): Promise<RuleCount[]> {
  return countRules(engine, records, {
    rules,
    settings: { ...settings, mostPairs: Number.POSITIVE_INFINITY },
  });
}

/** The rules with what they really bring, as many of them as the budget allows; a sample may have told it too low. */
async function withinBudget(
  engine: Engine,
  records: LoadedRecords,
  plan: Readonly<{ rules: readonly PlannedRule[]; settings: LinkSettings; budget: number }>,
): Promise<Readonly<{ rule: PlannedRule; pairs: number }>[]> {
  const counts = await countAll(engine, records, plan);
  let left = plan.budget;
  return plan.rules.flatMap((rule, place) => {
    const pairs = counts[place]?.pairs ?? 0;
    if (pairs > left) return [];
    left -= pairs;
    return [{ rule, pairs }];
  });
}
