import { type PlaceIndex, type PlaceStep, stepOf } from './place-index.ts';

/** Where a register tells of the subdistrict alone, that stands for the village; whose place none tells is of the country. */
export function livesIn(places: PlaceIndex, code: unknown): { village: PlaceStep; subdistrict: PlaceStep } {
  const place = places.nearest(typeof code === 'string' ? code : null);
  const above = place.level === 'village' && place.parent ? places.get(place.parent) : place;
  return { village: stepOf(place), subdistrict: stepOf(above) };
}
