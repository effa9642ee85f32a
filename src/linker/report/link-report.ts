import { z } from 'zod';

/** Words of the job's own settings: one text for both languages, or one for each. */
const wordsSchema = z.union([z.string(), z.object({ th: z.string(), en: z.string() }).readonly()]);
export type ReportWords = z.infer<typeof wordsSchema>;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
/** Match weight in bits: log2 of how much likelier a comparison is among pairs of one person than among others. */
const bits = z.number();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const sourceSchema = z.object({ name: wordsSchema, rows: count }).readonly();

const levelSchema = z
  .object({
    label: wordsSchema,
    /** Share of pairs of one person at this level; null where the model has none, as for missing values. */
    m: share.nullable(),
    /** Share of pairs of two persons at this level. */
    u: share.nullable(),
    weight: bits.nullable(),
    /** The weight of a pair is moved by how common its value is. */
    byFrequency: z.boolean(),
  })
  .readonly();

const comparisonSchema = z.object({ name: wordsSchema, levels: list(levelSchema) }).readonly();

/** One model; a job has several when it tells populations apart. */
const modelSchema = z
  .object({
    name: wordsSchema,
    version: z.string(),
    trainedAt: z.iso.datetime({ offset: true }).nullable(),
    /** Share of all possible pairs that are of one person. */
    prior: share,
    comparisons: list(comparisonSchema),
  })
  .readonly();
export type ReportModel = z.infer<typeof modelSchema>;

const endSchema = z.object({ id: z.string(), source: count }).readonly();

const exampleSchema = z
  .object({
    left: endSchema,
    right: endSchema,
    priorWeight: bits,
    steps: list(
      z
        .object({
          comparison: wordsSchema,
          level: wordsSchema,
          left: z.string().nullable(),
          right: z.string().nullable(),
          weight: bits,
          /** The part that comes from how common the value is; not in `weight`. */
          frequencyWeight: bits,
        })
        .readonly(),
    ),
    /** The sum: prior, steps and what comes from frequencies. */
    weight: bits,
    probability: share,
  })
  .readonly();
export type ReportExample = z.infer<typeof exampleSchema>;

const ruleSchema = z
  .object({
    name: z.string(),
    pairs: count,
    /** Pairs that no earlier rule gave. */
    newPairs: count,
    largest: list(z.object({ key: list(z.string().nullable()), records: count, pairs: count }).readonly()),
    /** What a limit on the size of blocks left out; null where the rule has no limit. */
    cap: z.object({ atMost: count, blocksDropped: count, pairsDropped: count }).readonly().nullable(),
  })
  .readonly();
export type ReportRule = z.infer<typeof ruleSchema>;

const truthSchema = z
  .object({
    kind: z.literal('truth'),
    truePairs: count,
    /** True pairs that no rule ever compared; they count as missed. */
    missedByBlocking: count,
    points: list(
      z.object({ probability: share, links: count, precision: share, recall: share, f1: share }).readonly(),
    ),
  })
  .readonly();

const estimateSchema = z
  .object({
    kind: z.literal('estimated'),
    points: list(z.object({ probability: share, links: count, expectedFalse: z.number().min(0) }).readonly()),
  })
  .readonly();

export const REASONS = ['largest', 'least-dense', 'bridge'] as const;

const clusterSchema = z
  .object({
    id: z.string(),
    because: list(z.enum(REASONS)),
    /** Records and links of the cluster; `records` and `edges` may hold fewer. */
    size: count,
    links: count,
    records: list(
      z.object({ id: z.string(), source: count, values: list(z.string().nullable()) }).readonly(),
    ),
    /** Links between records, by their place in `records`. A bridge is a link whose loss breaks the cluster in two. */
    edges: list(z.object({ left: count, right: count, weight: bits, bridge: z.boolean() }).readonly()),
  })
  .readonly();
export type ReportCluster = z.infer<typeof clusterSchema>;

/** All that the report of a linking job shows. Plain data: it can be kept as JSON and drawn again later. */
export const linkReportSchema = z
  .object({
    name: wordsSchema,
    madeAt: z.iso.datetime({ offset: true }),
    language: z.enum(['th', 'en']),
    settingsHash: z.string(),
    tookSeconds: z.number().min(0).nullable(),
    /** Values, block keys and record numbers are shown only as marks that tell equal from different. */
    maskValues: z.boolean(),
    sources: z.array(sourceSchema).min(1).readonly(),
    comparedPairs: count,
    links: count,
    /** Probability at which the job linked. */
    threshold: share,
    /** Quality of the clusters that came out, where the truth is known; it is not that of single pairs at the threshold. */
    quality: z.object({ precision: share, recall: share, f1: share, bCubedF1: share }).readonly().nullable(),
    models: list(modelSchema),
    examples: list(exampleSchema),
    blocking: list(ruleSchema),
    /** Per column the records of each source, in the order of `sources`, that have a value. */
    completeness: list(z.object({ column: wordsSchema, notNull: list(count) }).readonly()),
    /** Records that, compared with themselves, stay below a weight: nothing could ever link them there. */
    unlinkable: list(z.object({ weight: bits, records: count }).readonly()),
    thresholds: z.discriminatedUnion('kind', [truthSchema, estimateSchema]).nullable(),
    calibration: list(
      z.object({ from: share, to: share, pairs: count, expected: share, observed: share }).readonly(),
    ).nullable(),
    clusterSizes: list(z.object({ size: count, clusters: count }).readonly()),
    studio: z.object({ columns: list(wordsSchema), clusters: list(clusterSchema) }).readonly(),
  })
  .readonly();
export type LinkReport = z.infer<typeof linkReportSchema>;
