import type { EmInput, LevelProbabilities } from '../em.ts';

type Model = Readonly<{ m: number[][]; u: number[][]; lambda: number }>;

/** Half a pair for each level, where nothing is believed beforehand. */
const HALF_A_PAIR = 0.5;

/** Expectation maximisation as the books write it, pair by pair: the chance of a pair under each of the two, and shares of sums. */
export function maximiseSlowly(rows: readonly (readonly number[])[], input: EmInput): Model {
  const { levels, skipped = levels.map(() => false), belief = {} } = input;
  let model: Model = {
    m: (input.m ?? likelyBest(levels)).map((row) => [...row]),
    u: input.u.map((row) => [...row]),
    lambda: input.lambda ?? 0.3,
  };
  for (let round = 0; round < (input.maxIterations ?? 50); round++) {
    const chances = rows.map((row) => matchChance(row, model, skipped));
    const share = (
      old: number[][],
      weightOf: (pair: number) => number,
      { believed, strength = 0 }: { believed: LevelProbabilities | undefined; strength: number | undefined },
    ) =>
      old.map((row, field) => {
        if (skipped[field]) return row;
        const seen = row.map((_, level) =>
          rows.reduce((sum, pair, index) => sum + (pair[field] === level ? weightOf(index) : 0), 0),
        );
        if (seen.slice(1).every((pairs) => pairs === 0)) return row;
        const counts = seen.map((pairs, level) =>
          level === 0
            ? 0
            : pairs + (strength > 0 ? strength * (believed?.[field]?.[level] ?? 0) : HALF_A_PAIR),
        );
        const whole = counts.reduce((sum, pairs) => sum + pairs, 0);
        return counts.map((pairs, level) => (level === 0 ? 1 : pairs / whole));
      });
    model = {
      m: share(model.m, (pair) => chances[pair] ?? 0, { believed: input.m, strength: belief.m }),
      u:
        belief.u === undefined
          ? model.u
          : share(model.u, (pair) => 1 - (chances[pair] ?? 0), { believed: input.u, strength: belief.u }),
      lambda: chances.reduce((sum, chance) => sum + chance, 0) / rows.length,
    };
  }
  return model;
}

function matchChance(row: readonly number[], { m, u, lambda }: Model, skipped: readonly boolean[]): number {
  const chance = (table: number[][]) =>
    row.reduce(
      (product, level, field) =>
        skipped[field] || level === 0 ? product : product * (table[field]?.[level] ?? 0),
      1,
    );
  const match = lambda * chance(m);
  return match / (match + (1 - lambda) * chance(u));
}

function likelyBest(levels: readonly number[]): number[][] {
  return levels.map((count) =>
    Array.from({ length: count }, (_, level) => {
      if (level === 0) return 1;
      return level === count - 1 ? 0.8 : 0.2 / Math.max(1, count - 2);
    }),
  );
}
