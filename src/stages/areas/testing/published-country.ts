import { ANYONE } from '../../../base/access/index.ts';
import {
  type CountedFigure,
  makePublication,
  type ProtectedFigures,
  type Publication,
  protect,
} from '../../../base/disclosure/index.ts';
import { join, literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { AreaCode } from '../../../base/model/index.ts';
import { measuresOf } from '../measures/index.ts';
import { MEASURES, PROGRAMMES, type SmallAreas, type SmallTables } from './small-areas.ts';

const SUBDISTRICTS_A_DISTRICT = 20;
const DISTRICTS_A_PROVINCE = 25;
const FEWEST = 50;
const SPREAD = 80;

/** A measure of the country below by what decides whether a person is counted. */
export const ATTACKED = ['missing_out', 'receiving:old-age-allowance', 'bed_bound'] as const;

/** How an invented country to attack is made. */
export type Invented = Readonly<{
  subdistricts: number;
  seed: number;
  /** Everything that is never published is drawn anew by it. */
  unpublished?: number;
}>;

/** The code of a subdistrict by its number. */
export function subdistrictOf(number: number): string {
  const district = Math.floor(number / SUBDISTRICTS_A_DISTRICT);
  const province = 11 + Math.floor(district / DISTRICTS_A_PROVINCE);
  const two = (part: number) => String(part + 1).padStart(2, '0');
  return `${province}${two(district % DISTRICTS_A_PROVINCE)}${two(number % SUBDISTRICTS_A_DISTRICT)}`;
}

/**
 * A country of subdistricts of one village each, of 50 to 130 people. In every second subdistrict one more person lives in no listed
 * village: its figures and those of its village differ by that one. All counted things are drawn; of that person they are even chances.
 */
export function inventCountry({ subdistricts, seed, unpublished = 0 }: Invented): SmallTables {
  const codes = Array.from({ length: subdistricts }, (_, number) => subdistrictOf(number));
  const drawn = (what: string, of: Sql = literal(seed)) =>
    sql`cast(hash(${of}, ${what}, number, place) % 1000 as integer)`;
  const among = (what: string) =>
    sql`${drawn(what)} < case when place = 0 then 500 else [30, 80, 200][cast(number % 3 as integer) + 1] end`;
  const persons = sql`
    select
      cast(number * 1000 + place as bigint) as person_id, number, place,
      case when ${drawn('sex')} < 500 then 'm' else 'f' end as sex,
      date '1930-01-01' + cast(${drawn('age')} * 30 as integer) as birth_date,
      true as alive,
      case when place > 0 then code || '01' end as village_code,
      code as subdistrict_code,
      cast(case when ${among('paid')} then 60000 else 0 end as bigint) as old_age_paid_month,
      0::bigint as funeral_paid,
      null::boolean as disability_card, false as disability_reported,
      case when ${among('bed')} then 'bed-bound' end as adl_group,
      'ก' as given_name, 'ข' as family_name
    from (select unnest([${join(codes.map((code) => literal(code)))}]) as code, unnest(range(${literal(subdistricts)})) as number) as area
    cross join range(${literal(FEWEST + SPREAD)}) as series(place)
    where place <= ${literal(FEWEST)} + hash(${literal(seed)}, number) % ${literal(SPREAD)}
      and (place > 0 or number % 2 = 0)`;
  return {
    places: placesOf(codes),
    side: { regions: [], locals: codes.map(localOf) },
    profiles: sql`select * exclude (number, place) from (${persons}) as person`,
    gaps: sql`
      select person_id, 'old-age-allowance' as programme, 'missing-out' as kind, 60000 as amount_month
      from (${persons}) as person
      where ${among('gap')}
      union all
      select person_id, 'old-age-allowance', 'paid-after-death', 60000
      from (${persons}) as person
      where ${drawn('after', literal(unpublished))} < 100`,
    ...UNSURVEYED,
  };
}

/** A local administration that has the village of a subdistrict, and not who lives in no listed one. */
function localOf(code: string) {
  return { code: `L${code}`, parent: code.slice(0, 4), members: [`${code}01`] };
}

const UNSURVEYED = {
  households: sql`select * from (values ('h', '11010101', true, 4::bigint, 6::bigint, 1, 3, true, true, true))
    as t(household_id, village_code, poor, small__failed, small__known, small__dimensions, small__score, small__poor, fragile_first__is, money_poor)
    where false`,
  surveyed: sql`select * from (values (0::bigint, '', 0, false, false, false, false, false))
    as t(person_id, household_id, dimensions, poor, registered, target, poor_without_card, no_card_in_household)
    where false`,
};

function placesOf(codes: readonly string[]): Sql {
  const rows = [
    ...new Set(
      codes.flatMap((code) => [
        `${code.slice(0, 2)} province TH`,
        `${code.slice(0, 4)} district ${code.slice(0, 2)}`,
        `${code} subdistrict ${code.slice(0, 4)}`,
        `${code}01 village ${code}`,
      ]),
    ),
  ].map((text) => {
    const [code = '', level = '', parent = ''] = text.split(' ');
    return sql`(${literal(code)}, ${literal(level)}, ${literal(parent)}, false, null)`;
  });
  return sql`select * from (values ('TH', 'country', null, false, null), ${join(rows)}) as place(code, level, parent, retired, successor)`;
}

/** What small countries publish. */
export function publicationOfTests(): Publication {
  const measures = measuresOf(MEASURES, PROGRAMMES);
  return makePublication({
    settings: MEASURES.protection,
    measures: measures.map(({ id, publish }) => ({
      id,
      publish,
      byGroup: true,
      tellsOfEach: id !== 'people',
    })),
    rates: [],
    everybody: 'people',
    groups: ['sex:m', 'sex:f', 'stage:early-child', 'stage:older', 'group:disabled'],
  });
}

/** Every area's figures as everybody may have them. */
export function publishCountry(areas: Pick<SmallAreas, 'figures'>): Map<string, ProtectedFigures> {
  const publication = publicationOfTests();
  const known = areas.figures
    .filter((row) => row['area_code'] === 'TH' && row['grouping'] === 'all')
    .map((row) => String(row['measure']));
  const byArea = Map.groupBy(areas.figures, (row) => String(row['area_code']));
  return new Map(
    [...byArea].map(([code, rows]) => {
      const area = {
        parts: [code as AreaCode],
        figures: rows.map(countedOf),
        known,
        groups: publication.groups,
      };
      return [code, protect({ ...area, keyed: true }, ANYONE, publication)];
    }),
  );
}

function countedOf(row: Row): CountedFigure {
  const number = (name: string) => (row[name] === null ? null : Number(row[name]));
  return {
    grouping: String(row['grouping']),
    measure: String(row['measure']),
    value: Number(row['value']),
    cellKey: number('cell_key'),
    contributors: number('contributors'),
    largest: number('largest'),
    second: number('second'),
    rest: number('rest'),
  };
}
