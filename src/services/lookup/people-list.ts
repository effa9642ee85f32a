import { isKeptBack, type Officer, scopeOf, withinAreas } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import { id, join, literal, type Row, type Sql, sql } from '../../base/lake/index.ts';
import {
  COUNTRY_CODE,
  type IsoDate,
  type PersonId,
  personIdOf,
  personKeyOf,
} from '../../base/model/index.ts';
import type { Place } from '../../country.ts';
import { columnOf, measuresOf, unitOf } from '../../stages/areas/index.ts';
import { ageOn } from './age.ts';
import { livesIn, livesNear } from './lives-in.ts';
import type { PlaceIndex, PlaceStep } from './place-index.ts';
import type { Reading } from './reading.ts';

/** Which list is wanted: the people an area's figure counts, a page at a time. */
export type PeopleRequest = Readonly<{
  code: string;
  measure: string;
  group?: string | undefined;
  /** The last person of the page before. */
  after?: string | undefined;
  limit: number;
}>;

/** One person of a list. */
export type PersonRow = Readonly<{
  id: PersonId;
  /** Null for whom is kept back: somebody else has to agree before this officer is told who it is. */
  name: string | null;
  keptBack: boolean;
  sex: 'm' | 'f' | null;
  ageYears: number | null;
  village: PlaceStep;
  subdistrict: PlaceStep;
  missingOutSatangAMonth: number;
  missingOut: string[];
  target: boolean;
}>;

/** A page of the people behind a figure. */
export type PeopleListAnswer = Readonly<{
  code: string;
  measure: string;
  group: string | null;
  asOf: IsoDate;
  total: number;
  people: PersonRow[];
  next: string | null;
}>;

const MISSING_OUT = 'missing_out';
/** Every code within an area is before the area's own with this behind it. */
const AFTER_DIGITS = ':';

/** The people a figure counts, those who miss most first. Throws AREA_UNKNOWN, MEASURE_UNKNOWN. */
export async function listPeople(
  reading: Reading,
  officer: Officer,
  request: PeopleRequest,
): Promise<PeopleListAnswer> {
  const place = reading.places.get(request.code);
  const who = sql`
    ${withinAreas('village_code', reading.places.officialParts(place.code))}
    and ${scopeOf(officer, 'village_code')}
    and ${conditionOf(reading, request.measure)}
    and ${groupCondition(reading, request.group)}`;
  const beyond = afterCondition(request.after);
  const people = await peopleIn(reading, place);
  const [counted, rows] = await Promise.all([
    reading.serving.rows(sql`select cast(count(*) as integer) as total from ${people} where ${who}`),
    reading.serving.rows(sql`
      select ${join(columnsOf(reading).map((column) => id(column)))}
      from ${people}
      where ${who}
        and ${beyond}
      order by coalesce(missing_out_satang_month, 0) desc, person_id
      limit ${literal(request.limit + 1)}`),
  ]);
  const page = rows.slice(0, request.limit);
  return {
    code: place.code,
    measure: request.measure,
    group: request.group ?? null,
    asOf: reading.asOf,
    total: Number(counted[0]?.['total'] ?? 0),
    people: page.map((row) => readPersonRow(reading, officer, row)),
    next: rows.length > request.limit ? cursorOf(page.at(-1)) : null,
  };
}

/** People in the order of villages, as those of the files that may hold some of an area. */
async function peopleIn({ serving, places }: Reading, { code }: Place): Promise<Sql> {
  if (code === COUNTRY_CODE) return id('areas.people');
  const within = places
    .officialParts(code)
    .map((part) => ({ first: String(part), last: part + AFTER_DIGITS }));
  return serving.holding({ dataset: 'areas', table: 'people', column: 'village_code', within });
}

function conditionOf(reading: Reading, measureId: string): Sql {
  const measure = measuresOf(reading.country.measures, reading.country.programmes).find(
    (one) => one.id === measureId,
  );
  if (!measure || unitOf(measure) !== 'people')
    throw problem('MEASURE_UNKNOWN', { measure: measureId.slice(0, 60) });
  return sql`${id(columnOf(measure.id))}`;
}

function groupCondition(reading: Reading, group: string | undefined): Sql {
  if (!group) return sql`true`;
  const [axis = '', value = ''] = group.split(':');
  const { stages, groups } = reading.country.measures;
  if (axis === 'sex' && (value === 'm' || value === 'f')) return sql`sex = ${value}`;
  if (axis === 'stage' && stages.some((stage) => stage.id === value)) return sql`stage = ${value}`;
  if (axis === 'group' && groups.some((one) => one.id === value)) return id(columnOf(`in_${value}`));
  throw problem('REQUEST_INVALID', { where: 'group', reason: 'there is no such group' });
}

/** The cursor is the amount and the person of the last row, so that pages neither repeat nor skip. */
function afterCondition(after: string | undefined): Sql {
  if (!after) return sql`true`;
  const [amount = '', person = ''] = after.split('.');
  const key = personKeyOf(person);
  if (!/^\d{1,15}$/.test(amount) || key === undefined)
    throw problem('REQUEST_INVALID', { where: 'after', reason: 'it is not a cursor of this list' });
  const money = sql`coalesce(missing_out_satang_month, 0)`;
  return sql`(${money} < ${BigInt(amount)} or (${money} = ${BigInt(amount)} and person_id > ${key}))`;
}

function cursorOf(row: Row | undefined): string | null {
  if (!row) return null;
  return `${Number(row['missing_out_satang_month'] ?? 0)}.${personIdOf(BigInt(String(row['person_id'])))}`;
}

function columnsOf(reading: Reading): string[] {
  const own = [
    'person_id',
    'given_name',
    'family_name',
    'sex',
    'birth_date',
    'village_code',
    'target_poor',
    'missing_out_satang_month',
  ];
  return [...own, ...programmesWithRoll(reading).map((programme) => columnOf(`${MISSING_OUT}:${programme}`))];
}

/** Nobody can be told to miss a programme that no register pays. */
function programmesWithRoll({ country }: Reading): string[] {
  return country.programmes.filter(({ paidFact }) => paidFact !== undefined).map(({ id }) => id);
}

function readPersonRow(reading: Reading, officer: Officer, row: Row): PersonRow {
  const key = BigInt(String(row['person_id']));
  return {
    id: personIdOf(key),
    ...(isKeptBack(officer, key) ? nobodyIn(reading.places, row) : whoIn(reading, row)),
    missingOutSatangAMonth: Number(row['missing_out_satang_month'] ?? 0),
    missingOut: programmesWithRoll(reading).filter(
      (programme) => row[columnOf(`${MISSING_OUT}:${programme}`)] === true,
    ),
    target: row['target_poor'] === true,
  };
}

type Who = Pick<PersonRow, 'name' | 'keptBack' | 'sex' | 'ageYears' | 'village' | 'subdistrict'>;

function whoIn(reading: Reading, row: Row): Who {
  const sex = row['sex'];
  const born = row['birth_date'];
  return {
    name: [row['given_name'], row['family_name']].filter(Boolean).join(' '),
    keptBack: false,
    sex: sex === 'm' || sex === 'f' ? sex : null,
    ageYears: typeof born === 'string' ? ageOn(born, reading.asOf) : null,
    ...livesIn(reading.places, row['village_code']),
  };
}

function nobodyIn(places: PlaceIndex, row: Row): Who {
  return { name: null, keptBack: true, sex: null, ageYears: null, ...livesNear(places, row['village_code']) };
}
