import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import {
  columnOf,
  contributionOf,
  gapColumnOf,
  type MeasureContext,
  measuresOnPeople,
} from './measure-columns.ts';
import type { Counts, Measure, MeasureSettings } from './settings.ts';

/** Everything the people steps are made from. */
export type PeopleInputs = Readonly<{
  measures: readonly Measure[];
  settings: MeasureSettings;
  context: MeasureContext;
}>;

const SERVED_ROW_GROUP = 40_000;

/** One row a person with flags: for each kind and programme that some measure asks for, the money (0 when none). */
export function gapSums(inputs: PeopleInputs): SqlStep {
  const asked = new Map<string, Extract<Counts, { kind: 'gap' | 'gap-money' }>>();
  for (const { counts } of inputs.measures) {
    if (counts.kind === 'gap' || counts.kind === 'gap-money') asked.set(gapColumnOf(counts), counts);
  }
  const columns = [...asked].map(([column, counts]) => {
    const ofProgramme = counts.programme ? sql` and programme = ${literal(counts.programme)}` : sql``;
    return sql`sum(coalesce(amount_month, 0)) filter (kind = ${literal(counts.gap)}${ofProgramme}) as ${id(column)}`;
  });
  return {
    table: 'gap_sums',
    select: sql`
      select person_id${join([sql``, ...columns], ',\n        ')}
      from gaps.gaps
      group by person_id`,
  };
}

/** Everybody's place, sex, life stage and groups: the axes along which people are counted. */
export function placedPeople(inputs: PeopleInputs): SqlStep {
  const { settings, context } = inputs;
  const groups = settings.groups.map((group) => {
    const any = join(
      group.anyFact.map((fact) => sql`coalesce(${id(fact)}, false)`),
      ' or ',
    );
    return sql`(${any}) as ${id(columnOf(`in_${group.id}`))}`;
  });
  return {
    table: 'placed_people',
    select: sql`
      select
        profiles.*,
        coalesce(alive, true) as living,
        coalesce(village_code, subdistrict_code || '00') as counted_in,
        case ${join(
          settings.stages.map((stage) => stageCase(stage, context.asOf)),
          '\n          ',
        )} end as stage${join([sql``, ...groups], ',\n        ')}
      from profiles.profiles`,
  };
}

function stageCase(stage: MeasureSettings['stages'][number], asOf: string): Sql {
  const today = sql`cast(${literal(asOf)} as date)`;
  const oldEnough = sql`birth_date <= ${dialect.addYears(today, -stage.fromYears)}`;
  if (stage.toYears === null) return sql`when ${oldEnough} then ${literal(stage.id)}`;
  const youngEnough = sql`birth_date > ${dialect.addYears(today, -(stage.toYears + 1))}`;
  return sql`when ${oldEnough} and ${youngEnough} then ${literal(stage.id)}`;
}

/** The very rows that are counted, a column a measure, in the order lists are read. */
export function people(inputs: PeopleInputs): SqlStep {
  const groups = inputs.settings.groups.map((group) => id(`person.${columnOf(`in_${group.id}`)}`));
  const measures = measuresOnPeople(inputs.measures).map(
    (measure) => sql`${contributionOf(measure, inputs.context)} as ${id(columnOf(measure.id))}`,
  );
  return {
    table: 'people',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      select
        person.person_id,
        person.counted_in as village_code,
        person.sex,
        person.stage,
        person.birth_date,
        person.given_name,
        person.family_name,
        ${join([...groups, ...measures], ',\n        ')}
      from placed_people as person
      left join gap_sums as gap_sum on gap_sum.person_id = person.person_id
      left join poverty.people as poverty_person on poverty_person.person_id = person.person_id
      left join entitlements.decisions as decision on decision.person_id = person.person_id
      cross join (select count(*) > 0 as delivered from poverty.households) as survey
      where person.living or gap_sum.person_id is not null
      order by village_code, person_id`,
  };
}
