import type { CollectiveInput } from '../collective/index.ts';
import { edgesOf, type Row } from './random-graphs.ts';
import { clusterSlowly, type Groups, mayMeet } from './slow-clusters.ts';

type Offer = Readonly<{ one: number[]; other: number[]; score: number }>;

/** Collective clusters by the definition: every two clusters compared anew in each round, from all their pairs of records. */
export function collectSlowly(input: CollectiveInput): Groups {
  const { edges, records, startAt, mergeAt, rounds = 3, constraints = {} } = input;
  const rows = Array.from(edges.left, (left, edge) => ({
    left,
    right: edges.right[edge] ?? 0,
    weight: weightOf(input, edge),
  }));
  const rounded = edgesOf(rows).weight;
  const strong = rows.filter((_, edge) => (rounded[edge] ?? 0) >= startAt);
  const leastAlone = input.sizeDiscount === false ? Number.NEGATIVE_INFINITY : startAt;
  let groups = clusterSlowly(strong, records, { ...constraints, leastAlone });
  for (let round = 0; round < rounds; round++) {
    const offers = groups.flatMap((one, place) =>
      groups.slice(place + 1).flatMap((other): Offer[] => {
        const score = scoreSlowly(input, rows, [one, other]);
        return score >= mergeAt && mayMeet(one, other, constraints) ? [{ one, other, score }] : [];
      }),
    );
    const joined = offers.filter(
      (offer) => isBest(offer, offer.one, offers) && isBest(offer, offer.other, offers),
    );
    groups = groups.map((group) => {
      const offer = joined.find(({ one, other }) => one === group || other === group);
      if (!offer) return group;
      return offer.one === group ? [...group, ...offer.other] : [];
    });
    groups = groups.filter((group) => group.length > 0);
  }
  return groups;
}

function weightOf({ edges, fields, fieldWeights, prior }: CollectiveInput, edge: number): number {
  const given = edges.weight?.[edge];
  if (given !== undefined) return given;
  return known(fieldsOf({ edges, fields, fieldWeights }, edge)).reduce((sum, says) => sum + says, prior);
}

function fieldsOf(
  { edges, fields, fieldWeights }: Pick<CollectiveInput, 'edges' | 'fields' | 'fieldWeights'>,
  edge: number,
): number[] {
  const row = edges.pattern[edge] ?? 0;
  return [...fieldWeights.subarray(row * fields, (row + 1) * fields)];
}

function known(values: readonly number[]): number[] {
  return values.filter((value) => !Number.isNaN(value));
}

function scoreSlowly(
  input: CollectiveInput,
  rows: readonly Row[],
  [one, other]: [number[], number[]],
): number {
  const between = rows.flatMap(({ left, right }, edge) =>
    (one.includes(left) && other.includes(right)) || (one.includes(right) && other.includes(left))
      ? [edge]
      : [],
  );
  if (between.length === 0) return Number.NEGATIVE_INFINITY;
  let score = input.prior - Math.log2(Math.max(1, (one.length * other.length) / between.length));
  for (let field = 0; field < input.fields; field++) {
    const says = known(between.map((edge) => fieldsOf(input, edge)[field] ?? Number.NaN));
    const reaching = (level: number): number => says.filter((value) => value >= level).length;
    const worth = says.map((level) => level - Math.log2(says.length / reaching(level)));
    score += worth.length === 0 ? 0 : Math.max(...worth);
  }
  if (!input.edges.weight) return score;
  const beyond = between.map((edge) => {
    const weight = weightOf(input, edge);
    const { weight: _, ...edges } = input.edges;
    return { weight, extra: weight - weightOf({ ...input, edges }, edge) };
  });
  return score + (beyond.toSorted((a, b) => b.weight - a.weight || a.extra - b.extra)[0]?.extra ?? 0);
}

/** Whether no other offer to this cluster is better, or as good and to a cluster with a smaller record. */
function isBest(offer: Offer, group: readonly number[], offers: readonly Offer[]): boolean {
  const partner = ({ one, other }: Offer): number => Math.min(...(one === group ? other : one));
  return offers.every(
    (rival) =>
      rival === offer ||
      (rival.one !== group && rival.other !== group) ||
      rival.score < offer.score ||
      (rival.score === offer.score && partner(rival) > partner(offer)),
  );
}
