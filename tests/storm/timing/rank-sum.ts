/** What a rank-sum test found: `p` is how likely two samples of one and the same thing lie so far apart; `medians` in the samples' unit. */
export type RankSum = Readonly<{ p: number; z: number; medians: readonly [number, number] }>;

/** The rank-sum test of Mann and Whitney, two-sided, by the normal approximation with ties; for samples of some dozens and more. */
export function rankSum(one: readonly number[], other: readonly number[]): RankSum {
  const all = [...one.map((value) => ({ value, of: 0 })), ...other.map((value) => ({ value, of: 1 }))].sort(
    (left, right) => left.value - right.value,
  );
  let ranks = 0;
  let ties = 0;
  for (let begin = 0; begin < all.length; ) {
    let end = begin;
    while (end < all.length && all[end]?.value === all[begin]?.value) end++;
    const rank = (begin + 1 + end) / 2;
    const many = end - begin;
    ties += many ** 3 - many;
    for (let place = begin; place < end; place++) if (all[place]?.of === 0) ranks += rank;
    begin = end;
  }
  const [n, m] = [one.length, other.length];
  const whole = n + m;
  const mean = (n * (whole + 1)) / 2;
  const variance = ((n * m) / 12) * (whole + 1 - ties / (whole * (whole - 1)));
  const z = variance === 0 ? 0 : (ranks - mean) / Math.sqrt(variance);
  return { p: erfc(Math.abs(z) / Math.SQRT2), z, medians: [medianOf(one), medianOf(other)] };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** The complementary error function, to about 10⁻⁷ of its value (Chebyshev fit of Numerical Recipes). */
function erfc(x: number): number {
  const t = 1 / (1 + x / 2);
  const fit = COEFFICIENTS.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return t * Math.exp(-x * x + fit);
}

const COEFFICIENTS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];
