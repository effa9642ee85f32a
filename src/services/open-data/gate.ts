import { ANYONE } from '../../base/access/index.ts';
import { EVERYONE } from '../../base/disclosure/index.ts';
import { sql } from '../../base/lake/index.ts';
import { type AreaLevel, COUNTRY_CODE } from '../../base/model/index.ts';
import type { Place } from '../../country.ts';
import { publicationOf, type Reading, type ShownArea, showAreas } from '../lookup/index.ts';

/** Levels whose figures anybody may have. */
export const OPEN_LEVELS = [
  'country',
  'region',
  'province',
  'district',
  'subdistrict',
  'village',
] as const satisfies readonly AreaLevel[];
export type OpenLevel = (typeof OPEN_LEVELS)[number];

/** What is asked of the gate: a level, and for which groups besides everybody. */
export type OpenQuestion = Readonly<{ level: OpenLevel; groups: readonly string[] }>;

/** Levels of which every area has a row, however few people it has; of smaller areas only those have one that reach the floor. */
const WHOLE: readonly AreaLevel[] = ['country', 'region', 'province'];

/**
 * The areas of an open level with their published figures: the one way by which they leave, the same for whoever asks. They are read some
 * at a time, so that a whole country's villages take no more room than a district's.
 */
export async function* openAreas(
  reading: Reading,
  { level, groups }: OpenQuestion,
): AsyncGenerator<ShownArea> {
  for (const places of await portionsOf(reading, level)) {
    const shown = await showAreas(reading, places, { viewer: ANYONE, groups });
    yield* shown.filter((area) => isOut(area, level));
  }
}

function isOut({ protection }: ShownArea, level: OpenLevel): boolean {
  return WHOLE.includes(level) || !Object.values(protection.hidden).some((reason) => CLOSED.includes(reason));
}

/** Reasons why nothing is published of an area. */
const CLOSED = ['FEW_IN_AREA', 'FEW_BESIDE'];

const AREAS_AT_ONCE = 400;

/** The areas of a level in the order of their codes, in portions; of small ones only those that can reach the floor, so that no others are read. */
async function portionsOf(reading: Reading, level: OpenLevel): Promise<Place[][]> {
  const { places } = reading;
  const country = places.get(COUNTRY_CODE);
  const regions = () => places.ways.flatMap((way) => places.partsBy(country.code, way));
  if (level === 'country') return [[country]];
  if (level === 'region') return [regions().filter((place) => place.level === level)];
  if (level === 'province') return [[...places.childrenOf(country.code)]];
  const large = await largeAreas(reading, level);
  return inPortions(
    [...large].flatMap(([parent, codes]) =>
      places.childrenOf(places.get(parent).code).filter(({ code }) => codes.has(code)),
    ),
  );
}

/** Codes of areas with nearly as many people as the floor asks for, by the area they lie in. People without a place lie in no area. */
async function largeAreas(
  { country, serving }: Reading,
  level: OpenLevel,
): Promise<Map<string, ReadonlySet<string>>> {
  const { settings, everybody } = publicationOf(country);
  const rows = await serving.rows(sql`
    select parent_code, area_code
    from areas.figures
    where level = ${level}
      and grouping = ${EVERYONE}
      and measure = ${everybody}
      and value >= ${settings.floorPeople - settings.noise.greatest}
      and parent_code not like '00%'
    order by parent_code, area_code`);
  const byParent = Map.groupBy(rows, (row) => String(row['parent_code']));
  return new Map(
    [...byParent].map(([parent, own]) => [parent, new Set(own.map((row) => String(row['area_code'])))]),
  );
}

function inPortions(places: readonly Place[]): Place[][] {
  return Array.from({ length: Math.ceil(places.length / AREAS_AT_ONCE) }, (_, portion) =>
    places.slice(portion * AREAS_AT_ONCE, (portion + 1) * AREAS_AT_ONCE),
  );
}
