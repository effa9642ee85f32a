import type { Row } from '../../../base/lake/index.ts';
import { unpackPatterns } from '../../../linker/index.ts';
import { COMPARED, LEVELS } from './patterns.ts';

/** The bits that each compared fact adds in each case (a population and a pattern), as clusters want them: NaN where it is unknown. */
export function fieldWeightsOf(
  cases: readonly Row[],
  bits: readonly Row[],
): Readonly<{ fields: number; fieldWeights: Float32Array }> {
  const fields = COMPARED.length;
  const known = new Map(
    bits.map(({ population, fact, outcome, bits: value }) => [
      `${population} ${fact} ${outcome}`,
      Number(value),
    ]),
  );
  const levels = unpackPatterns(
    Float64Array.from(cases, ({ pattern }) => Number(pattern)),
    LEVELS,
  );
  const fieldWeights = Float32Array.from(levels, (level, place) => {
    const population = cases[Math.floor(place / fields)]?.['population'];
    return level === 0 ? Number.NaN : (known.get(`${population} ${place % fields} ${level}`) ?? 0);
  });
  return { fields, fieldWeights };
}
