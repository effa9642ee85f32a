import { scopeOf, withinAreas } from '../../../base/access/index.ts';
import type { Condition } from '../../../base/condition/index.ts';
import { dialect, id, literal, type Row, type Sql, sql, textIn } from '../../../base/lake/index.ts';
import { areaLevelOf, type IsoDate, type Text } from '../../../base/model/index.ts';
import type { CohortDesk, CohortStep, ListingDesk } from '../cohort-desk.ts';
import { standingOf, stepOf } from '../people/index.ts';
import { withVisited } from '../visited.ts';
import { compileCondition, countedFor } from './compile.ts';
import { sentencesOf } from './describe.ts';

/** Whom a condition would meet: counts and no names. */
export type CohortPreview = Readonly<{
  area: string;
  asOf: IsoDate;
  sentence: Text;
  people: number;
  satangAMonth: number;
  /** Of whom something that is asked is not known: they are in neither the list nor its opposite. */
  notKnown: number;
  byStage: Readonly<{ stage: string | null; sex: string | null; people: number }>[];
  byArea: Readonly<{ place: CohortStep; people: number; satangAMonth: number }>[];
}>;

/** How many of those a condition meets, and the officer may see, stand on another list already. */
export type CohortOverlap = Readonly<{ id: string; name: string; shared: number }>;

/** What is asked for: a condition, and the area in which it is asked. */
export type ConditionAsked = Readonly<{ area: string; condition: Condition }>;

const MONEY = sql`coalesce(${id('missing_out_satang_month')}, 0)`;
const DIGITS = {
  country: 2,
  region: 2,
  province: 4,
  district: 6,
  local: 8,
  subdistrict: 8,
  village: 8,
} as const;
const MOST_COMPARED = 12;
const MOST_KEYS = 20_000;

/** Everybody among whom a condition is asked: counted, in the area, and inside what the officer may see. */
export function amongWhom({ reading, officer }: ListingDesk, { area, condition }: ConditionAsked): Sql {
  const { places } = reading;
  return sql`${withinAreas('village_code', places.officialParts(places.get(area).code))}
    and ${scopeOf(officer, 'village_code')}
    and ${countedFor(reading, condition)}`;
}

/** Counts whom a condition would meet, by life stage, sex and area. Throws AREA_UNKNOWN, REQUEST_INVALID. */
export async function previewCohort(desk: ListingDesk, asked: ConditionAsked): Promise<CohortPreview> {
  const { reading } = desk;
  const { code } = reading.places.get(asked.area);
  const digits = literal(DIGITS[areaLevelOf(code)]);
  const content = await withVisited(desk, asked.condition);
  const rows = await reading.serving.rows(sql`
    select
      coalesce(fits, false) as fits,
      stage,
      sex,
      part,
      cast(grouping(stage, part) as integer) as grain,
      cast(count(*) as integer) as people,
      cast(sum(money) as bigint) as satang_month
    from (
      select
        ${compileCondition(content, asked.condition)} as fits,
        stage,
        sex,
        substr(village_code, 1, ${digits}) as part,
        ${MONEY} as money
      from areas.people
      where ${amongWhom(desk, asked)}
    ) as asked
    where fits is not false
    group by grouping sets ((fits), (fits, stage, sex), (fits, part))`);
  const fitting = rows.filter((row) => row['fits'] === true);
  const whole = fitting.find(({ grain }) => grain === WHOLE);
  return {
    area: code,
    asOf: reading.asOf,
    sentence: sentencesOf(reading, asked.condition),
    people: numberIn(whole, 'people'),
    satangAMonth: numberIn(whole, 'satang_month'),
    notKnown: numberIn(
      rows.find((row) => row['fits'] === false && row['grain'] === WHOLE),
      'people',
    ),
    byStage: fitting.filter(({ grain }) => grain === BY_STAGE).map(stageOf),
    byArea: fitting
      .filter(({ grain }) => grain === BY_PART)
      .map((row) => areaOf(desk, row))
      .sort((left, right) => right.people - left.people),
  };
}

const WHOLE = 3;
const BY_STAGE = 1;
const BY_PART = 2;

function numberIn(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}

function stageOf(row: Row): CohortPreview['byStage'][number] {
  return { stage: textIn(row['stage']), sex: textIn(row['sex']), people: numberIn(row, 'people') };
}

function areaOf({ reading }: ListingDesk, row: Row): CohortPreview['byArea'][number] {
  return {
    place: stepOf(reading.places.nearest(textIn(row['part']))),
    people: numberIn(row, 'people'),
    satangAMonth: numberIn(row, 'satang_month'),
  };
}

/** With which of the latest lists in reach a condition would share people, those that share most first. */
export async function overlapOf(desk: CohortDesk, asked: ConditionAsked): Promise<CohortOverlap[]> {
  const { reading, cohorts, officer } = desk;
  const standing = (await cohorts.listIn(officer.area)).filter(({ archived }) => !archived);
  const compared = withinKeys(standing.slice(0, MOST_COMPARED));
  const members = new Map(
    await Promise.all(
      compared.map(async (list) => [list.id, (await standingOf(desk, list)).members] as const),
    ),
  );
  const keys = [...new Set([...members.values()].flat())];
  if (keys.length === 0) return [];
  const content = await withVisited(desk, asked.condition);
  const rows = await reading.serving.rows(sql`
    select person_id
    from areas.people
    where ${amongWhom(desk, asked)}
      and ${compileCondition(content, asked.condition)}
      and person_id in (${dialect.numbers(keys)})`);
  const shared = new Set(rows.map((row) => BigInt(String(row['person_id']))));
  return compared
    .map(({ id: list, name }) => ({
      id: String(list),
      name,
      shared: (members.get(list) ?? []).filter((key) => shared.has(key)).length,
    }))
    .filter((one) => one.shared > 0)
    .sort((left, right) => right.shared - left.shared);
}

/** Very long lists would make a glance at the overlap slow; they are left out. */
function withinKeys<One extends Readonly<{ latest: Readonly<{ people: number }> }>>(
  lists: readonly One[],
): One[] {
  let left = MOST_KEYS;
  return lists.filter(({ latest }) => {
    if (latest.people > left) return false;
    left -= latest.people;
    return true;
  });
}
