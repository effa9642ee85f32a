import {
  dialect,
  id,
  join,
  literal,
  type Sql,
  type SqlStep,
  servedByKey,
  sql,
} from '../../../base/lake/index.ts';
import { isOfTheirPeople } from '../homes/index.ts';
import type { Measure, MeasureSettings } from '../measures/index.ts';
import { isOfNeeds, needQuantity } from '../needs/index.ts';
import { joinVillage, villageNumber } from '../places/index.ts';
import { recordKey } from '../protection/index.ts';
import type { PeopleInputs } from './inputs.ts';
import { isMarked, type Mark, maskOf, packWord } from './marks.ts';
import { columnOf, contributionOf, type MeasureContext } from './measure-columns.ts';
import { groupColumn } from './slices.ts';

const SERVED_ROW_GROUP = 40_000;

/**
 * One row a person that some measure may count: where, in which groups, and all yes/no measures as bits of a few words, in the order
 * lists are read. Everything below stands on these rows, so that a list has exactly the people its figure counts.
 */
export function counted(inputs: PeopleInputs): SqlStep {
  const { settings, layout, context } = inputs;
  const groups = settings.groups.map((group) => sql`${isOfGroup(group)} as ${id(groupColumn(group.id))}`);
  const amounts = layout.amounts.map(
    (measure) => sql`${amountOf(measure, context)} as ${id(columnOf(measure.id))}`,
  );
  const stages = settings.stages.map((stage) => stageCase(stage, context.asOf));
  const columns = [...groups, ...markWords(inputs), ...amounts];
  return {
    table: 'counted',
    aside: true,
    select: sql`
      with person as (
        select
          *,
          coalesce(alive, true) as living,
          coalesce(village_code, subdistrict_code || '00') as raw
        from profiles.profiles
      )
      select
        person.person_id,
        ${recordKey('person', id('person.person_id'), inputs.keys)} as record_key,
        ${villageNumber()} as area_no,
        case when here.area_no is null then 'no' when here.code = person.raw then 'own' else 'successor' end as placed,
        person.sex,
        case ${join(stages, '\n          ')} end as stage,
        person.birth_date,
        person.given_name,
        person.family_name,
        coalesce(here.code, around.code) as village_code,
        ${join(columns, ',\n        ')}
      from person
      ${joinVillage('person')}
      left join gap_marks as gap on gap.person_id = person.person_id
      left join poverty.people as poverty_person on poverty_person.person_id = person.person_id
      left join home_marks as home on home.household_id = poverty_person.household_id
      left join entitlements.decisions as decision on decision.person_id = person.person_id
      ${inputs.measures.some(({ counts }) => isOfNeeds(counts)) ? sql`left join needs.needs as need on need.person_id = person.person_id` : sql``}
      cross join (select count(*) > 0 as delivered from poverty.households) as survey
      where person.living or gap.person_id is not null or ${deadAreCounted(inputs)}
      order by village_code, person_id`,
  };
}

/** The very rows that are counted, a column a measure. They are read from `counted` as they lie there, so that nothing is sorted twice. */
export function people({ settings, layout }: PeopleInputs): SqlStep {
  const groups = settings.groups.map((group) => id(groupColumn(group.id)));
  const marks = layout.marks.map(
    (mark) => sql`${isMarked(layout, mark)} as ${id(columnOf(mark.measure.id))}`,
  );
  const amounts = layout.amounts.map((measure) => id(columnOf(measure.id)));
  return {
    table: 'people',
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select
        person_id,
        village_code,
        sex,
        stage,
        birth_date,
        given_name,
        family_name,
        ${join([...groups, ...marks, ...amounts], ',\n        ')}
      from counted`,
  };
}

/** So many people are counted at once: few enough for what comes of them to be small, and so many that most share their pattern with others. */
const PEOPLE_A_PART = 200_000;

/** Parts of the people by the numbers of their villages. A subdistrict is never parted, and every village lies in some part. */
export function partsOfPeople(): Sql {
  return sql`
    with subdistrict as (
      select parents.parent_no, max(parents.area_no) as last, coalesce(sum(here.people), 0) as people
      from area_parents as parents
      left join (select area_no, count(*) as people from counted group by area_no) as here on here.area_no = parents.area_no
      where parents.parent_level = 'subdistrict'
      group by parents.parent_no
    ),
    summed as (
      select last, cast(sum(people) over (order by last) as bigint) as people_until
      from subdistrict
    ),
    ends as (
      select max(last) as last
      from summed
      group by ${dialect.divided(sql`greatest(people_until - 1, 0)`, literal(PEOPLE_A_PART))}
    )
    select
      coalesce(lag(last) over (order by last) + 1, 0) as first,
      case when lead(last) over (order by last) is null then (select max(area_no) from areas) else last end as last
    from ends
    order by first`;
}

/** The words of everybody's marks; of the dead only those of measures that count them. */
function markWords({ layout, context }: PeopleInputs): Sql[] {
  return layout.words.map((name, word) => {
    const told = layout.marks.filter(
      ({ measure: { counts } }) => counts.kind !== 'gap' && !isOfTheirPeople(counts),
    );
    const own = packWord(told, word, (measure) => contributionOf(measure.counts, context));
    const all = sql`(${own} + coalesce(${id(`gap.${name}`)}, 0) + coalesce(${id(`home.${name}`)}, 0))`;
    return sql`${ofTheLiving(layout.marks, word, all)} as ${id(name)}`;
  });
}

function ofTheLiving(marks: readonly Mark[], word: number, all: Sql): Sql {
  const dead = maskOf(
    marks.filter(({ measure }) => measure.countsTheDead),
    word,
  );
  return sql`(${all}) & case when person.living then cast(${literal(maskOf(marks, word))} as bigint) else ${literal(dead)} end`;
}

function amountOf(measure: Measure, context: MeasureContext): Sql {
  const { id: name, counts, countsTheDead } = measure;
  const owner = counts.kind === 'score' ? 'home' : 'gap';
  const amount =
    counts.kind === 'need-quantity'
      ? needQuantity(counts, context)
      : sql`coalesce(${id(`${owner}.${columnOf(name)}`)}, 0)`;
  return countsTheDead ? amount : sql`case when person.living then ${amount} end`;
}

/** Somebody dead is listed for a flag, and for whatever measure counts the dead. */
function deadAreCounted({ layout, context }: PeopleInputs): Sql {
  const tests = layout.marks
    .filter(
      ({ measure: { countsTheDead, counts } }) =>
        countsTheDead && counts.kind !== 'gap' && !isOfTheirPeople(counts),
    )
    .map(({ measure }) => sql`coalesce(${contributionOf(measure.counts, context)}, false)`);
  return tests.length === 0 ? sql`false` : sql`(${join(tests, ' or ')})`;
}

function isOfGroup(group: MeasureSettings['groups'][number]): Sql {
  const facts = group.anyFact.map((fact) => sql`coalesce(${id(`person.${fact}`)}, false)`);
  return sql`(${join(facts, ' or ')})`;
}

function stageCase(stage: MeasureSettings['stages'][number], asOf: string): Sql {
  const today = sql`cast(${literal(asOf)} as date)`;
  const oldEnough = sql`person.birth_date <= ${dialect.addYears(today, -stage.fromYears)}`;
  if (stage.toYears === null) return sql`when ${oldEnough} then ${literal(stage.id)}`;
  const youngEnough = sql`person.birth_date > ${dialect.addYears(today, -(stage.toYears + 1))}`;
  return sql`when ${oldEnough} and ${youngEnough} then ${literal(stage.id)}`;
}

/** People by how they were placed, for the manifest: nobody is left out of the sum because their place is not known. */
export function placedNote(): Sql {
  return sql`
    select
      count(*) as people,
      count(*) filter (where placed = 'successor') as by_successor,
      count(*) filter (where placed = 'no' and village_code is not null) as in_rest_of_subdistrict,
      count(*) filter (where village_code is null) as unplaced
    from counted`;
}
