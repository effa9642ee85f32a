import { createHash } from 'node:crypto';
import { type Engine, join, sql } from '../../../base/lake/index.ts';
import { type ClusterShapes, clusterShapes } from '../../clusters/index.ts';
import { levelWeights, probabilityOf, weightOf } from '../../model/index.ts';
import type { LinkReport, ReportModel, ReportRule } from '../../report/index.ts';
import type { LearntModel } from '../../scoring/index.ts';
import type { LinkSettings } from '../../settings/index.ts';
import type { JobQuality } from '../evaluate-job.ts';
import type { LinkJob } from '../link-files.ts';
import { modelOf } from '../model-file.ts';
import { examplesOf } from './examples.ts';
import { largestBlocks } from './largest-blocks.ts';
import { studioOf } from './studio.ts';

export type ReportOrder = Readonly<{
  settings: LinkSettings;
  paths: readonly string[];
  quality: JobQuality | undefined;
  maskValues: boolean;
}>;

const THRESHOLDS = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/** All that the report of a job shows. */
export async function reportOf(engine: Engine, job: LinkJob, order: ReportOrder): Promise<LinkReport> {
  const { settings } = order;
  const made = new Date();
  const threshold = settings.clusters.method === 'components' ? settings.probability : 0.5;
  const shapes = shapesOf(job, threshold);
  const rows = await engine.rows(
    sql`select file, cast(count(*) as integer) as total from records group by file order by file`,
  );
  return {
    name: order.paths.map((path) => path.split('/').at(-1) ?? path).join(' + '),
    madeAt: made.toISOString(),
    language: 'th',
    settingsHash: createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16),
    tookSeconds: job.seconds['total'] ?? null,
    maskValues: order.maskValues,
    sources: order.paths.map((path, file) => ({
      name: path.split('/').at(-1) ?? path,
      rows: Number(rows.find((row) => Number(row['file']) === file)?.['total'] ?? 0),
    })),
    comparedPairs: job.pairs.compared,
    links: linksFrom(job, threshold),
    threshold,
    quality: qualityPart(order.quality),
    models: modelParts(job, made),
    examples: await examplesOf(engine, job, settings),
    blocking: blockingPart(job, await largestBlocks(engine, job, job.settings)),
    completeness: await completeness(engine, job, order.paths.length),
    unlinkable: await unlinkable(engine, job),
    thresholds: thresholdsPart(job, order.quality),
    calibration: calibrationPart(order.quality),
    clusterSizes: sizesPart(job),
    studio: await studioOf(engine, job, { shapes, atLeast: weightOf(threshold) }),
  };
}

function shapesOf(job: LinkJob, threshold: number): ClusterShapes {
  const { left, right, weight } = job.pairs;
  return clusterShapes({
    cluster: job.cluster,
    edges: { left, right, weight },
    atLeast: weightOf(threshold),
  });
}

function linksFrom({ pairs }: LinkJob, probability: number): number {
  const least = weightOf(probability);
  return pairs.weight.reduce((sum, weight) => sum + (weight >= least ? 1 : 0), 0);
}

/** The model of all records, and those of the populations that have one. */
function modelParts(job: LinkJob, made: Date): ReportModel[] {
  const { version } = modelOf(job, made);
  const own = (job.model.populations ?? []).flatMap(({ name, model }) => (model ? [{ name, model }] : []));
  return [{ name: 'all records', model: job.model }, ...own].map(({ name, model }) => ({
    ...modelPart(job, model),
    name,
    version,
    trainedAt: made.toISOString(),
  }));
}

function modelPart(job: LinkJob, model: LearntModel): Pick<ReportModel, 'prior' | 'comparisons'> {
  const weights = levelWeights(model);
  return {
    prior: model.lambda,
    comparisons: job.comparisons.map((comparison, field) => ({
      name: comparison.name,
      levels: [...comparison.levels.map(({ label }) => label), 'else', 'unknown'].map((label, index) => {
        const level = comparison.levels.length + 1 - index;
        const known = level > 0;
        return {
          label,
          m: known ? (model.m[field]?.[level] ?? 0) : null,
          u: known ? (model.u[field]?.[level] ?? 0) : null,
          weight: known ? (weights[field]?.[level] ?? 0) : null,
          byFrequency: index === 0 && comparison.termFrequency,
        };
      }),
    })),
  };
}

function qualityPart(quality: JobQuality | undefined): LinkReport['quality'] {
  if (!quality) return null;
  const { precision, recall, f1 } = quality.pairs;
  return { precision, recall, f1, bCubedF1: quality.bCubed.f1 };
}

function blockingPart({ rules, pairs }: LinkJob, largest: readonly ReportRule['largest'][]): ReportRule[] {
  const fresh = new Float64Array(rules.length);
  pairs.cases.rules.forEach((bits, number) => {
    const first = rules.findIndex((_, rule) => Math.floor(bits / 2 ** rule) % 2 === 1);
    fresh[first] = (fresh[first] ?? 0) + (pairs.cases.pairs[number] ?? 0);
  });
  return rules.map((rule, index) => ({
    name: rule.rule,
    pairs: rule.pairs,
    newPairs: fresh[index] ?? 0,
    largest: largest[index] ?? [],
    cap: {
      atMost: rule.largestBlock,
      blocksDropped: rule.droppedBlocks,
      pairsDropped: rule.droppedPairs,
    },
  }));
}

async function completeness(
  engine: Engine,
  { records }: LinkJob,
  files: number,
): Promise<LinkReport['completeness']> {
  const counts = records.columns.map(
    (name) => sql`cast(count(${records.column(name)}) as integer) as ${records.column(name)}`,
  );
  const rows = await engine.rows(sql`select file, ${join(counts)} from records group by file order by file`);
  return records.columns.map((column, index) => ({
    column,
    notNull: Array.from({ length: files }, (_, file) =>
      Number(rows.find((row) => Number(row['file']) === file)?.[`c${index}`] ?? 0),
    ),
  }));
}

/** What a record weighs against its own double: all it knows agrees as well as can be. */
async function unlinkable(
  engine: Engine,
  { records, comparisons, model }: LinkJob,
): Promise<LinkReport['unlinkable']> {
  const best = levelWeights(model).map((row) => row.at(-1) ?? 0);
  const own = comparisons.map(
    ({ column }, field) =>
      sql`case when ${records.column(column)} is null then 0 else ${best[field] ?? 0}::double end`,
  );
  const prior = weightOf(model.lambda);
  const rows = await engine.rows(sql`
    select floor(${join(own, ' + ')} + ${prior}::double) as weight, cast(count(*) as integer) as records
    from records
    group by weight
    order by weight`);
  let below = 0;
  return rows.map((row) => {
    below += Number(row['records']);
    return { weight: Number(row['weight']) + 1, records: below };
  });
}

function thresholdsPart(job: LinkJob, quality: JobQuality | undefined): LinkReport['thresholds'] {
  if (quality) {
    return {
      kind: 'truth',
      truePairs: quality.pairs.truePairs,
      missedByBlocking: quality.missedByBlocking,
      points: quality.thresholds.map(({ threshold, foundPairs, precision, recall, f1 }) => ({
        probability: threshold,
        links: foundPairs,
        precision,
        recall,
        f1,
      })),
    };
  }
  const points = THRESHOLDS.map((probability) => {
    const least = weightOf(probability);
    let links = 0;
    let expectedFalse = 0;
    for (const weight of job.pairs.weight) {
      if (weight < least) continue;
      links++;
      expectedFalse += 1 - probabilityOf(weight);
    }
    return { probability, links, expectedFalse };
  });
  return { kind: 'estimated', points };
}

function calibrationPart(quality: JobQuality | undefined): LinkReport['calibration'] {
  if (!quality) return null;
  return quality.calibration.tenths.flatMap(({ from, to, pairs, predicted, observed }) =>
    predicted === null || observed === null ? [] : [{ from, to, pairs, expected: predicted, observed }],
  );
}

function sizesPart({ cluster }: LinkJob): LinkReport['clusterSizes'] {
  const sizes = new Int32Array(cluster.length);
  for (const first of cluster) sizes[first] = (sizes[first] ?? 0) + 1;
  const counts = new Map<number, number>();
  for (const size of sizes) if (size > 0) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => one - other).map(([size, clusters]) => ({ size, clusters }));
}
