import { problem } from '../../base/errors/index.ts';
import { type AreaLevel, COUNTRY_CODE } from '../../base/model/index.ts';
import type { Place } from '../../country.ts';
import { type AreaAnswer, type MeasureAnswer, type Reading, readArea } from '../lookup/index.ts';

/** Levels whose figures anybody may have. Smaller areas stay here until small counts are protected. */
export const OPEN_LEVELS = ['country', 'region', 'province'] as const satisfies readonly AreaLevel[];
export type OpenLevel = (typeof OPEN_LEVELS)[number];

/** The figures of one area for open data: the one way by which they leave. Throws OPEN_DATA_UNKNOWN below the open levels. */
export async function readOpenArea(reading: Reading, code: string): Promise<AreaAnswer> {
  const place = reading.places.get(code);
  if (!isOpen(place)) throw problem('OPEN_DATA_UNKNOWN', { name: place.code, known: OPEN_LEVELS.join(', ') });
  return readArea(reading, place.code);
}

/** The areas of an open level. */
export function openPlaces({ places }: Reading, level: OpenLevel): Place[] {
  const country = places.get(COUNTRY_CODE);
  const regions = () => places.ways.flatMap((way) => places.partsBy(country.code, way));
  const found = {
    country: () => [country],
    region: regions,
    province: () => places.childrenOf(country.code),
  }[level]();
  return found.filter((place) => place.level === level && isOpen(place));
}

/** Whether a measure also goes out for parts of the people: what is sensitive does not, and households have no sex or age. */
export function isOpenByGroup(measure: MeasureAnswer, measures: readonly MeasureAnswer[]): boolean {
  const { formula, suppression, unit } = measure;
  if (suppression === 'sensitive') return false;
  if (!formula) return unit === 'people' || unit === 'satang-a-month';
  const parts = measures.filter(({ id }) => id === formula.numerator || id === formula.denominator);
  return parts.length > 0 && parts.every((part) => isOpenByGroup(part, measures));
}

function isOpen({ level }: Place): boolean {
  return OPEN_LEVELS.some((open) => open === level);
}
