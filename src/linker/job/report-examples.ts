import type { Engine } from '../../base/lake/index.ts';
import { weightOf } from '../model/index.ts';
import type { ReportExample } from '../report/index.ts';
import { pairScorer } from '../scoring/index.ts';
import { type LinkSettings, plannedRules } from '../settings/index.ts';
import type { LinkJob } from './link-files.ts';
import { readRecords } from './read-records.ts';

/** Around which probabilities an example is shown: sure, likely, in doubt, unlikely. */
const SHOWN_AT = [0.9999, 0.95, 0.7, 0.5, 0.3, 0.05];

/** For each probability shown the pair that comes nearest to it; the first one where several do. */
export async function examplesOf(
  engine: Engine,
  job: LinkJob,
  settings: LinkSettings,
): Promise<ReportExample[]> {
  const pairs = SHOWN_AT.map((probability) => nearestPair(job.pairs.weight, weightOf(probability)));
  const chosen = [...new Set(pairs)].filter((pair) => pair >= 0);
  const rids = chosen.flatMap((pair) => [job.pairs.left[pair] ?? 0, job.pairs.right[pair] ?? 0]);
  const records = await readRecords(engine, job, rids);
  const score = pairScorer(job.model, job.comparisons, plannedRules(settings));
  return chosen.flatMap((pair) => {
    const left = records.get(job.pairs.left[pair] ?? 0);
    const right = records.get(job.pairs.right[pair] ?? 0);
    if (!left || !right) return [];
    const { prior, fields, weight, probability } = score(left.values, right.values, left.rarity);
    return [
      {
        left: { id: left.id, source: left.file },
        right: { id: right.id, source: right.file },
        priorWeight: prior,
        steps: fields.map((field, index) => {
          const column = job.comparisons[index]?.column ?? '';
          return {
            comparison: field.comparison,
            level: field.label,
            left: textOf(left.values[column]),
            right: textOf(right.values[column]),
            weight: field.bits,
            frequencyWeight: field.rarityBits,
          };
        }),
        weight,
        probability,
      },
    ];
  });
}

function nearestPair(weights: Float32Array, wanted: number): number {
  let nearest = -1;
  let distance = Number.POSITIVE_INFINITY;
  weights.forEach((weight, pair) => {
    const away = Math.abs(weight - wanted);
    if (away < distance) [nearest, distance] = [pair, away];
  });
  return nearest;
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
