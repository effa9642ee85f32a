import type { Engine } from '../../../base/lake/index.ts';
import { populationOf, unpackPatterns, weightOf } from '../../model/index.ts';
import type { ReportExample } from '../../report/index.ts';
import { levelCounts, pairExplainer } from '../../scoring/index.ts';
import { type LinkSettings, plannedRules } from '../../settings/index.ts';
import type { LinkJob } from '../link-files.ts';
import { readRecords } from '../read-records.ts';

/** Around which probabilities an example is shown: sure, likely, in doubt, unlikely. */
const SHOWN_AT = [0.9999, 0.95, 0.7, 0.5, 0.3, 0.05];

/** For each probability shown the pair that comes nearest to it; the first one where several do. */
export async function examplesOf(
  engine: Engine,
  job: LinkJob,
  settings: LinkSettings,
): Promise<ReportExample[]> {
  const pairs = SHOWN_AT.map((probability) => nearestPair(job.pairs, weightOf(probability)));
  const chosen = [...new Set(pairs)].filter((pair) => pair >= 0);
  const rids = chosen.flatMap((pair) => [job.pairs.left[pair] ?? 0, job.pairs.right[pair] ?? 0]);
  const records = await readRecords(engine, job, rids);
  const { model, comparisons } = job;
  const explain = pairExplainer({ model, comparisons, rules: plannedRules(settings) });
  return chosen.flatMap((pair) => {
    const left = records.get(job.pairs.left[pair] ?? 0);
    const right = records.get(job.pairs.right[pair] ?? 0);
    if (!left || !right) return [];
    const number = job.pairs.pattern[pair] ?? 0;
    const pattern = job.pairs.cases.patterns[number] ?? 0;
    const { prior, fields, weight, probability } = explain({
      levels: unpackPatterns(Float64Array.of(pattern), levelCounts(comparisons)),
      population: populationOf(pattern, levelCounts(comparisons)),
      rules: job.pairs.cases.rules[number] ?? 0,
      rarity: left.rarity,
    });
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

/** The pair nearest to a weight; of equally near ones that of the smallest records, in whatever order pairs come. */
function nearestPair({ left, right, weight }: LinkJob['pairs'], wanted: number): number {
  let nearest = -1;
  let distance = Number.POSITIVE_INFINITY;
  weight.forEach((bits, pair) => {
    const away = Math.abs(bits - wanted);
    const [first, second] = [left[pair] ?? 0, right[pair] ?? 0];
    const isSmaller =
      first < (left[nearest] ?? 0) || (first === left[nearest] && second < (right[nearest] ?? 0));
    if (away < distance || (away === distance && isSmaller)) [nearest, distance] = [pair, away];
  });
  return nearest;
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
