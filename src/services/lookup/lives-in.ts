import { type PlaceIndex, type PlaceStep, stepOf } from './place-index.ts';

/** Where a register tells of the subdistrict alone, that stands for the village; whose place none tells is of the country. */
export function livesIn(places: PlaceIndex, code: unknown): { village: PlaceStep; subdistrict: PlaceStep } {
  const place = places.nearest(typeof code === 'string' ? code : null);
  const above = place.level === 'village' && place.parent ? places.get(place.parent) : place;
  return { village: stepOf(place), subdistrict: stepOf(above) };
}

/** The subdistrict in place of the village, of whom no address may be told. */
export function livesNear(places: PlaceIndex, code: unknown): ReturnType<typeof livesIn> {
  const { subdistrict } = livesIn(places, code);
  return { village: subdistrict, subdistrict };
}
