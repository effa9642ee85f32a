import { isKeptBack } from '../../../base/access/index.ts';
import { id, join, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import { type PersonId, personIdOf } from '../../../base/model/index.ts';
import { columnOf, measuresOf } from '../../../stages/areas/index.ts';
import type { CohortReading, CohortStep, ListingDesk } from '../cohort-desk.ts';

/** What does not reach somebody: a programme and its money a month; null where it is not paid by the month. */
export type Missed = Readonly<{ programme: string; satangAMonth: number | null }>;

/** One person of a list. */
export type ListedPerson = Readonly<{
  id: PersonId;
  /** Null for whom is kept back: somebody else has to agree before this officer is told who it is. */
  name: string | null;
  keptBack: boolean;
  sex: 'm' | 'f' | null;
  ageYears: number | null;
  village: CohortStep;
  subdistrict: CohortStep;
  satangAMonth: number;
  missed: Missed[];
}>;

/** What a person misses a month, for orders and sums. */
export const MONEY = sql`coalesce(${id('missing_out_satang_month')}, 0)`;

const MISSING_OUT = 'missing-out';

const OWN = [
  'person_id',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'village_code',
  'missing_out_satang_month',
] as const;

/** The columns of `areas.people` that a listed person is read from. */
export function personColumns(reading: CohortReading): Sql {
  const missed = missedMeasures(reading).flatMap(({ flag, money }) => [flag, ...(money ? [money] : [])]);
  return join([...OWN, ...missed].map((column) => id(column)));
}

type MissedColumns = Readonly<{ programme: string; flag: string; money: string | undefined }>;

/** Of which programmes it is counted who misses out, and of which of them also how much a month. */
function missedMeasures({ country }: CohortReading): MissedColumns[] {
  const measures = measuresOf(country.measures, country.programmes);
  const columns = (kind: 'gap' | 'gap-money') =>
    measures.flatMap(({ id: measure, counts, programme }) =>
      counts.kind === kind && counts.gap === MISSING_OUT && programme !== null
        ? [{ programme, column: columnOf(measure) }]
        : [],
    );
  const money = new Map(columns('gap-money').map(({ programme, column }) => [programme, column]));
  return columns('gap').map(({ programme, column }) => ({
    programme,
    flag: column,
    money: money.get(programme),
  }));
}

/** What reads people as lists show them; which programmes can be missed is worked out once. */
export function listedPersonReader({ reading, officer }: ListingDesk): (row: Row) => ListedPerson {
  const measures = missedMeasures(reading);
  return (row) => ({
    id: personIdOf(keyIn(row)),
    ...(isKeptBack(officer, keyIn(row)) ? nobodyIn(reading, row) : whoIn(reading, row)),
    satangAMonth: Number(row['missing_out_satang_month'] ?? 0),
    missed: missedIn(measures, row),
  });
}

type Who = Omit<ListedPerson, 'id' | 'satangAMonth' | 'missed'>;

/** The subdistrict in place of the village, for the village is the address. */
function nobodyIn(reading: CohortReading, row: Row): Who {
  const { subdistrict } = livesIn(reading, row['village_code']);
  return { name: null, keptBack: true, sex: null, ageYears: null, village: subdistrict, subdistrict };
}

function whoIn(reading: CohortReading, row: Row): Who {
  const sex = row['sex'];
  const born = row['birth_date'];
  return {
    keptBack: false,
    name: [row['given_name'], row['family_name']].filter(Boolean).join(' '),
    sex: sex === 'm' || sex === 'f' ? sex : null,
    ageYears: typeof born === 'string' ? fullYears(born, reading.asOf) : null,
    ...livesIn(reading, row['village_code']),
  };
}

/** The key of the person a row is about. */
export function keyIn(row: Row): bigint {
  return BigInt(String(row['person_id']));
}

function missedIn(measures: readonly MissedColumns[], row: Row): Missed[] {
  return measures
    .filter(({ flag }) => row[flag] === true)
    .map(({ programme, money }) => {
      const satang = Number((money && row[money]) ?? 0);
      return { programme, satangAMonth: satang > 0 ? satang : null };
    });
}

function fullYears(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Where a register tells of the subdistrict alone, that stands for the village. */
function livesIn(
  { places }: CohortReading,
  code: Row[string] | undefined,
): Pick<ListedPerson, 'village' | 'subdistrict'> {
  const place = places.nearest(typeof code === 'string' ? code : null);
  const above = place.level === 'village' && place.parent ? places.get(place.parent) : place;
  return { village: stepOf(place), subdistrict: stepOf(above) };
}

/** A place as a step of a path. */
export function stepOf({
  code,
  level,
  nameTh,
  nameEn,
}: ReturnType<CohortReading['places']['get']>): CohortStep {
  return { code, level, name: { th: nameTh, en: nameEn } };
}
