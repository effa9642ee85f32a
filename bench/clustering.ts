import {
  clusterShapes,
  clustersToReview,
  collectiveClusters,
  connectedComponents,
  constrainedClusters,
  denseNumbers,
  refusalCounts,
} from '../src/linker/clusters/index.ts';
import { below, chance, type Stream, streamOf } from '../src/synthetic/random.ts';

const SEED = 5;
const RECORDS = 4_500_000;
const EDGES = 5_000_000;
const LARGEST = 6;
const RUNS = 3;
/** Shares of edges between different people, of people with a number, of records with somebody else's. */
const CHANCE_EDGES = 0.01;
const WITH_NUMBER = 0.6;
const WRONG_NUMBER = 0.0005;
const SOURCES = 8;
const PRIOR = -22;
const START_AT = 10;
const FIRST_ID = 1_000_000_000_000n;
const SPREAD = 1_900_000n;

/** Bits of four fields; the first patterns are how one person's records agree, the last how two people's do by chance. */
const PATTERNS = [
  [13, 14, 12, 3],
  [13, 14, Number.NaN, 3],
  [9, 14, 12, Number.NaN],
  [13, 10, -3, 3],
  [-2, 14, 12, -4],
];
const PATTERNS_OF_ONE = PATTERNS.length - 1;
const FIELDS = 4;
const fieldWeights = Float32Array.from(PATTERNS.flat());

/** 5 million edges between 4.5 million records: each way to cluster them, all in memory, the best of three runs each. */
export async function clustering(): Promise<object> {
  const { edges, identity, uniqueSource } = inventGraph();
  const weight = Float32Array.from(edges.pattern, (pattern) =>
    (PATTERNS[pattern] ?? []).reduce((sum, bits) => sum + (bits || 0), PRIOR),
  );
  const weighted = { ...edges, weight };
  const [leftIds, rightIds] = [idsOf(edges.left), idsOf(edges.right)];
  const constraints = { identity, uniqueSource };
  const { cluster, refused } = constrainedClusters({ edges: weighted, records: RECORDS, constraints });
  const evidence = { edges, records: RECORDS, fields: FIELDS, fieldWeights, prior: PRIOR };
  const milliseconds = {
    components: best(() => connectedComponents(edges, RECORDS)),
    componentsFromScatteredIds: best(() => {
      const { numbers, ids } = denseNumbers([leftIds, rightIds]);
      const [left = new Int32Array(0), right = new Int32Array(0)] = numbers;
      connectedComponents({ left, right }, ids.length);
    }),
    constrained: best(() => constrainedClusters({ edges: weighted, records: RECORDS, constraints })),
    constrainedWithSizeDiscount: best(() =>
      constrainedClusters({
        edges: weighted,
        records: RECORDS,
        constraints,
        acceptAt: START_AT,
        sizeDiscount: true,
      }),
    ),
    collectiveThreeRounds: best(() =>
      collectiveClusters({ ...evidence, startAt: START_AT, mergeAt: 0, constraints }),
    ),
    shapes: best(() => clusterShapes({ edges, cluster })),
    review: best(() => clustersToReview({ edges: weighted, cluster })),
  };
  return {
    seed: SEED,
    records: RECORDS,
    edges: EDGES,
    clusters: new Set(cluster).size,
    refused: refusalCounts(refused),
    milliseconds,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** People of one to six records scattered over all numbers; records of a person in chains with some more edges. */
function inventGraph() {
  const random = streamOf(SEED);
  const edges = {
    left: new Int32Array(EDGES),
    right: new Int32Array(EDGES),
    pattern: new Int32Array(EDGES),
  };
  const identity = new Int32Array(RECORDS);
  const uniqueSource = new Uint8Array(RECORDS);
  const recordAt = shuffled(RECORDS, random);
  const edgeAt = shuffled(EDGES, random);
  let filled = 0;
  const add = (one: number, other: number, pattern: number): void => {
    if (filled >= EDGES) return;
    const edge = edgeAt[filled++] ?? 0;
    edges.left[edge] = recordAt[one] ?? 0;
    edges.right[edge] = recordAt[other] ?? 0;
    edges.pattern[edge] = pattern;
  };
  let person = 0;
  for (let start = 0; start < RECORDS; ) {
    person++;
    const end = Math.min(RECORDS, start + 1 + below(random, LARGEST));
    const hasNumber = chance(random, WITH_NUMBER);
    for (let place = start; place < end; place++) {
      const record = recordAt[place] ?? 0;
      uniqueSource[record] = 1 + ((place + person) % SOURCES);
      if (hasNumber) identity[record] = chance(random, WRONG_NUMBER) ? person + 1 : person;
      for (let other = place + 1; other < Math.min(end, place + 3); other++) {
        add(place, other, below(random, PATTERNS_OF_ONE));
      }
    }
    start = end;
  }
  replaceSome(edges, random);
  return { edges, identity, uniqueSource };
}

/** Turns some edges into edges between different people, wherever they stand in the list. */
function replaceSome({ left, pattern }: { left: Int32Array; pattern: Int32Array }, random: Stream): void {
  for (let edge = 0; edge < EDGES; edge++) {
    if (!chance(random, CHANCE_EDGES)) continue;
    left[edge] = below(random, RECORDS);
    pattern[edge] = PATTERNS_OF_ONE;
  }
}

/** All numbers below an end in a random order. */
function shuffled(end: number, random: Stream): Int32Array {
  const order = Int32Array.from({ length: end }, (_, place) => place);
  for (let place = end - 1; place > 0; place--) {
    const other = below(random, place + 1);
    const moved = order[other] ?? 0;
    order[other] = order[place] ?? 0;
    order[place] = moved;
  }
  return order;
}

/** Ids of 13 digits, as agencies have them, in the same order as the records. */
function idsOf(records: Int32Array): BigInt64Array {
  return BigInt64Array.from(records, (record) => FIRST_ID + BigInt(record) * SPREAD);
}

/** The clock and the processor of the quickest of some runs; on a busy machine the processor says more. */
function best(run: () => unknown): Readonly<{ clock: number; processor: number }> {
  const runs = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    const processor = process.cpuUsage();
    run();
    const used = process.cpuUsage(processor);
    return { clock: performance.now() - begun, processor: (used.user + used.system) / 1000 };
  });
  return {
    clock: Math.round(Math.min(...runs.map(({ clock }) => clock))),
    processor: Math.round(Math.min(...runs.map(({ processor }) => processor))),
  };
}
