import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bCubed,
  blockingRecall,
  calibration,
  clusterSweep,
  type JudgedPairs,
  labelsFromColumn,
  linkErrors,
  pairQuality,
  qualityByGroup,
  thresholdSweep,
} from './index.ts';

const RECORDS = 24;
const RUNS = { numRuns: 200 };
const labels = (most: number, least = 0) =>
  fc
    .array(fc.integer({ min: least, max: most }), { minLength: RECORDS, maxLength: RECORDS })
    .map((values) => Int32Array.from(values));

/** Labels as they come: few and small, scattered over all of 32 bits, and below zero. */
const anyLabels = fc.oneof(
  labels(6),
  labels(30),
  labels(5).map((few) => few.map((label) => label * 357_913_941)),
  labels(3, -3),
);

const scored = fc
  .uniqueArray(fc.tuple(fc.nat(RECORDS - 1), fc.nat(RECORDS - 1), fc.integer({ min: 0, max: 20 })), {
    selector: ([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`,
  })
  .map((drawn) => drawn.filter(([one, other]) => one !== other))
  .map(
    (drawn): JudgedPairs => ({
      left: Int32Array.from(drawn, ([one]) => one),
      right: Int32Array.from(drawn, ([, other]) => other),
      probability: Float64Array.from(drawn, ([, , twentieths]) => twentieths / 20),
    }),
  );

const everyPair = Array.from({ length: RECORDS }, (_, one) =>
  Array.from({ length: RECORDS - one - 1 }, (_, step) => [one, one + 1 + step] as const),
).flat();

const together = (label: Int32Array, [one, other]: readonly [number, number]) => label[one] === label[other];
const members = (label: Int32Array, record: number) =>
  Array.from(label.keys()).filter((other) => label[other] === label[record]);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('counting without making pairs', () => {
  it('agrees with looking at every pair', () => {
    fc.assert(
      fc.property(anyLabels, anyLabels, (cluster, truth) => {
        const found = everyPair.filter((pair) => together(cluster, pair));
        const right = found.filter((pair) => together(truth, pair));
        const real = everyPair.filter((pair) => together(truth, pair));
        const quality = pairQuality(cluster, truth);
        expect(quality).toMatchObject({
          truePairs: real.length,
          foundPairs: found.length,
          rightPairs: right.length,
        });
        expect(quality.precision).toBe(found.length > 0 ? right.length / found.length : 1);
        expect(quality.recall).toBe(real.length > 0 ? right.length / real.length : 1);
      }),
      RUNS,
    );
  });

  it('agrees with B-cubed worked out record by record', () => {
    fc.assert(
      fc.property(anyLabels, anyLabels, (cluster, truth) => {
        const shared = (record: number) =>
          members(cluster, record).filter((other) => truth[other] === truth[record]).length;
        const all = Array.from(truth.keys());
        const precision = mean(all.map((record) => shared(record) / members(cluster, record).length));
        const recall = mean(all.map((record) => shared(record) / members(truth, record).length));
        const judged = bCubed(cluster, truth);
        expect(judged.precision).toBeCloseTo(precision, 12);
        expect(judged.recall).toBeCloseTo(recall, 12);
        expect(judged.f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
      }),
      RUNS,
    );
  });

  it('finds no fault in the truth itself, whatever the labels are called', () => {
    fc.assert(
      fc.property(anyLabels, (truth) => {
        const renamed = truth.map((label) => 7 - label);
        expect(pairQuality(renamed, truth).f1).toBe(1);
        expect(bCubed(renamed, truth).f1).toBe(1);
        expect(linkErrors(renamed, truth)).toMatchObject({ falseMerges: 0, missedLinks: 0 });
      }),
      RUNS,
    );
  });
});

describe('errors by group', () => {
  it('count persons merged in each cluster and pieces of each person', () => {
    fc.assert(
      fc.property(anyLabels, anyLabels, (cluster, truth) => {
        const extra = (of: Int32Array, by: Int32Array) =>
          [...new Set(by)].reduce(
            (sum, label) => sum + new Set(of.filter((_, record) => by[record] === label)).size - 1,
            0,
          );
        const errors = linkErrors(cluster, truth);
        expect(errors.falseMerges).toBeCloseTo(extra(truth, cluster), 9);
        expect(errors.missedLinks).toBeCloseTo(extra(cluster, truth), 9);
        expect(errors.people).toBeCloseTo(new Set(truth).size, 9);
        expect(errors.neededLinks).toBeCloseTo(RECORDS - new Set(truth).size, 9);
      }),
      RUNS,
    );
  });

  it('add up to the whole over any grouping', () => {
    fc.assert(
      fc.property(anyLabels, anyLabels, labels(4), (cluster, truth, group) => {
        const whole = linkErrors(cluster, truth);
        const parts = qualityByGroup({ cluster, truth, group });
        for (const key of ['records', 'people', 'falseMerges', 'neededLinks', 'missedLinks'] as const) {
          expect(parts.reduce((sum, part) => sum + part[key], 0)).toBeCloseTo(whole[key], 9);
        }
      }),
      RUNS,
    );
  });

  it('leave out records that belong to no group', () => {
    const [only, ...others] = qualityByGroup({
      cluster: Int32Array.of(0, 0, 1, 2),
      truth: Int32Array.of(0, 1, 2, 2),
      group: Int32Array.of(0, 0, -1, -1),
    });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ records: 2, people: 2, falseMerges: 1, missedLinks: 0 });
    expect(only?.falseMergesPer100kPeople).toBe(50_000);
  });
});

describe('scored pairs', () => {
  it('are judged at each threshold as if each were looked at alone, and misses of blocking are misses', () => {
    fc.assert(
      fc.property(scored, anyLabels, labels(2), (pairs, truth, source) => {
        const thresholds = [0.95, 0.5, 0, 0.5, 1];
        for (const against of [{ truth }, { truth, source }]) {
          const usable = keepAcross(pairs, against.source);
          const sweep = thresholdSweep({ pairs: usable, against, thresholds });
          const real = everyPair.filter(
            (pair) => together(truth, pair) && !(against.source && together(against.source, pair)),
          );
          expect(sweep.map((step) => step.threshold)).toEqual(thresholds);
          for (const step of sweep) {
            const found = edgesOf(usable).filter((edge) => edge.probability >= step.threshold);
            expect(step.truePairs).toBe(real.length);
            expect(step.foundPairs).toBe(found.length);
            expect(step.rightPairs).toBe(found.filter((edge) => together(truth, edge.ends)).length);
          }
        }
      }),
      RUNS,
    );
  });

  it('chain into the same clusters as walking from record to record', () => {
    fc.assert(
      fc.property(scored, anyLabels, (pairs, truth) => {
        for (const step of clusterSweep({ pairs, against: { truth }, thresholds: [0.3, 0.9] })) {
          const edges = edgesOf(pairs).filter((edge) => edge.probability >= step.threshold);
          const cluster = Int32Array.from(truth.keys(), (record) => Math.min(...reachable(record, edges)));
          expect(step.pairs).toEqual(pairQuality(cluster, truth));
          expect(step.bCubed).toEqual(bCubed(cluster, truth));
        }
      }),
      RUNS,
    );
  });

  it('are calibrated when each tenth holds what was said of it', () => {
    fc.assert(
      fc.property(scored, anyLabels, (pairs, truth) => {
        const { tenths, brier } = calibration(pairs, truth);
        const edges = edgesOf(pairs).map((edge) => ({ ...edge, so: together(truth, edge.ends) ? 1 : 0 }));
        expect(tenths.reduce((sum, tenth) => sum + tenth.pairs, 0)).toBe(edges.length);
        for (const tenth of tenths) {
          const inside = edges.filter(
            ({ probability }) =>
              probability >= tenth.from && (probability < tenth.to || (tenth.to === 1 && probability === 1)),
          );
          expect(tenth.pairs).toBe(inside.length);
          if (inside.length === 0) expect(tenth.observed).toBeNull();
          else expect(tenth.observed).toBeCloseTo(mean(inside.map((edge) => edge.so)), 12);
        }
        const squares = edges.map((edge) => (edge.probability - edge.so) ** 2);
        expect(brier).toBeCloseTo(edges.length > 0 ? mean(squares) : 0, 12);
      }),
      RUNS,
    );
  });

  it('show how much of the truth each blocking rule lets through', () => {
    fc.assert(
      fc.property(scored, anyLabels, (pairs, truth) => {
        const rule = pairs.left.map((_, pair) => pair % 3);
        const recall = blockingRecall({ ...pairs, rule }, { truth });
        const right = edgesOf(pairs).filter((edge) => together(truth, edge.ends));
        expect(recall.rightPairs).toBe(right.length);
        expect(recall.rules.reduce((sum, each) => sum + each.rightPairs, 0)).toBe(right.length);
        expect(recall.rules.at(-1)?.recallSoFar ?? recall.recall).toBe(recall.recall);
        expect(blockingRecall({ left: pairs.left, right: pairs.right }, { truth }).recall).toBe(
          recall.recall,
        );
      }),
      RUNS,
    );
  });
});

describe('labels', () => {
  it('are equal where values are, and a missing value stands alone', () => {
    expect([...labelsFromColumn(['a', null, 'b', 'a', undefined, 'b'])]).toEqual([0, 1, 2, 0, 3, 2]);
  });

  it('of unequal length are refused', () => {
    expect(() => pairQuality(new Int32Array(3), new Int32Array(2))).toThrow(/truth has 2 values where 3/);
  });
});

type Edge = Readonly<{ ends: readonly [number, number]; probability: number }>;

function edgesOf(pairs: JudgedPairs): Edge[] {
  return Array.from(pairs.left, (from, at) => ({
    ends: [from, pairs.right[at] ?? 0],
    probability: pairs.probability[at] ?? 0,
  }));
}

function keepAcross(pairs: JudgedPairs, source: Int32Array | undefined): JudgedPairs {
  if (!source) return pairs;
  const kept = edgesOf(pairs).filter((edge) => !together(source, edge.ends));
  return {
    left: Int32Array.from(kept, (edge) => edge.ends[0]),
    right: Int32Array.from(kept, (edge) => edge.ends[1]),
    probability: Float64Array.from(kept, (edge) => edge.probability),
  };
}

function reachable(from: number, edges: readonly Edge[]): number[] {
  const seen = new Set([from]);
  for (const record of seen) {
    for (const { ends } of edges) {
      if (ends[0] === record) seen.add(ends[1]);
      if (ends[1] === record) seen.add(ends[0]);
    }
  }
  return [...seen];
}
