import type { Viewer } from '../../../base/access/index.ts';
import {
  type CountedFigure,
  type Protection,
  protect,
  seesTrueValues,
} from '../../../base/disclosure/index.ts';
import { numberIn, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import type { Place } from '../../../country.ts';
import type { Reading } from '../reading.ts';
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

/** Rows of some areas that lie under some parents, by which the file is sorted. */
export function figureRows(reading: Reading, where: Sql): Promise<Row[]> {
  return reading.serving.rows(
    sql`select ${figureColumns(reading.version('areas'))} from areas.figures where ${where}`,
  );
}

/** The columns of figures that a version has. */
export function figureColumns(version: DatasetVersion): Sql {
  const own = sql`area_code, grouping, measure, value`;
  return hasKeys(version) ? sql`${own}, cell_key, contributors, largest, second, rest` : own;
}
