import type { Viewer } from '../../../base/access/index.ts';
import {
  type CountedFigure,
  EVERYONE,
  type HiddenReason,
  mergeFigures,
  type Protection,
  protect,
} from '../../../base/disclosure/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { join, literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { Edition, Ledger } from '../../../base/ledger/index.ts';
import { COUNTRY_CODE, type IsoDate, SIDE_LEVELS, type SourceDate } from '../../../base/model/index.ts';
import type { Place } from '../../../country.ts';
import { unitOf } from '../../../stages/areas/index.ts';
import type { Reading } from '../reading.ts';
import { allMeasures } from './all-measures.ts';
import { figureColumns, hasKeys, isShownTrue, readFigure } from './figures.ts';
import { rememberSources } from './measures.ts';
import { publicationOf } from './publication.ts';

/** Which figure is followed through time, and for whom. */
export type HistoryQuestion = Readonly<{
  code: string;
  measure: string;
  viewer: Viewer;
  group?: string | undefined;
}>;

/** One figure as it was published. */
export type HistoryPoint = Readonly<{
  asOf: IsoDate;
  publishedAt: string;
  version: string;
  /** Nothing where it is held back, and then why. */
  value: number | null;
  hidden: HiddenReason | null;
  /** The registers behind the measure, and the dates their data stood for then. */
  sources: SourceDate[];
}>;

/** A figure through time, oldest day first: of each day that was worked out, as it was published last. */
export type AreaHistoryAnswer = Readonly<{
  code: string;
  measure: string;
  group: string | null;
  unit: ReturnType<typeof unitOf>;
  protection: Pick<Protection, 'kind' | 'within'>;
  points: HistoryPoint[];
  /** Days whose figures are no longer kept. */
  gone: IsoDate[];
}>;

/**
 * An area's figure in every edition that the lake still keeps. It is counted as it was then, also under codes that have gone over into the
 * area since; a day on which the measure or the area was not known has no point. Throws AREA_UNKNOWN, MEASURE_UNKNOWN.
 */
export async function readAreaHistory(
  house: Readonly<{ ledger: Ledger }>,
  reading: Reading,
  { code, measure: id, viewer, group }: HistoryQuestion,
): Promise<AreaHistoryAnswer> {
  const place = reading.places.get(code);
  const measure = allMeasures(reading.country).find((one) => one.id === id);
  if (!measure) throw problem('MEASURE_UNKNOWN', { measure: id.slice(0, 60) });
  const { counts } = measure;
  const { everybody, settings } = publicationOf(reading.country);
  const parts = counts.kind === 'ratio' ? [counts.numerator, counts.denominator] : [id];
  const asked: Asked = { reading, place, measure: id, parts, everybody, grouping: group ?? EVERYONE, viewer };
  const registers = new Set(rememberSources(reading.country, reading).get(id) ?? []);
  const points: HistoryPoint[] = [];
  const gone: IsoDate[] = [];
  for (const edition of await house.ledger.publications.editionsOf('areas')) {
    const figures = await reading.serving.tableOf(edition.version, 'figures');
    const found = figures && (await valueIn(figures, edition, asked));
    if (!figures) gone.push(edition.asOf);
    if (found) points.push(pointOf(edition, found, registers));
  }
  const isTrue = isShownTrue(reading, viewer, place);
  const within = isTrue ? 0 : settings.noise.greatest;
  const protection = { kind: isTrue ? ('none' as const) : ('noise' as const), within };
  return {
    code: place.code,
    measure: id,
    group: group ?? null,
    unit: unitOf(measure),
    protection,
    points,
    gone,
  };
}

type Asked = Readonly<{
  reading: Reading;
  place: Place;
  measure: string;
  parts: readonly string[];
  everybody: string;
  grouping: string;
  viewer: Viewer;
}>;

type Found = Pick<HistoryPoint, 'value' | 'hidden'>;

function pointOf(
  { asOf, publishedAt, version }: Edition,
  { value, hidden }: Found,
  registers: ReadonlySet<string>,
): HistoryPoint {
  const sources = version.sources.filter(({ source }) => registers.has(source));
  return { asOf, publishedAt: publishedAt.toISOString(), version: version.id, value, hidden, sources };
}

async function valueIn(figures: Sql, { version }: Edition, asked: Asked): Promise<Found | undefined> {
  const { reading, place, measure, parts, everybody, grouping, viewer } = asked;
  const wanted = [...new Set([...parts, everybody])];
  const { serving } = reading;
  const groupings = sql`grouping in (${literal(EVERYONE)}, ${grouping})`;
  const [known, own, there] = await Promise.all([
    serving.rows(sql`
      select measure
      from ${figures}
      where parent_code is null and area_code = ${COUNTRY_CODE} and grouping = ${EVERYONE} and ${isOneOf(wanted)}`),
    serving.rows(sql`
      select ${figureColumns(version)}
      from ${figures}
      where ${isThere(reading, place)} and ${groupings} and ${isOneOf(wanted)}`),
    serving.rows(sql`select 1 as here from ${figures} where ${isThere(reading, place)} limit 1`),
  ]);
  if (!wasCounted(place, there)) return undefined;
  const counted = mergeFigures(own.map(readFigure));
  const measures = knownIn(known, counted);
  const shown = protect(
    {
      parts: reading.places.officialParts(place.code),
      figures: counted,
      known: measures,
      groups: [grouping],
      keyed: hasKeys(version),
    },
    viewer,
    publicationOf(reading.country),
  );
  const isAll = grouping === EVERYONE;
  const zeros = Object.fromEntries(measures.map((one) => [one, 0]));
  const nobody = shown.protection.kind === 'none' ? zeros : {};
  const value = (isAll ? shown.everyone : (shown.groups[grouping] ?? nobody))[measure];
  const { hidden, hiddenInGroups } = shown.protection;
  const reason = (isAll ? hidden : hiddenInGroups[grouping])?.[measure];
  if (value !== undefined) return { value, hidden: null };
  return reason ? { value: null, hidden: reason } : undefined;
}

/** What the whole country's row names is known; so is what the area has a figure of. */
function knownIn(rows: readonly Row[], own: readonly CountedFigure[]): string[] {
  return [...new Set([...rows.map((row) => String(row['measure'])), ...own.map(({ measure }) => measure)])];
}

/** An official area without rows counts nobody; a region without rows was not counted at all. */
function wasCounted({ level }: Place, rows: readonly Row[]): boolean {
  if (!SIDE_LEVELS.some((side) => side === level)) return true;
  return rows.length > 0;
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
