import type { Engine } from '../../../base/lake/index.ts';
import type { LoadedRecords } from '../../records/index.ts';
import type { LinkSettings, PlannedRule } from '../../settings/index.ts';
import { blockCounter } from './block-counter.ts';
import { candidateTerms } from './candidate-terms.ts';
import { chooseRules, combinationsOf } from './choose-rules.ts';
import { sampleRecords } from './coded-records.ts';
import { likelyPairs } from './likely-pairs.ts';
import { include, pairSet } from './pair-sets.ts';

export const KNOBS = {
  sample: 10000,
  likely: 4096,
  budgetPer: 25,
  few: 0.02,
  many: 3,
  overhead: 0.2,
  leastGain: 2,
  mostRules: 30,
  redundancy: 1,
};

export async function autoProto(engine: Engine, records: LoadedRecords, settings: LinkSettings) {
  const t0 = process.cpuUsage().user / 1000;
  const terms = candidateTerms(settings);
  const sample = await sampleRecords(engine, records, { terms, most: KNOBS.sample });
  const t1 = process.cpuUsage().user / 1000;
  const share = sample.count / records.count;
  const counter = blockCounter(sample, {
    acrossFiles: settings.mode === 'link',
    largestBlock: Math.max(2, settings.largestBlock * share),
  });
  const combinations = combinationsOf(terms, {
    counter,
    scale: 1 / share ** 2,
    few: KNOBS.few * records.count,
    many: KNOBS.many * records.count,
    records: records.count,
  });
  const t2 = process.cpuUsage().user / 1000;
  const sets = likelyPairs(terms, sample, KNOBS.likely);
  const missing = pairSet(KNOBS.likely);
  for (let p = 0; p < KNOBS.likely; p++) include(missing, p);
  const chosen = chooseRules({
    combinations: combinations.filter((c) => c.tooLarge.size === 0),
    setsOf: (c) => c.terms.map((t) => sets[t]!),
    missing,
    budget: KNOBS.budgetPer * records.count,
    overhead: KNOBS.overhead * records.count,
    leastGain: KNOBS.leastGain,
    mostRules: KNOBS.mostRules,
  });
  const t3 = process.cpuUsage().user / 1000;
  return {
    terms,
    sample,
    chosen,
    combinations,
    times: [t1 - t0, t2 - t1, t3 - t2],
    rules: chosen.map((c) => c.terms.map((t) => terms[t]!)) as PlannedRule['keys'][],
  };
}
