import { problem } from '../../../base/errors/index.ts';
import { literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import { personIdOf, personKeyOf } from '../../../base/model/index.ts';
import { type CohortDesk, type CohortStep, findCohort, isOwn } from '../cohort-desk.ts';
import { keyIn, type ListedPerson, listedPersonReader, MONEY, personColumns, stepOf } from './person-row.ts';
import { type HandChange, seenAmong, standingOf } from './standing.ts';

/** A page of the people of a list, those who miss most money first. */
export type CohortPeople = Readonly<{
  people: (ListedPerson & Readonly<{ byHand: HandNote | null }>)[];
  /** Villages of the whole list with how many people and how much money each. */
  villages: Readonly<{
    village: CohortStep;
    subdistrict: CohortStep;
    people: number;
    satangAMonth: number;
  }>[];
  total: number;
  /**
   * On the list, and not among the counted of the officer's area by the data of now: died, moved away, or gone from the registers.
   * Null for an officer of a part of the list, to whom the others are not told.
   */
  notFound: number | null;
  next: string | null;
}>;

/** Who put somebody on a list or took them off, why and when. */
export type HandNote = Readonly<{ act: HandChange['act']; reason: string; officer: string; at: string }>;

/** Which page: of the whole list or of an area in it. */
export type CohortPeopleRequest = Readonly<{
  id: string;
  area?: string | undefined;
  after?: string | undefined;
  limit: number;
}>;

/** People of a list that the officer may see, by pages. Throws COHORT_UNKNOWN, AREA_UNKNOWN, REQUEST_INVALID. */
export async function listCohortPeople(
  desk: CohortDesk,
  { id, area, after, limit }: CohortPeopleRequest,
): Promise<CohortPeople> {
  const { reading, officer } = desk;
  const cohort = await findCohort(desk, id);
  const { members, byHand } = await standingOf(desk, cohort);
  const [villages, rows] = await Promise.all([
    villagesOf(desk, seenAmong(desk, members)),
    reading.serving.rows(sql`
      select ${personColumns(reading)}
      from areas.people
      where ${seenAmong(desk, members, area)}
        and ${afterCondition(after)}
      order by ${MONEY} desc, person_id
      limit ${literal(limit + 1)}`),
  ]);
  const page = rows.slice(0, limit);
  const read = listedPersonReader(desk);
  const total = villages.reduce((sum, one) => sum + one.people, 0);
  return {
    people: page.map((row) => ({
      ...read(row),
      byHand: noteOf(byHand.get(keyIn(row))),
    })),
    villages,
    total,
    notFound: isOwn(cohort, officer) ? members.length - total : null,
    next: rows.length > limit ? cursorOf(page.at(-1)) : null,
  };
}

async function villagesOf({ reading }: CohortDesk, who: Sql): Promise<CohortPeople['villages']> {
  const rows = await reading.serving.rows(sql`
    select village_code, cast(count(*) as integer) as people, cast(sum(${MONEY}) as bigint) as satang_month
    from areas.people
    where ${who}
    group by village_code
    order by village_code`);
  return rows.map((row) => {
    const code = row['village_code'];
    const place = reading.places.nearest(typeof code === 'string' ? code : null);
    const above = place.level === 'village' && place.parent ? reading.places.get(place.parent) : place;
    return {
      village: stepOf(place),
      subdistrict: stepOf(above),
      people: Number(row['people']),
      satangAMonth: Number(row['satang_month'] ?? 0),
    };
  });
}

/** A hand change as pages show it. */
export function noteOf(change: HandChange | undefined): HandNote | null {
  if (!change) return null;
  const { act, reason, officer, at } = change;
  return { act, reason, officer, at: at.toISOString() };
}

/** The cursor is the money and the person of the last row, so that pages neither repeat nor skip. */
function afterCondition(after: string | undefined): Sql {
  if (after === undefined) return sql`true`;
  const [amount = '', person = ''] = after.split('.');
  const key = personKeyOf(person);
  if (!/^\d{1,15}$/.test(amount) || key === undefined)
    throw problem('REQUEST_INVALID', { where: 'after', reason: 'it is not a cursor of this list' });
  return sql`(${MONEY} < ${BigInt(amount)} or (${MONEY} = ${BigInt(amount)} and person_id > ${key}))`;
}

function cursorOf(row: Row | undefined): string | null {
  return row ? `${Number(row['missing_out_satang_month'] ?? 0)}.${personIdOf(keyIn(row))}` : null;
}
