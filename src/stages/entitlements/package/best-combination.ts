/** A right that somebody could have: what it is worth a year, in satang. */
export type Choice = Readonly<{ id: string; worth: bigint }>;

/**
 * Two rights that the law does not let stand side by side, of which one is less beside the other, or of which the first is had
 * only with the second (which must then be given before it).
 */
export type Tie = Readonly<
  { between: readonly [string, string] } & (
    | { rule: 'may-not' | 'needs' }
    | { rule: 'reduces'; loses: bigint }
  )
>;

/** The rights to take together, by id in the order given, and what they are worth a year. */
export type Combination = Readonly<{ taken: readonly string[]; worth: bigint }>;

/**
 * The lawful combination of rights that is worth most. Exact: rights that no tie connects are looked at apart, and within a
 * connected group every lawful set is tried unless it cannot be worth more than the best one found. Of two that are worth
 * the same the one with earlier rights wins, so the answer does not depend on luck.
 */
export function bestCombination(choices: readonly Choice[], ties: readonly Tie[]): Combination {
  const taken = new Set<string>();
  let worth = 0n;
  for (const group of connected(choices, ties)) {
    const best = search(group, ties);
    for (const id of best.taken) taken.add(id);
    worth += best.worth;
  }
  return { taken: choices.filter(({ id }) => taken.has(id)).map(({ id }) => id), worth };
}

/** The groups of rights that ties connect, each in the order given. */
function connected(choices: readonly Choice[], ties: readonly Tie[]): Choice[][] {
  const left = new Map(choices.map((choice) => [choice.id, choice]));
  const groups: Choice[][] = [];
  for (const { id } of choices) {
    if (!left.has(id)) continue;
    const reached = reach(id, ties);
    const group = choices.filter((choice) => reached.has(choice.id) && left.delete(choice.id));
    groups.push(group);
  }
  return groups;
}

function reach(start: string, ties: readonly Tie[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) {
    for (const { between } of ties) {
      if (between.includes(id)) for (const end of between) reached.add(end);
    }
  }
  return reached;
}

function search(group: readonly Choice[], ties: readonly Tie[]): Combination {
  const hoped = hopes(group);
  let best: Combination = { taken: [], worth: 0n };
  const step = (index: number, taken: readonly string[], worth: bigint): void => {
    if (worth > best.worth) best = { taken, worth };
    const next = group[index];
    if (!next || worth + (hoped[index] ?? 0n) <= best.worth) return;
    const gain = gainOf(next, taken, ties);
    if (gain !== null) step(index + 1, [...taken, next.id], worth + gain);
    step(index + 1, taken, worth);
  };
  step(0, [], 0n);
  return best;
}

/** At each place, what all rights from there on are worth if nothing stood in their way. */
function hopes(group: readonly Choice[]): bigint[] {
  const hoped: bigint[] = [];
  let rest = 0n;
  for (const { worth } of group.toReversed()) {
    rest += worth > 0n ? worth : 0n;
    hoped.push(rest);
  }
  return hoped.reverse();
}

/** What a right adds to those already taken; null when it may not stand beside them. */
function gainOf({ id, worth }: Choice, taken: readonly string[], ties: readonly Tie[]): bigint | null {
  let gain = worth;
  for (const tie of ties) {
    const [one, other] = tie.between;
    if (tie.rule === 'needs') {
      if (one === id && !taken.includes(other)) return null;
      continue;
    }
    const beside = one === id ? other : other === id ? one : null;
    if (beside === null || !taken.includes(beside)) continue;
    if (tie.rule !== 'reduces') return null;
    gain -= tie.loses;
  }
  return gain;
}
