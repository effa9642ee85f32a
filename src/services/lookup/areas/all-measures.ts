import type { Country } from '../../../country.ts';
import { type Measure, measuresOf } from '../../../stages/areas/index.ts';

const made = new WeakMap<Country, readonly Measure[]>();

/** All measures of a country; they are made once. */
export function allMeasures(country: Country): readonly Measure[] {
  const known = made.get(country) ?? measuresOf(country.measures, country.programmes);
  made.set(country, known);
  return known;
}
