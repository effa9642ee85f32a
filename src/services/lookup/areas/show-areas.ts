import { EVERYONE } from '../../../base/disclosure/index.ts';
import { join, literal, sql } from '../../../base/lake/index.ts';
import type { Place } from '../../../country.ts';
import type { Reading } from '../reading.ts';
import { type Asker, figureRows, openFigures, type ShownFigures } from './figures.ts';

/** An area with its figures as they may leave. */
export type ShownArea = Readonly<{ place: Place }> & ShownFigures;

/** Several areas at once, with figures of the groups asked for, as the asker may see them. */
export async function showAreas(
  reading: Reading,
  places: readonly Place[],
  asker: Asker & Readonly<{ groups: readonly string[] }>,
): Promise<ShownArea[]> {
  const show = await openFigures(reading, asker);
  const groupings = join([EVERYONE, ...asker.groups].map((one) => literal(one)));
  const rows = await figureRows(reading, places, sql`grouping in (${groupings})`);
  const byArea = Map.groupBy(rows, (row) => String(row['area_code']));
  return places.map((place) => ({ place, ...show(place, byArea.get(place.code) ?? []) }));
}
