const FRACTION_STEPS = 300;
const FRACTION_PRECISION = 1e-16;
const TINY = 1e-300;
/** Beyond so many degrees of freedom Student's t differs from the normal by less than doubles are worth here. */
const AS_GOOD_AS_NORMAL = 1e12;
const BISECTIONS = 200;

/** The natural logarithm of the gamma function for numbers above zero (Lanczos, g = 7, nine terms). */
export function logGamma(x: number): number {
  const terms = [
    0.999_999_999_999_809_9, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1,
    -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const series = terms.reduce((sum, term, place) => (place === 0 ? term : sum + term / (z + place)), 0);
  const base = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(series);
}

/** The regularised incomplete beta function I_x(a, b), by its continued fraction on the side where that is quick. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return (front * continuedFraction(x, a, b)) / a;
}

/** Lentz's way of working out a continued fraction from the front. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let step = 1; step <= FRACTION_STEPS; step++) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / notZero(1 + term * d);
      c = notZero(1 + term / c);
      change = c * d;
      value *= change;
    }
    if (Math.abs(change - 1) < FRACTION_PRECISION) break;
  }
  return value;
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The chance that Student's t is at most so much. With infinitely many degrees of freedom it is the normal distribution. */
export function studentCumulative(t: number, degrees: number): number {
  if (degrees >= AS_GOOD_AS_NORMAL) return normalCumulative(t);
  const tail = 0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** The value below which Student's t lies with a chance above one half and below one, such as 0.975. */
export function studentQuantile(chance: number, degrees: number): number {
  if (!(chance >= 0.5 && chance < 1) || !(degrees > 0))
    throw new RangeError(`t quantile ${chance}, ${degrees}`);
  let [low, high] = [0, 1];
  while (studentCumulative(high, degrees) < chance) [low, high] = [high, high * 2];
  for (let step = 0; step < BISECTIONS && high - low > Number.EPSILON * high; step++) {
    const middle = (low + high) / 2;
    if (studentCumulative(middle, degrees) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The normal distribution through the gamma function's relative: Φ(t) from the incomplete gamma series or fraction. */
function normalCumulative(t: number): number {
  const upper = 0.5 * upperGammaHalf((t * t) / 2);
  return t > 0 ? 1 - upper : upper;
}

/** The regularised upper incomplete gamma function Q(1/2, x). */
function upperGammaHalf(x: number): number {
  const shape = 0.5;
  if (x === 0) return 1;
  const front = Math.exp(-x + shape * Math.log(x) - logGamma(shape));
  if (x < shape + 1) {
    let [term, sum] = [1 / shape, 1 / shape];
    for (let step = 1; step <= FRACTION_STEPS && term > sum * FRACTION_PRECISION; step++) {
      term *= x / (shape + step);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - shape;
  let [c, d] = [1 / TINY, 1 / b];
  let value = d;
  for (let step = 1; step <= FRACTION_STEPS; step++) {
    const term = -step * (step - shape);
    b += 2;
    d = 1 / notZero(term * d + b);
    c = notZero(b + term / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < FRACTION_PRECISION) break;
  }
  return front * value;
}
