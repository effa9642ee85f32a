import { type Row, sql } from '../../base/lake/index.ts';
import type { AreaCode, AreaLevel, IsoDate, Text } from '../../base/model/index.ts';
import { type PlaceStep, stepOf } from './place-index.ts';
import { EVERYONE, type NamedSource, type Reading } from './reading.ts';

/** Figures by measure id. A measure that cannot be known is absent; a known one that counts nothing is 0. */
export type Figures = Readonly<Record<string, number>>;

/** An area and what is counted in it. */
export type AreaAnswer = Readonly<{
  code: string;
  level: AreaLevel;
  name: Text;
  path: PlaceStep[];
  asOf: IsoDate;
  sources: NamedSource[];
  version: string;
  figures: Figures;
  parentFigures: Figures | null;
  groups: Readonly<Record<string, Figures>>;
}>;

/** One child of an area. */
export type AreaChild = Readonly<
  PlaceStep & { lon: number; lat: number; figures: Figures; groups: Readonly<Record<string, Figures>> }
>;

/** The children of an area. */
export type AreaChildrenAnswer = Readonly<{
  code: string;
  asOf: IsoDate;
  version: string;
  children: AreaChild[];
}>;

/** What is counted in one area, beside its parent's figures. Throws AREA_UNKNOWN. */
export async function readArea(reading: Reading, code: string): Promise<AreaAnswer> {
  const place = reading.places.get(code);
  const areas = reading.version('areas');
  const [known, own, parent] = await Promise.all([
    reading.knownMeasures(),
    figuresOf(reading, place.code),
    place.parent ? figuresOf(reading, place.parent) : undefined,
  ]);
  const grouped = groupFigures(own, known);
  return {
    ...stepOf(place),
    path: reading.places.pathOf(place.code),
    asOf: reading.asOf,
    sources: areas.sources.flatMap((entry) => reading.source(entry.source) ?? []),
    version: areas.id,
    figures: grouped.get(EVERYONE) ?? zeros(known),
    parentFigures: parent ? (groupFigures(parent, known).get(EVERYONE) ?? zeros(known)) : null,
    groups: withoutEveryone(grouped),
  };
}

/** What is counted in each child of an area, for everybody and, where asked, for one group. Throws AREA_UNKNOWN. */
export async function readAreaChildren(
  reading: Reading,
  code: string,
  group?: string,
): Promise<AreaChildrenAnswer> {
  const place = reading.places.get(code);
  const known = await reading.knownMeasures();
  const rows = await reading.serving.rows(sql`
    select area_code, grouping, measure, value
    from areas.figures
    where parent_code = ${place.code}
      and grouping in (${EVERYONE}, ${group ?? EVERYONE})`);
  const byChild = Map.groupBy(rows, (row) => String(row['area_code']));
  return {
    code: place.code,
    asOf: reading.asOf,
    version: reading.version('areas').id,
    children: reading.places.childrenOf(place.code).map((child) => {
      const grouped = groupFigures(byChild.get(child.code) ?? [], known);
      return {
        ...stepOf(child),
        lon: child.lon,
        lat: child.lat,
        figures: grouped.get(EVERYONE) ?? zeros(known),
        groups: withoutEveryone(grouped),
      };
    }),
  };
}

function figuresOf(reading: Reading, code: AreaCode): Promise<Row[]> {
  const parent = reading.places.get(code).parent;
  const under = parent === null ? sql`parent_code is null` : sql`parent_code = ${parent}`;
  return reading.serving.rows(sql`
    select grouping, measure, value
    from areas.figures
    where ${under}
      and area_code = ${code}`);
}

function groupFigures(rows: readonly Row[], known: readonly string[]): Map<string, Figures> {
  const grouped = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const grouping = String(row['grouping']);
    const figures = grouped.get(grouping) ?? { ...zeros(known) };
    figures[String(row['measure'])] = Number(row['value']);
    grouped.set(grouping, figures);
  }
  return grouped;
}

function zeros(known: readonly string[]): Figures {
  return Object.fromEntries(known.map((measure) => [measure, 0]));
}

function withoutEveryone(grouped: ReadonlyMap<string, Figures>): Record<string, Figures> {
  return Object.fromEntries([...grouped].filter(([grouping]) => grouping !== EVERYONE));
}
