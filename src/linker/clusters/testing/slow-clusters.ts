import type { Constraints } from '../constrained/index.ts';
import type { Row } from './random-graphs.ts';

/** Clusters as lists of records, looked through from end to end for every question: slow, and plain to see right. */
export type Groups = number[][];

/** Greedy clusters by the definition, one edge after the other, each cluster checked as a whole. */
export function clusterSlowly(
  rows: readonly Row[],
  records: number,
  constraints: Constraints & Readonly<{ leastAlone?: number }>,
): Groups {
  let groups: Groups = Array.from({ length: records }, (_, record) => [record]);
  const groupOf = (record: number): number[] => groups.find((group) => group.includes(record)) ?? [];
  const follow = (left: number, right: number, may: (one: number[], other: number[]) => boolean): void => {
    const [one, other] = [groupOf(left), groupOf(right)];
    if (one === other || !may(one, other)) return;
    groups = [...groups.filter((group) => group !== one && group !== other), [...one, ...other]];
  };
  for (const { left, right } of inOrder(reviewedRows(constraints))) {
    follow(left, right, (one, other) => !areSeparated(one, other, constraints));
  }
  const { leastAlone = Number.NEGATIVE_INFINITY } = constraints;
  for (const { left, right, weight } of inOrder(rows)) {
    follow(left, right, (one, other) => {
      const isStrong = weight >= leastAlone + Math.log2(one.length * other.length);
      return isStrong && mayMeet(one, other, constraints);
    });
  }
  return groups;
}

/** The strongest first, equals by their smaller and then their larger record. */
export function inOrder(rows: readonly Row[]): Row[] {
  const low = ({ left, right }: Row): number => Math.min(left, right);
  const high = ({ left, right }: Row): number => Math.max(left, right);
  return rows.toSorted((a, b) => b.weight - a.weight || low(a) - low(b) || high(a) - high(b));
}

function reviewedRows({ mustLink }: Constraints): Row[] {
  return Array.from(mustLink?.left ?? [], (left, pair) => ({
    left,
    right: mustLink?.right[pair] ?? 0,
    weight: 0,
  }));
}

/** Whether reviewers said that somebody here and somebody there are two people. */
export function areSeparated(
  one: readonly number[],
  other: readonly number[],
  { cannotLink }: Constraints,
): boolean {
  const asked = Array.from(cannotLink?.left ?? [], (left, pair) => [left, cannotLink?.right[pair] ?? 0]);
  return asked.some(
    ([a = 0, b = 0]) => (one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a)),
  );
}

/** Whether two clusters may become one; what reviewers joined in one of them already is not held against it. */
export function mayMeet(one: readonly number[], other: readonly number[], constraints: Constraints): boolean {
  const { identity = [], uniqueSource = [], traits = [], maxSize = Number.POSITIVE_INFINITY } = constraints;
  const known = (values: ArrayLike<number | bigint>, group: readonly number[]): number[] =>
    group.map((record) => Number(values[record] ?? 0)).filter((value) => value !== 0);
  const within = (a: readonly number[], b: readonly number[]): boolean => a.every((code) => b.includes(code));
  const span = (values: readonly number[]): number =>
    values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  const [ids, otherIds] = [known(identity, one), known(identity, other)];
  return (
    !areSeparated(one, other, constraints) &&
    one.length + other.length <= maxSize &&
    (within(ids, otherIds) || within(otherIds, ids)) &&
    !known(uniqueSource, one).some((source) => known(uniqueSource, other).includes(source)) &&
    traits.every(({ values, atMostApart = 0 }) => {
      const [here, there] = [known(values, one), known(values, other)];
      if (here.length === 0 || there.length === 0) return true;
      return span([...here, ...there]) <= Math.max(atMostApart, span(here), span(there));
    })
  );
}

/** Each record's smallest companion, as the fast code gives it. */
export function labelsOf(groups: Groups, records: number): Int32Array {
  const labels = new Int32Array(records);
  for (const group of groups) for (const record of group) labels[record] = Math.min(...group);
  return labels;
}
