import { problem } from '../../../base/errors/index.ts';
import { join, type Lake, literal, type Row, type Sql, sql, tableIn } from '../../../base/lake/index.ts';
import type { Edition, Ledger } from '../../../base/ledger/index.ts';
import { COUNTRY_CODE, type IsoDate, SIDE_LEVELS, type SourceDate } from '../../../base/model/index.ts';
import type { Place } from '../../../country.ts';
import { unitOf } from '../../../stages/areas/index.ts';
import { EVERYONE, type Reading } from '../reading.ts';
import { withRatios } from './figures.ts';
import { allMeasures, rememberSources } from './measures.ts';

/** Which figure is followed through time. */
export type HistoryQuestion = Readonly<{ code: string; measure: string; group?: string | undefined }>;

/** One figure as it was published. */
export type HistoryPoint = Readonly<{
  asOf: IsoDate;
  publishedAt: string;
  version: string;
  value: number;
  /** The registers behind the measure, and the dates their data stood for then. */
  sources: SourceDate[];
}>;

/** A figure through time, oldest day first: of each day that was worked out, as it was published last. */
export type AreaHistoryAnswer = Readonly<{
  code: string;
  measure: string;
  group: string | null;
  unit: ReturnType<typeof unitOf>;
  points: HistoryPoint[];
  /** Days whose figures are no longer kept. */
  gone: IsoDate[];
}>;

/**
 * An area's figure in every edition that the lake still keeps. It is counted as it was then, also under codes that have gone over into the
 * area since; a day on which the measure or the area was not known has no point. Throws AREA_UNKNOWN, MEASURE_UNKNOWN.
 */
export async function readAreaHistory(
  house: Readonly<{ lake: Lake; ledger: Ledger }>,
  reading: Reading,
  { code, measure: id, group }: HistoryQuestion,
): Promise<AreaHistoryAnswer> {
  const place = reading.places.get(code);
  const measure = allMeasures(reading.country).find((one) => one.id === id);
  if (!measure) throw problem('MEASURE_UNKNOWN', { measure: id.slice(0, 60) });
  const { counts } = measure;
  const parts = counts.kind === 'ratio' ? [counts.numerator, counts.denominator] : [id];
  const asked: Asked = { reading, place, measure: id, parts, grouping: group ?? EVERYONE };
  const registers = new Set(rememberSources(reading.country, reading).get(id) ?? []);
  const points: HistoryPoint[] = [];
  const gone: IsoDate[] = [];
  for (const edition of await house.ledger.publications.editionsOf('areas')) {
    const figures = await figuresIn(house.lake, edition);
    const value = figures && (await valueIn(figures, asked));
    if (!figures) gone.push(edition.asOf);
    if (value !== undefined) points.push(pointOf(edition, value, registers));
  }
  return { code: place.code, measure: id, group: group ?? null, unit: unitOf(measure), points, gone };
}

type Asked = Readonly<{
  reading: Reading;
  place: Place;
  measure: string;
  parts: readonly string[];
  grouping: string;
}>;

function pointOf(
  { asOf, publishedAt, version }: Edition,
  value: number,
  registers: ReadonlySet<string>,
): HistoryPoint {
  const sources = version.sources.filter(({ source }) => registers.has(source));
  return { asOf, publishedAt: publishedAt.toISOString(), version: version.id, value, sources };
}

async function figuresIn(lake: Lake, { version }: Edition): Promise<Sql | undefined> {
  return (await lake.find(version.id)) ? tableIn(lake.folderOf(version.id), 'figures') : undefined;
}

async function valueIn(
  figures: Sql,
  { reading, place, measure, parts, grouping }: Asked,
): Promise<number | undefined> {
  const rows = await reading.serving.rows(sql`
    select 'known' as what, measure, cast(0 as bigint) as value
    from ${figures}
    where parent_code is null and area_code = ${COUNTRY_CODE} and grouping = ${EVERYONE} and ${isOneOf(parts)}
    union all
    select 'own', measure, cast(sum(value) as bigint)
    from ${figures}
    where ${isThere(reading, place)} and grouping = ${grouping} and ${isOneOf(parts)}
    group by measure
    union all
    select 'there', null, cast(count(*) as bigint)
    from (select 1 from ${figures} where ${isThere(reading, place)} limit 1) as found`);
  if (!wasCounted(place, rows)) return undefined;
  const found: Record<string, number> = {};
  for (const row of rows) if (row['what'] !== 'there') found[String(row['measure'])] ??= 0;
  for (const row of rows) if (row['what'] === 'own') found[String(row['measure'])] = Number(row['value']);
  return withRatios(found, reading.country)[measure];
}

/** An official area without rows counts nobody; a region without rows was not counted at all. */
function wasCounted({ level }: Place, rows: readonly Row[]): boolean {
  if (!SIDE_LEVELS.some((side) => side === level)) return true;
  return rows.some((row) => row['what'] === 'there' && Number(row['value']) > 0);
}

function isOneOf(measures: readonly string[]): Sql {
  return sql`measure in (${join(measures.map((one) => literal(one)))})`;
}

/** The area under its code and under those that went over into it as a whole. */
function isThere({ places }: Reading, { code, parent }: Place): Sql {
  if (parent === null) return sql`parent_code is null`;
  const codes = [code, ...places.formerCodes(code)];
  const parents = [parent, ...places.formerCodes(code).map((former) => former.slice(0, -2))];
  const listed = (all: readonly string[]) => join(all.map((one) => literal(one)));
  return sql`parent_code in (${listed(parents)}) and area_code in (${listed(codes)})`;
}
