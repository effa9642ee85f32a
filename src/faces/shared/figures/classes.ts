/** One step of a scale: values from `from` to `to`, both inside, and how many areas have one. */
export type ValueClass = Readonly<{ from: number; to: number; areas: number }>;

/** A scale over the values of areas. Class -1 is "none at all"; undefined is "not known". */
export type Scale = Readonly<{
  classes: readonly ValueClass[];
  none: number;
  unknown: number;
  classOf: (value: number | undefined) => number | undefined;
}>;

const STEPS = 5;

/** No more classes than different values; each holds about as many areas as the next. Zero is a class of its own. */
export function quantileScale(values: readonly (number | undefined)[]): Scale {
  const known = values.filter((value) => value !== undefined);
  const some = known.filter((value) => value > 0).toSorted((one, other) => one - other);
  const uppers = uppersOf(some);
  const indexOf = (value: number) => uppers.findIndex((upper) => value <= upper);
  const classes = uppers.map((to, index) => {
    const inside = some.filter((value) => indexOf(value) === index);
    return { from: inside[0] ?? to, to, areas: inside.length };
  });
  return {
    classes,
    none: known.length - some.length,
    unknown: values.length - known.length,
    classOf: (value) => {
      if (value === undefined) return undefined;
      return value > 0 ? indexOf(value) : -1;
    },
  };
}

/** The greatest value of each class; equal values never fall into two. */
function uppersOf(sorted: readonly number[]): number[] {
  const uppers = Array.from({ length: STEPS }, (_, step) => {
    const last = Math.ceil(((step + 1) * sorted.length) / STEPS) - 1;
    return sorted[last];
  });
  return [...new Set(uppers.filter((upper) => upper !== undefined))];
}

/** A scale on both sides of zero: clearly below, below, about the same, above, clearly above. */
export function differenceScale(values: readonly (number | undefined)[]): Scale {
  const known = values.filter((value) => value !== undefined);
  const { slight, clear } = reachesOf(known.map(Math.abs));
  const bounds = [-clear, -slight, slight, clear];
  const classOf = (value: number) => {
    const size = Math.abs(value);
    const away = Number(size > slight) + Number(size > clear);
    return MIDDLE + Math.sign(value) * away;
  };
  return {
    classes: Array.from({ length: STEPS }, (_, index) => ({
      from: bounds[index - 1] ?? Number.NEGATIVE_INFINITY,
      to: bounds[index] ?? Number.POSITIVE_INFINITY,
      areas: known.filter((value) => classOf(value) === index).length,
    })),
    none: 0,
    unknown: values.length - known.length,
    classOf: (value) => (value === undefined ? undefined : classOf(value)),
  };
}

const MIDDLE = 2;

/** A quarter of the areas differ less than slightly, a quarter more than clearly; one far-off area moves neither. */
function reachesOf(sizes: readonly number[]): { slight: number; clear: number } {
  const sorted = sizes.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  const slight = oneDigit(at(1 / 4)) || 1;
  return { slight, clear: Math.max(oneDigit(at(3 / 4)), 2 * slight) };
}

/** Cut to one digit, so that bounds read well. */
function oneDigit(value: number): number {
  if (value === 0) return 0;
  const digit = 10 ** Math.floor(Math.log10(value));
  return Math.max(Math.round(value / digit) * digit, 1 / 10);
}
