import { dialect, id, join, type SqlStep, sql } from '../../../base/lake/index.ts';
import { columnOf } from '../scoring/index.ts';
import { MEMBERS_KEY } from '../settings/index.ts';
import { type PovertyParts, SERVED_ROW_GROUP } from './poverty-parts.ts';

/**
 * Persons who were written down in two surveyed households. They count in one, the household that the households stage keeps (the later
 * visit); where both were surveyed in one year, that is a contradiction between the visits and is called so.
 */
export function surveyedTwice(parts: PovertyParts): SqlStep {
  const { content, members, linked } = parts;
  const link = sql`
      select link.person_id, link.row_id as survey_row, survey.household_id, survey.at_year
      from linkage.links as link
      join ${members.rows} as record on record.row_id = link.row_id
      join surveys as survey on survey.${id(MEMBERS_KEY)} = ${members.column(content.survey.members.key)}
      where link.source = ${members.source} and link.person_id is not null and survey.household_id is not null`;
  const nobody = sql`
      select ${join(
        ['person_id', 'survey_row', 'household_id', 'at_year'].map(
          (name) => sql`cast(null as ${dialect.type('bigint')}) as ${id(name)}`,
        ),
      )}
      where false`;
  return {
    table: 'surveyed_twice',
    select: sql`
      with member as (${linked && members.isThere ? link : nobody}),
      again as (
        select person_id from member group by person_id having min(household_id) <> max(household_id)
      )
      select distinct
        member.person_id,
        other.survey_row,
        other.household_id,
        other.at_year = member.at_year as same_year
      from again
      join profiles.profiles as person on person.person_id = again.person_id
      join member on member.person_id = again.person_id and member.household_id = person.bmn_household_id
      join member as other on other.person_id = again.person_id and other.household_id <> member.household_id`,
  };
}

/** Living members of surveyed households, and how far each of them comes in the funnel. */
export function people({ content, asOf }: PovertyParts): SqlStep {
  const { card } = content.survey;
  const active = id(`person.${card.active}`);
  const passed = sql`${id(`person.${card.passed.fact}`)} = ${card.passed.is}`;
  const bars = card.barredBy.map(({ fact, is }) => sql`coalesce(${id(`person.${fact}`)} = ${is}, false)`);
  const grown = dialect.addYears(sql`cast(${asOf} as date)`, -card.adultYears);
  const poorBySet = content.sets.map(({ id: set }) => id(columnOf(set, 'poor')));
  return {
    table: 'people',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      with members as (
        select
          person.person_id,
          household.household_id,
          household.village_code,
          household.dimensions,
          household.poor,
          ${join(poorBySet.map((column) => sql`household.${column}`))},
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
      ),
      twice as (
        select person_id, bool_or(same_year) as same_year
        from surveyed_twice
        group by person_id
      )
      select
        person.person_id,
        person.household_id,
        person.dimensions,
        person.poor,
        person.poor and person.registered as registered,
        person.poor and person.validated as target,
        person.poor and person.may_hold and not person.validated as poor_without_card,
        person.poor and not home.some_card as no_card_in_household,
        case when twice.same_year then 'same-year' when twice.person_id is not null then 'other-year' end as surveyed_twice,
        ${join(poorBySet.map((column) => sql`person.${column}`))}
      from members as person
      join cards as home on home.household_id = person.household_id
      left join twice on twice.person_id = person.person_id
      order by person.person_id`,
  };
}
