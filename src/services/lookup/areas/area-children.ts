import { problem } from '../../../base/errors/index.ts';
import { literal, type Row, sql } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { Place } from '../../../country.ts';
import { type PlaceStep, stepOf } from '../place-index.ts';
import { EVERYONE, type Reading } from '../reading.ts';
import { areAreas, isArea } from './area-answer.ts';
import { type Figures, figureRows, groupFigures } from './figures.ts';

/** One child of an area. */
export type AreaChild = Readonly<
  PlaceStep & { lon: number; lat: number; figures: Figures; groups: Readonly<Record<string, Figures>> }
>;

/** The children of an area. */
export type AreaChildrenAnswer = Readonly<{
  code: string;
  by: string | null;
  asOf: IsoDate;
  version: string;
  children: AreaChild[];
  /** What is counted in the area and in none of these: what is zero is left out. */
  elsewhere: Figures;
}>;

/** Which children are asked for: one level down, or by another way of parting the area; and figures of one group beside all. */
export type ChildrenQuestion = Readonly<{ group?: string | undefined; by?: string | undefined }>;

/** What is counted in each child of an area. Throws AREA_UNKNOWN, REQUEST_INVALID. */
export async function readAreaChildren(
  reading: Reading,
  code: string,
  { group, by }: ChildrenQuestion = {},
): Promise<AreaChildrenAnswer> {
  const place = reading.places.get(code);
  const children = childrenOf(reading, place, by);
  const counted = { country: reading.country, known: await reading.knownMeasures() };
  const wanted = sql`grouping in (${literal(EVERYONE)}, ${group ?? EVERYONE})`;
  const [own, rows] = await Promise.all([
    figureRows(reading, sql`${isArea(place)} and grouping = ${EVERYONE}`),
    figureRows(reading, sql`${areAreas(children)} and ${wanted}`),
  ]);
  const byChild = Map.groupBy(rows, (row) => String(row['area_code']));
  return {
    code: place.code,
    by: by ?? null,
    asOf: reading.asOf,
    version: reading.version('areas').id,
    children: children.map((child) => {
      const figures = groupFigures(byChild.get(child.code) ?? [], counted);
      return {
        ...stepOf(child),
        lon: child.lon,
        lat: child.lat,
        figures: figures.everyone,
        groups: figures.groups,
      };
    }),
    elsewhere: place.level === 'village' ? {} : elsewhereOf(own, rows),
  };
}

/** The figures of any areas side by side. Throws AREA_UNKNOWN. */
export async function compareAreas(
  reading: Reading,
  codes: readonly string[],
  group?: string,
): Promise<Pick<AreaChildrenAnswer, 'asOf' | 'version'> & Readonly<{ areas: AreaChild[] }>> {
  const places = [...new Set(codes.map((code) => reading.places.get(code)))];
  const counted = { country: reading.country, known: await reading.knownMeasures() };
  const rows = await Promise.all(
    places.map((place) =>
      figureRows(reading, sql`${isArea(place)} and grouping in (${literal(EVERYONE)}, ${group ?? EVERYONE})`),
    ),
  );
  return {
    asOf: reading.asOf,
    version: reading.version('areas').id,
    areas: places.map((place, index) => {
      const figures = groupFigures(rows[index] ?? [], counted);
      const { lon, lat } = place;
      return { ...stepOf(place), lon, lat, figures: figures.everyone, groups: figures.groups };
    }),
  };
}

function childrenOf({ places }: Reading, place: Place, by: string | undefined): readonly Place[] {
  if (by === undefined) return places.childrenOf(place.code);
  if (places.ways.includes(by)) return places.partsBy(place.code, by);
  const known = places.ways.join(', ') || '-';
  throw problem('REQUEST_INVALID', {
    where: 'by',
    reason: `there is no such way of parting areas; known: ${known}`,
  });
}

/** A parent's figures without those of the children shown, so that nobody is lost where children do not make up the whole. */
function elsewhereOf(own: readonly Row[], children: readonly Row[]): Figures {
  const left = new Map(own.map((row) => [String(row['measure']), Number(row['value'])]));
  for (const row of children) {
    if (row['grouping'] !== EVERYONE) continue;
    const measure = String(row['measure']);
    left.set(measure, (left.get(measure) ?? 0) - Number(row['value']));
  }
  return Object.fromEntries([...left].filter(([, value]) => value !== 0));
}
