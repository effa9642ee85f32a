import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';

/** How far each kind of tie is: a path of numbers is always shorter than one over the survey, and that than one over a surname. */
const FAR = { parent: 1, grandparent: 2, survey: 20, surname: 400 } as const;
/** A place in a house is one integer: how far the nearest head is, then that head's family. */
const STEP = 1_000_000;
/** From here on: nobody who heads a family is near, and the rest is the place of the eldest who is. */
const NO_HEAD = 1_000_000_000_000;
/** As far as kin reach in one house: head, child, that child's spouse, a parent of the spouse, and one more. */
const ROUNDS = 5;
const NEAREST = id(`nearest_${ROUNDS}`);

/** Who lives in an open house, the eldest first: a declared head begins at the own family, the others at their place in the house. */
export function openPeople(): SqlStep {
  return {
    table: 'open_people',
    select: sql`
    with person_in_order as (
      select
        memberships.*,
        row_number() over (
          partition by memberships.household_id
          order by people.birth_date nulls last, memberships.person_id
        ) as place_in_house
      from memberships
      join open_houses on open_houses.household_id = memberships.household_id
      join people on people.person_id = memberships.person_id
    )
    select
      household_id,
      person_id,
      role,
      number,
      father,
      mother,
      surname,
      surveyed,
      case when is_survey_kin then surveyed end as surveyed_as_kin,
      place_in_house,
      case
        when family between 1 and ${literal(STEP - 1)} then cast(family as bigint)
        else ${literal(NO_HEAD)} + place_in_house
      end as nearest_0
    from person_in_order`,
  };
}

/** What ties people of an open house: all who carry one value, equally far, are tied. What only one carries ties nobody. */
export function houseTies(): SqlStep {
  const own: readonly (readonly [string, number])[] = [
    ['number', FAR.parent],
    ['father', FAR.parent],
    ['mother', FAR.parent],
    ['number', FAR.grandparent],
    ['surveyed_as_kin', FAR.survey],
    ['surname', FAR.surname],
  ];
  const grandparents = ['fathers_father', 'fathers_mother', 'mothers_father', 'mothers_mother'];
  const marks = [
    ...own.map(([column, far]) => markOf(id(column), { far, from: sql`open_people` })),
    ...grandparents.map((column) =>
      markOf(id(column), {
        far: FAR.grandparent,
        from: sql`(
        select open_people.household_id, kin.*
        from open_people
        join kin on kin.person_id = open_people.person_id
      ) as grandchild`,
      }),
    ),
    markOf(sql`partner`, {
      far: FAR.parent,
      from: sql`(
        select open_people.household_id, open_people.person_id, partners.partner
        from open_people
        join partners on partners.number = open_people.number
      ) as spouse`,
    }),
  ];
  return {
    table: 'house_ties',
    select: sql`
    with mark as (
      ${join(marks, '\n      union all ')}
    ),
    tie as (
      select household_id, value, far
      from mark
      group by household_id, value, far
      having count(*) > 1
    )
    select mark.household_id, mark.person_id, mark.value, mark.far
    from mark
    join tie on tie.household_id = mark.household_id and tie.value = mark.value and tie.far = mark.far`,
  };
}

function markOf(value: Sql, { far, from }: Readonly<{ far: number; from: Sql }>): Sql {
  return sql`
      select household_id, person_id, ${value} as value, ${literal(far)} as far
      from ${from}
      where ${value} is not null`;
}

/** One step further from every head: each person takes the nearest that any tie offers. */
function furtherRound(round: number): SqlStep {
  const [before, after] = [id(`nearest_${round - 1}`), id(`nearest_${round}`)];
  const further = sql`offered.nearest + offered.far * ${literal(STEP)}`;
  return {
    table: `nearest_${round}`,
    select: sql`
    with known as (
      select person_id, ${before} as nearest from ${round === 1 ? sql`open_people` : before}
    ),
    offered as (
      select house_ties.household_id, house_ties.value, house_ties.far, min(known.nearest) as nearest
      from house_ties
      join known on known.person_id = house_ties.person_id
      group by house_ties.household_id, house_ties.value, house_ties.far
    ),
    taken as (
      select
        house_ties.person_id,
        min(case when offered.nearest < ${literal(NO_HEAD)} then ${further} else offered.nearest end) as nearest
      from house_ties
      join offered
        on offered.household_id = house_ties.household_id
        and offered.value = house_ties.value
        and offered.far = house_ties.far
      group by house_ties.person_id
    )
    select
      known.person_id,
      case when taken.nearest < known.nearest then taken.nearest else known.nearest end as ${after}
    from known
    left join taken on taken.person_id = known.person_id`,
  };
}

/** Everybody's nearest head after as many rounds as kin reach. */
export const nearestHeads: readonly (() => SqlStep)[] = Array.from(
  { length: ROUNDS },
  (_, index) => () => furtherRound(index + 1),
);

/**
 * The families of open houses. Who is near a declared head is of that head's family; all others who are tied to one another are a
 * family of their own, numbered after the declared ones, the eldest's first.
 */
export function openFamilies(): SqlStep {
  return {
    table: 'open_families',
    select: sql`
    with place as (
      select
        open_people.household_id,
        open_people.person_id,
        open_people.place_in_house,
        open_people.nearest_0 < ${literal(NO_HEAD)} as is_declared,
        ${NEAREST} < ${literal(NO_HEAD)} as has_head,
        ${NEAREST} < ${literal(FAR.survey * STEP)} as is_kin,
        case when ${NEAREST} < ${literal(NO_HEAD)} then ${NEAREST} % ${literal(STEP)} else ${NEAREST} end as family
      from open_people
      join ${NEAREST} on ${NEAREST}.person_id = open_people.person_id
    ),
    numbered as (
      select
        place.*,
        coalesce(max(case when has_head then family end) over (partition by household_id), 0) as last_declared,
        dense_rank() over (partition by household_id, has_head order by family) as place_of_family
      from place
    ),
    family_of_person as (
      select
        numbered.*,
        cast(case when has_head then family else last_declared + place_of_family end as integer) as family_no
      from numbered
    )
    select
      household_id,
      person_id,
      family_no,
      is_kin,
      row_number() over (
        partition by household_id, family_no
        order by is_declared desc, place_in_house
      ) = 1 as is_first
    from family_of_person`,
  };
}
