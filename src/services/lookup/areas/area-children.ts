import type { Viewer } from '../../../base/access/index.ts';
import { EVERYONE, type Protection } from '../../../base/disclosure/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { join, literal, type Row, sql } from '../../../base/lake/index.ts';
import { type IsoDate, isWithin } from '../../../base/model/index.ts';
import type { Place } from '../../../country.ts';
import { type PlaceStep, stepOf } from '../place-index.ts';
import type { Reading } from '../reading.ts';
import { type Figures, figureRows, isShownTrue, openFigures, type Show } from './figures.ts';

/** One child of an area. */
export type AreaChild = Readonly<
  PlaceStep & {
    lon: number;
    lat: number;
    figures: Figures;
    groups: Readonly<Record<string, Figures>>;
    protection: Protection;
  }
>;

/** The children of an area. */
export type AreaChildrenAnswer = Readonly<{
  code: string;
  by: string | null;
  asOf: IsoDate;
  version: string;
  children: AreaChild[];
  /** What is counted in the area and in none of these: what is zero is left out. Only of true figures, and where all of these lie in the area. */
  elsewhere: Figures;
}>;

/** Which children are asked for: one level down, or by another way of parting the area; and figures of one group beside all. */
export type ChildrenQuestion = Readonly<{
  viewer: Viewer;
  group?: string | undefined;
  by?: string | undefined;
  /** Only these measures, of which one must count everybody; all when none is said. */
  only?: readonly string[] | undefined;
}>;

/** Which areas are set side by side, for whom, and with figures of which group. */
export type ComparisonQuestion = Readonly<{
  codes: readonly string[];
  viewer: Viewer;
  group?: string | undefined;
}>;

/** What is counted in each child of an area, as the asker may see it. Throws AREA_UNKNOWN, REQUEST_INVALID. */
export async function readAreaChildren(
  reading: Reading,
  code: string,
  { viewer, group, by, only }: ChildrenQuestion,
): Promise<AreaChildrenAnswer> {
  const place = reading.places.get(code);
  const children = childrenOf(reading, place, by);
  const ofMeasures = only ? sql` and measure in (${join(only.map((one) => literal(one)))})` : sql``;
  const wanted = sql`grouping in (${literal(EVERYONE)}, ${group ?? EVERYONE})${ofMeasures}`;
  const isRestShown =
    place.level !== 'village' && isShownTrue(reading, viewer, place) && lieWithin(reading, children, place);
  const [show, own, rows] = await Promise.all([
    openFigures(reading, { viewer, groups: group ? [group] : [], only }),
    isRestShown ? figureRows(reading, [place], sql`grouping = ${EVERYONE}`) : [],
    figureRows(reading, children, wanted),
  ]);
  const byChild = Map.groupBy(rows, (row) => String(row['area_code']));
  return {
    code: place.code,
    by: by ?? null,
    asOf: reading.asOf,
    version: reading.version('areas').id,
    children: children.map((child) => ({
      ...showChild(child, byChild.get(child.code) ?? [], show),
      ...(place.level === 'local' && { name: nameBeside(reading, child) }),
    })),
    elsewhere: isRestShown ? elsewhereOf(own, rows) : {},
  };
}

/** Villages of several subdistricts stand together in a local administration, and their numbers repeat. */
function nameBeside({ places }: Reading, child: Place): PlaceStep['name'] {
  const around = child.level === 'village' && child.parent ? places.get(child.parent) : undefined;
  const { name } = stepOf(child);
  if (!around) return name;
  return { th: `${name.th} ${around.nameTh}`, en: `${name.en}, ${around.nameEn}` };
}

function showChild(place: Place, rows: readonly Row[], show: Show): AreaChild {
  return { ...stepOf(place), lon: place.lon, lat: place.lat, ...show(place, rows) };
}

/** The figures of any areas side by side, as the asker may see each. Throws AREA_UNKNOWN. */
export async function compareAreas(
  reading: Reading,
  { codes, viewer, group }: ComparisonQuestion,
): Promise<Pick<AreaChildrenAnswer, 'asOf' | 'version'> & Readonly<{ areas: AreaChild[] }>> {
  const places = [...new Set(codes.map((code) => reading.places.get(code)))];
  const show = await openFigures(reading, { viewer, groups: group ? [group] : [] });
  const rows = await Promise.all(
    places.map((place) =>
      figureRows(reading, [place], sql`grouping in (${literal(EVERYONE)}, ${group ?? EVERYONE})`),
    ),
  );
  return {
    asOf: reading.asOf,
    version: reading.version('areas').id,
    areas: places.map((place, index) => showChild(place, rows[index] ?? [], show)),
  };
}

/** A local administration may reach beyond the area of its office: what is left of the area without it would be no part of the area. */
function lieWithin({ places }: Reading, children: readonly Place[], { code }: Place): boolean {
  const around = places.officialParts(code);
  const parts = children.flatMap((child) => places.officialParts(child.code));
  return parts.every((part) => around.some((outer) => isWithin(part, outer)));
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
