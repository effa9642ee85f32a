import type { Pairs } from '../pairs/index.ts';

/**
 * Who is joined to whom inside clusters: the neighbours of a record stand from `start[record]` to `start[record + 1]`, beside
 * the edge that leads to each.
 */
export type Neighbours = Readonly<{ start: Int32Array; record: Int32Array; edge: Int32Array }>;

/** The neighbours along some edges (by their positions), none of which may join a record to itself. */
export function neighboursAlong(chosen: Int32Array, { left, right }: Pairs, records: number): Neighbours {
  const start = new Int32Array(records + 1);
  for (const edge of chosen) {
    const [from, to] = [left[edge] ?? 0, right[edge] ?? 0];
    start[from + 1] = (start[from + 1] ?? 0) + 1;
    start[to + 1] = (start[to + 1] ?? 0) + 1;
  }
  for (let record = 0; record < records; record++) {
    start[record + 1] = (start[record + 1] ?? 0) + (start[record] ?? 0);
  }
  const next = start.slice(0, records);
  const graph = { start, record: new Int32Array(2 * chosen.length), edge: new Int32Array(2 * chosen.length) };
  const add = (from: number, to: number, edge: number): void => {
    const place = next[from] ?? 0;
    next[from] = place + 1;
    graph.record[place] = to;
    graph.edge[place] = edge;
  };
  for (const edge of chosen) {
    add(left[edge] ?? 0, right[edge] ?? 0, edge);
    add(right[edge] ?? 0, left[edge] ?? 0, edge);
  }
  return graph;
}
