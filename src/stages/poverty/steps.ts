import { dialect, id, join, literal, type Sql, type SqlStep, schemaOf, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import type { IndicatorSet } from './settings.ts';

/** What the steps are made from. */
export type PovertyParts = Readonly<{ indicators: IndicatorSet; surveyed: boolean; asOf: IsoDate }>;

const SATANG_A_BAHT = 100;
const SERVED_ROW_GROUP = 20_000;

/** Each household's last survey, with the household it became. Nobody when the survey was not delivered. */
export function surveys({ indicators, surveyed }: PovertyParts): SqlStep {
  const { survey } = indicators;
  const source = id(`${schemaOf(`intake/${survey.source}`)}.accepted`);
  return {
    table: 'surveys',
    select: surveyed ? lastSurveys(indicators, source) : noSurveys(indicators),
  };
}

function lastSurveys(indicators: IndicatorSet, source: Sql): Sql {
  const { survey } = indicators;
  const record = (column: string) => id(`record.${column}`);
  return sql`
      select
        household.household_id,
        ${join(surveyColumns(indicators).map(({ column, name }) => sql`${record(column)} as ${id(name)}`))}
      from (
        select
          record.*,
          row_number() over (
            partition by ${record(survey.key)}
            order by ${record(survey.year)} desc, ${record(survey.on)} desc nulls last, record.row_id desc
          ) as age
        from ${source} as record
      ) as record
      left join households.households as household
        on household.kind = ${survey.household} and household.source_key = ${record(survey.key)}
      where record.age = 1`;
}

function noSurveys(indicators: IndicatorSet): Sql {
  const columns = surveyColumns(indicators).map(
    ({ name, type }) => sql`cast(null as ${dialect.type(type)}) as ${id(name)}`,
  );
  return sql`
      select ${join([sql`cast(null as bigint) as household_id`, ...columns])}
      where false`;
}

function surveyColumns({ survey, income, indicators }: IndicatorSet) {
  return [
    { column: survey.village, name: 'village_code', type: 'text' },
    { column: survey.members, name: 'members', type: 'integer' },
    { column: survey.year, name: 'survey_year', type: 'integer' },
    { column: income.column, name: 'income', type: 'bigint' },
    ...indicators.map(({ column, number }) => ({ column, name: answer(number), type: 'text' as const })),
  ] as const;
}

/** Yes or no for every indicator, null where the survey has no answer. */
export function failures({ indicators }: PovertyParts): SqlStep {
  const { income, survey } = indicators;
  const least = literal(income.leastBahtAYear * SATANG_A_BAHT);
  const answered = (number: number) => sql`${id(answer(number))} = ${survey.fail}`;
  const fails = indicators.indicators.map(({ number }) => {
    const marked = answered(number);
    const told = number === income.indicator ? sql`coalesce(income < ${least}, ${marked})` : marked;
    return sql`${told} as ${id(failure(number))}`;
  });
  return {
    table: 'failures',
    select: sql`
      select
        household_id,
        village_code,
        members,
        survey_year,
        coalesce((income < ${least}) <> (${answered(income.indicator)}), false) as income_disagrees,
        ${join(fails, ',\n        ')}
      from surveys
      where household_id is not null`,
  };
}

/** Surveyed households: which indicators and dimensions they fail, and whether that makes them poor. */
export function households({ indicators }: PovertyParts): SqlStep {
  const failed = indicators.indicators.map(({ number }) => bitWhen(id(failure(number)), 2 ** number));
  const dimensions = indicators.dimensions.map((one) => failsAny(one.indicators));
  const bits = dimensions.map((fails, index) => bitWhen(fails, 2 ** index));
  return {
    table: 'households',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      select
        household_id,
        village_code,
        members,
        cast(${join(failed, '\n          + ')} as bigint) as failed,
        cast(${join(bits, '\n          + ')} as integer) as dimensions,
        ${join(dimensions, ' or ')} as poor,
        survey_year
      from failures
      order by household_id`,
  };
}

function failsAny(numbers: readonly number[]): Sql {
  return sql`(${join(
    numbers.map((number) => id(failure(number))),
    ' or ',
  )})`;
}

function bitWhen(test: Sql, bit: number): Sql {
  return sql`case when ${test} then ${literal(bit)} else 0 end`;
}

/** Living members of surveyed households, and how far each of them comes in the funnel. */
export function people({ indicators, asOf }: PovertyParts): SqlStep {
  const { card } = indicators;
  const active = id(`person.${card.active}`);
  const passed = sql`${id(`person.${card.passed.fact}`)} = ${card.passed.is}`;
  const bars = card.barredBy.map(({ fact, is }) => sql`coalesce(${id(`person.${fact}`)} = ${is}, false)`);
  const grown = dialect.addYears(sql`cast(${asOf} as date)`, -card.adultYears);
  return {
    table: 'people',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      with members as (
        select
          person.person_id,
          household.household_id,
          household.dimensions,
          household.poor,
          ${active} or ${id(`person.${card.applied}`)} as registered,
          coalesce(${active}, ${passed}) as validated,
          person.birth_date <= ${grown} and not (${join([sql`false`, ...bars], ' or ')}) as may_hold
        from profiles.profiles as person
        join households as household on household.household_id = person.bmn_household_id
        where coalesce(person.alive, true)
      ),
      cards as (
        select household_id, bool_or(validated) as some_card
        from members
        group by household_id
      )
      select
        person.person_id,
        person.household_id,
        person.dimensions,
        person.poor,
        person.poor and person.registered as registered,
        person.poor and person.validated as target,
        person.poor and person.may_hold and not person.validated as poor_without_card,
        person.poor and not home.some_card as no_card_in_household
      from members as person
      join cards as home on home.household_id = person.household_id
      order by person.person_id`,
  };
}

function answer(number: number): string {
  return `answer_${number}`;
}

function failure(number: number): string {
  return `fails_${number}`;
}
