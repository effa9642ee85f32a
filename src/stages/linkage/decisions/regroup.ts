import type { LinkDecision } from '../inputs.ts';

/** A row that reviewers decided about: the person it came to by the rules, and how firmly (0 is firmest). */
export type DecidedRow = Readonly<{ key: bigint; record: bigint; person: bigint; strength: number }>;

/** What the decisions change: rows that leave their person and stand alone, and people who are one. */
export type Regrouped = Readonly<{
  cut: readonly Readonly<{ record: bigint; person: bigint }>[];
  /** People by the group they are in, groups of one left out; a row that was cut is the person minus its record. */
  groups: readonly Readonly<{ person: bigint; group: number }>[];
  /** Must-links that would have put two rows together which must stay apart. */
  refused: number;
}>;

/**
 * Applies reviewers' decisions to what the rules made. Two rows that must stay apart: the less firm one leaves. Two that belong
 * together: their people become one, unless that would undo a cannot-link, which always wins.
 */
export function regroup(rows: readonly DecidedRow[], decisions: readonly LinkDecision[]): Regrouped {
  const ordered = [...rows].sort((left, right) => left.strength - right.strength || compare(left, right));
  const byKey = Map.groupBy(ordered, ({ key }) => key);
  const pairsOf = (kind: LinkDecision['kind']) =>
    decisions
      .filter((decision) => decision.kind === kind)
      .flatMap(({ leftKey, rightKey }) =>
        (byKey.get(leftKey) ?? []).flatMap((left) =>
          (byKey.get(rightKey) ?? []).map((right) => [left, right] as const),
        ),
      );
  const apart = pairsOf('cannot-link').filter(([left, right]) => left.record !== right.record);
  const cut = leavingRows(ordered, apart);
  const nodeOf = (row: DecidedRow) => (cut.has(row.record) ? -row.record : row.person);
  const groups = openGroups();
  for (const [left, right] of apart) groups.separate(nodeOf(left), nodeOf(right));
  const refused = pairsOf('must-link').filter(([left, right]) => !groups.unite(nodeOf(left), nodeOf(right)));
  return {
    cut: [...cut.values()].map(({ record, person }) => ({ record, person })),
    groups: groups.list(),
    refused: refused.length,
  };
}

type Pair = readonly [DecidedRow, DecidedRow];

/** Firmest first, a row stays with its person unless it must be apart from one that stays there. */
function leavingRows(ordered: readonly DecidedRow[], apart: readonly Pair[]): Map<bigint, DecidedRow> {
  const foes = new Map<bigint, bigint[]>();
  for (const [left, right] of apart) {
    if (left.person !== right.person) continue;
    foes.set(left.record, [...(foes.get(left.record) ?? []), right.record]);
    foes.set(right.record, [...(foes.get(right.record) ?? []), left.record]);
  }
  const staying = new Set<bigint>();
  const leaving = new Map<bigint, DecidedRow>();
  for (const row of ordered) {
    if (foes.get(row.record)?.some((foe) => staying.has(foe))) leaving.set(row.record, row);
    else staying.add(row.record);
  }
  return leaving;
}

function compare(left: DecidedRow, right: DecidedRow): number {
  return left.record < right.record ? -1 : left.record > right.record ? 1 : 0;
}

/** Union-find whose sets know which sets they must stay apart from. */
function openGroups() {
  const parents = new Map<bigint, bigint>();
  const foes = new Map<bigint, Set<bigint>>();
  const members = new Set<bigint>();
  const rootOf = (node: bigint): bigint => {
    let root = node;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    if (root !== node) parents.set(node, root);
    return root;
  };
  const foesOf = (root: bigint) => foes.get(root) ?? new Set<bigint>();
  return {
    separate: (left: bigint, right: bigint): void => {
      foes.set(left, foesOf(left).add(right));
      foes.set(right, foesOf(right).add(left));
    },
    /** Makes two sets one; false when they must stay apart. */
    unite: (left: bigint, right: bigint): boolean => {
      const [one, other] = [rootOf(left), rootOf(right)];
      if (one === other) return true;
      if ([...foesOf(one)].some((foe) => rootOf(foe) === other)) return false;
      if ([...foesOf(other)].some((foe) => rootOf(foe) === one)) return false;
      const [root, joined] = one < other ? [one, other] : [other, one];
      parents.set(joined, root);
      foes.set(root, new Set([...foesOf(root), ...foesOf(joined)]));
      members.add(root).add(joined);
      return true;
    },
    list: () => {
      const roots = [...new Set([...members].map(rootOf))].sort((left, right) => (left < right ? -1 : 1));
      const numbers = new Map(roots.map((root, index) => [root, index + 1]));
      return [...members]
        .map((person) => ({ person, group: numbers.get(rootOf(person)) ?? 0 }))
        .sort((left, right) => (left.person < right.person ? -1 : 1));
    },
  };
}
