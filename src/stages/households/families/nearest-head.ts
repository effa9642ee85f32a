import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { SHARED } from '../evidence/index.ts';

/** How far each kind of tie is: a path of numbers is always shorter than one over the survey, and that than one over a surname. */
const FAR = { parent: 1, grandparent: 2, survey: 20, surname: 400 } as const;
/** A place in a house is one integer: how far the nearest head is, then that head's family. */
const STEP = 1_000_000;
/** From here on: nobody who heads a family is near, and the rest is the place of the eldest who is. */
const NO_HEAD = 1_000_000_000_000;
/** As far as kin reach in one house: head, child, that child's spouse, a parent of the spouse, and one more. */
const ROUNDS = 5;
const NEAREST = id(`nearest_${ROUNDS}`);

/**
 * Who lives in an open house. A declared head begins at the own family; where that is the only one, so do all who are tied to the head;
 * the others begin at their place in the house, the eldest first.
 */
export function openPeople(): SqlStep {
  const shares = (bit: number) => dialect.hasBit(sql`memberships.shared`, bit);
  const family = (far: number) => literal(far * STEP + 1);
  return {
    table: 'open_people',
    select: sql`
    select
      memberships.household_id,
      memberships.person_id,
      memberships.role,
      marks.number,
      marks.father,
      marks.mother,
      marks.surname,
      case when marks.is_survey_kin then marks.surveyed end as surveyed_as_kin,
      open_houses.only_head is null as has_several_heads,
      case when memberships.family between 1 and ${literal(STEP - 1)} then memberships.family end as family,
      row_number() over (
        partition by memberships.household_id
        order by people.birth_date nulls last, people.number nulls last, memberships.person_id
      ) as place_in_house,
      case
        when memberships.family between 1 and ${literal(STEP - 1)} then memberships.family
        when open_houses.only_head is null then null
        when ${shares(SHARED.number)} then ${family(FAR.parent)}
        when grandchildren.person_id is not null then ${family(FAR.grandparent)}
        when ${shares(SHARED.surveyedAsKin)} then ${family(FAR.survey)}
        when ${shares(SHARED.surname)} then ${family(FAR.surname)}
      end as nearest
    from memberships
    join open_houses on open_houses.household_id = memberships.household_id
    join marks on marks.person_id = memberships.person_id
    join people on people.person_id = memberships.person_id
    left join grandchildren on grandchildren.person_id = memberships.person_id`,
  };
}

/**
 * What ties people of an open house: all who carry one value, equally far, are tied. What only one carries ties nobody, and what ties
 * only those who have their family already tells nothing new.
 */
export function houseTies(): SqlStep {
  const own: readonly (readonly [string, number])[] = [
    ['number', FAR.parent],
    ['father', FAR.parent],
    ['mother', FAR.parent],
    ['number', FAR.grandparent],
    ['surveyed_as_kin', FAR.survey],
    ['surname', FAR.surname],
  ];
  const marks = own.map(([column, far]) => markOf(id(`open_people.${column}`), { far }));
  const ofOthers = [
    markOf(sql`partners.partner`, {
      far: FAR.parent,
      join: sql`join partners on partners.number = open_people.number`,
    }),
    markOf(sql`grandparents.number`, {
      far: FAR.grandparent,
      join: sql`join grandparents on grandparents.person_id = open_people.person_id`,
    }),
  ];
  return {
    table: 'house_ties',
    select: sql`
    with mark as (
      ${join([...marks, ...ofOthers], '\n      union all ')}
    ),
    tie as (
      select household_id, value, far
      from mark
      group by household_id, value, far
      having count(*) > 1 and count(case when is_open then 1 end) > 0
    )
    select mark.household_id, mark.person_id, mark.value, mark.far
    from mark
    join tie on tie.household_id = mark.household_id and tie.value = mark.value and tie.far = mark.far`,
  };
}

function markOf(value: Sql, { far, join: more = sql`` }: Readonly<{ far: number; join?: Sql }>): Sql {
  return sql`
      select
        open_people.household_id,
        open_people.person_id,
        ${value} as value,
        ${literal(far)} as far,
        open_people.nearest is null or open_people.has_several_heads as is_open
      from open_people ${more}
      where ${value} is not null`;
}

/** Where everybody begins who can still come nearer to a head. */
export function nearestStart(): SqlStep {
  return {
    table: 'nearest_0',
    select: sql`
    with tied as (
      select distinct person_id from house_ties
    )
    select
      open_people.person_id,
      coalesce(cast(open_people.nearest as ${dialect.type('bigint')}), ${literal(NO_HEAD)} + open_people.place_in_house) as nearest
    from open_people
    join tied on tied.person_id = open_people.person_id`,
  };
}

/** One step further from every head: each person takes the nearest that any tie offers. */
function furtherRound(round: number): SqlStep {
  const before = id(`nearest_${round - 1}`);
  const further = sql`offered.nearest + offered.far * ${literal(STEP)}`;
  return {
    table: `nearest_${round}`,
    select: sql`
    with offered as (
      select house_ties.household_id, house_ties.value, house_ties.far, min(known.nearest) as nearest
      from house_ties
      join ${before} as known on known.person_id = house_ties.person_id
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
      case when taken.nearest < known.nearest then taken.nearest else known.nearest end as nearest
    from ${before} as known
    join taken on taken.person_id = known.person_id`,
  };
}

/** Everybody's nearest head after as many rounds as kin reach. */
export const nearestHeads: readonly (() => SqlStep)[] = [
  nearestStart,
  ...Array.from({ length: ROUNDS }, (_, index) => () => furtherRound(index + 1)),
];

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
        open_people.family is not null as is_declared,
        coalesce(reached.nearest, open_people.nearest, ${literal(NO_HEAD)} + open_people.place_in_house) as nearest
      from open_people
      left join ${NEAREST} as reached on reached.person_id = open_people.person_id
    ),
    head as (
      select
        place.*,
        nearest < ${literal(NO_HEAD)} as has_head,
        case when nearest < ${literal(NO_HEAD)} then nearest % ${literal(STEP)} else nearest end as family
      from place
    ),
    numbered as (
      select
        head.*,
        coalesce(max(case when has_head then family end) over (partition by household_id), 0) as last_declared,
        dense_rank() over (partition by household_id, has_head order by family) as place_of_family
      from head
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
      nearest < ${literal(FAR.survey * STEP)} as is_kin,
      row_number() over (
        partition by household_id, family_no
        order by is_declared desc, place_in_house
      ) = 1 as is_first
    from family_of_person`,
  };
}
