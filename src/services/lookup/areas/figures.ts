import type { Viewer } from '../../../base/access/index.ts';
import {
  type CountedFigure,
  type Protection,
  protect,
  seesTrueValues,
} from '../../../base/disclosure/index.ts';
import { join, literal, numberIn, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import type { Place } from '../../../country.ts';
import type { Reading } from '../reading.ts';
import { figuresOf } from './figures-table.ts';
import { publicationOf } from './publication.ts';

/** Figures by measure id. A measure that cannot be known is absent; a known one that counts nothing is 0. */
export type Figures = Readonly<Record<string, number>>;

/** Who asks, and with figures of which groups beside those of everybody; of all groups when none is said. */
export type Asker = Readonly<{
  viewer: Viewer;
  groups?: readonly string[] | undefined;
  /** Only these measures; all when none is said. */
  only?: readonly string[] | undefined;
}>;

/** Figures of an area as they may leave. */
export type ShownFigures = Readonly<{
  figures: Figures;
  groups: Readonly<Record<string, Figures>>;
  protection: Protection;
}>;

/** Turns rows of areas into what this asker may see of them. */
export type Show = (place: Place, rows: readonly Row[]) => ShownFigures;

/** How figures leave a reading for somebody; there is no other way. */
export async function openFigures(reading: Reading, { viewer, groups, only }: Asker): Promise<Show> {
  const all = await reading.knownMeasures();
  const known = only ? all.filter((measure) => only.includes(measure)) : all;
  const publication = publicationOf(reading.country);
  const keyed = hasKeys(reading.version('areas'));
  return (place, rows) => {
    const { everyone, ...rest } = protect(
      {
        parts: reading.places.officialParts(place.code),
        figures: rows.map(readFigure),
        known,
        groups: groups ?? publication.groups,
        keyed,
      },
      viewer,
      publication,
    );
    return { figures: everyone, groups: rest.groups, protection: rest.protection };
  };
}

/** Whether somebody sees the figures of a place as they were counted. */
export function isShownTrue(reading: Reading, viewer: Viewer, { code }: Place): boolean {
  return seesTrueValues(viewer, reading.places.officialParts(code));
}

/** A version made before figures had keys publishes nothing. */
export function hasKeys({ tables }: DatasetVersion): boolean {
  const figures = tables.find(({ name }) => name === 'figures');
  return figures?.columns.some(({ name }) => name === 'cell_key') ?? false;
}

/** Reads a row of figures. */
export function readFigure(row: Row): CountedFigure {
  return {
    grouping: String(row['grouping']),
    measure: String(row['measure']),
    value: Number(row['value']),
    cellKey: numberIn(row['cell_key']),
    contributors: numberIn(row['contributors']),
    largest: numberIn(row['largest']),
    second: numberIn(row['second']),
    rest: numberIn(row['rest']),
  };
}

/** Rows of some areas, or of those what more is asked of; areas of one parent stand together. */
export async function figureRows(
  reading: Reading,
  places: readonly Place[],
  more: Sql = sql`true`,
): Promise<Row[]> {
  const [first, ...others] = places;
  if (!first) return [];
  const which = others.length === 0 ? isArea(first) : areAreas(places);
  const figures = await figuresOf(
    reading.serving,
    places.map(({ code }) => code),
  );
  return reading.serving.rows(
    sql`select ${figureColumns(reading.version('areas'))} from ${figures} where ${which} and ${more}`,
  );
}

/** One area's rows. */
export function isArea({ code, parent }: Place): Sql {
  return sql`${parent === null ? sql`parent_code is null` : sql`parent_code = ${parent}`} and area_code = ${code}`;
}

/** The rows of several areas, wherever they stand. */
function areAreas(places: readonly Place[]): Sql {
  const top = places.filter(({ parent }) => parent === null).map(isArea);
  const below = places.flatMap(({ code, parent }) => (parent === null ? [] : [{ code, parent }]));
  if (below.length === 0) return join(top, ' or ');
  const inside = (codes: readonly string[]) => join([...new Set(codes)].map((code) => literal(code)));
  const [parents, codes] = [below.map(({ parent }) => parent), below.map(({ code }) => code)];
  const under = sql`parent_code in (${inside(parents)}) and area_code in (${inside(codes)})`;
  return sql`(${join([under, ...top], ' or ')})`;
}

/** The columns of figures that a version has. */
export function figureColumns(version: DatasetVersion): Sql {
  const own = sql`area_code, grouping, measure, value`;
  return hasKeys(version) ? sql`${own}, cell_key, contributors, largest, second, rest` : own;
}
