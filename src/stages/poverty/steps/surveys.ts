import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { AGE_FACTS, MEMBERS_KEY, PEOPLE_KEY } from '../settings/index.ts';
import type { PovertyParts } from './poverty-parts.ts';

/** Each household's last survey, and the household it became. Nobody when the survey was not delivered. */
export function surveys({ content, households, asOf }: PovertyParts): SqlStep {
  const { key, year, on, village, members, kind } = content.survey.households;
  const columns = { [MEMBERS_KEY]: key, at_village: village, at_members: members, at_year: year };
  const named = Object.entries(columns).map(([name, field]) => {
    return sql`${households.isThere ? households.column(field) : untold(households.typeOf(field))} as ${id(name)}`;
  });
  const day = sql`coalesce(${households.column(on)}, cast(${asOf} as date)) as at_day`;
  const visits = sql`
        select
          record.row_id as survey_row, ${day}, ${join(named)},
          row_number() over (
            partition by ${households.column(key)}
            order by ${households.column(year)} desc, ${households.column(on)} desc nulls last, record.row_id desc
          ) as place
        from ${households.rows} as record`;
  const nothing = sql`
        select
          ${untold(dialect.type('bigint'))} as survey_row,
          ${untold(dialect.type('date'))} as at_day,
          ${join(named)},
          1 as place
        where false`;
  return {
    table: 'surveys',
    select: sql`
      select
        visit.survey_row,
        household.household_id as ${id(PEOPLE_KEY)},
        ${join(['at_day', ...Object.keys(columns)].map((name) => sql`visit.${id(name)}`))}
      from (${households.isThere ? visits : nothing}) as visit
      left join households.households as household
        on household.kind = ${kind} and household.source_key = visit.${id(MEMBERS_KEY)}
      where visit.place = 1`,
  };
}

/** The columns of `surveys`. */
export const SURVEY_COLUMNS = [
  'survey_row',
  PEOPLE_KEY,
  'at_day',
  MEMBERS_KEY,
  'at_village',
  'at_members',
  'at_year',
];

/** The surveys that became households, with all answers that rules ask and without the impossible ones; read once, because rows are wide. */
export function householdAnswers(parts: PovertyParts): Sql {
  const { questions, households } = parts;
  const facts = questions.factsOf('household');
  const named = facts.map((field) => {
    return sql`${households.isThere ? households.column(field) : untold(households.typeOf(field))} as ${id(field)}`;
  });
  const survey = SURVEY_COLUMNS.map((name) => sql`survey.${id(name)}`);
  return withSetAside(parts, {
    of: 'household',
    rows: sql`
          select ${join([...survey, ...named])}
          from surveys as survey
          ${households.isThere ? sql`join ${households.rows} as record on record.row_id = survey.survey_row` : sql``}
          where survey.household_id is not null`,
    facts,
    kept: SURVEY_COLUMNS,
  });
}

/**
 * Each surveyed member's answers, with the age on the day of the visit: below zero for somebody born later. A birth date known in part
 * counts from its first day. Where fewer members were read than the household has, one more stands for them of whom nothing is known,
 * so that nobody is called passed for want of a row.
 */
export function memberAnswers(parts: PovertyParts): SqlStep {
  const { questions, content, members } = parts;
  const { key, born } = content.survey.members;
  const ages = new Set(AGE_FACTS.map(({ fact }) => fact));
  const facts = questions.factsOf('members').filter((fact) => !ages.has(fact));
  const named = facts.map((field) => {
    return sql`${members.isThere ? members.column(field) : untold(members.typeOf(field))} as ${id(field)}`;
  });
  const bornOn = members.column(born);
  const months = sql`case when ${bornOn} > survey.at_day then -1 else ${dialect.monthsBetween(bornOn, sql`survey.at_day`)} end`;
  const unread = sql`
          select
            cast(null as ${dialect.type('bigint')}),
            survey.${id(MEMBERS_KEY)},
            survey.household_id,
            cast(null as ${dialect.type('integer')}),
            cast(null as ${dialect.type('integer')})
            ${commaEach(facts.map((field) => untold(members.typeOf(field))))}
          from surveys as survey
          left join (
            select ${members.column(key)} as key, count(*) as listed
            from ${members.rows} as record
            group by ${members.column(key)}
          ) as roster on roster.key = survey.${id(MEMBERS_KEY)}
          where coalesce(roster.listed, 0) < survey.at_members`;
  return {
    table: 'member_answers',
    select: withSetAside(parts, {
      of: 'member',
      rows: members.isThere
        ? sql`
          select
            record.row_id as survey_row,
            survey.${id(MEMBERS_KEY)},
            survey.household_id,
            cast(${months} as ${dialect.type('integer')}) as age_months,
            cast(floor(${months} / 12) as ${dialect.type('integer')}) as age
            ${commaEach(named)}
          from ${members.rows} as record
          join surveys as survey on survey.${id(MEMBERS_KEY)} = ${members.column(key)}
          union all ${unread}`
        : sql`
          select
            ${untold(dialect.type('bigint'))} as survey_row,
            ${untold(dialect.type('text'))} as ${id(MEMBERS_KEY)},
            ${untold(dialect.type('bigint'))} as household_id,
            ${untold(dialect.type('integer'))} as age_months,
            ${untold(dialect.type('integer'))} as age
            ${commaEach(named)}
          where false`,
      facts: [...facts, ...ages],
      kept: ['survey_row', MEMBERS_KEY, PEOPLE_KEY],
    }),
  };
}

type Answers = Readonly<{
  of: 'household' | 'member';
  rows: Sql;
  facts: readonly string[];
  kept: readonly string[];
}>;

/** The rows with impossible answers taken out; bit n of `impossible` is the n-th rule of the content. */
function withSetAside({ rules, questions }: PovertyParts, { of, rows, facts, kept }: Answers): Sql {
  const judged = rules.impossible.flatMap((rule, index) =>
    rule.of === of ? [{ ...rule, bit: 1n << BigInt(index) }] : [],
  );
  const hits = judged.map(
    ({ when, bit }) => sql`case when ${questions.write(when)} then ${literal(bit)} else 0 end`,
  );
  const cleaned = facts.map((fact) => {
    const bits = judged.reduce((all, { setsAside, bit }) => all | (setsAside.includes(fact) ? bit : 0n), 0n);
    if (bits === 0n) return id(fact);
    return sql`case when (impossible & ${literal(bits)}) = 0 then ${id(fact)} end as ${id(fact)}`;
  });
  const impossible = hits.length === 0 ? literal(0) : join(hits, ' + ');
  return sql`
      select ${join([...kept.map((name) => id(name)), ...cleaned, sql`impossible`])}
      from (
        select answer.*, cast(${impossible} as ${dialect.type('bigint')}) as impossible
        from (${rows}) as answer
      ) as answer`;
}

function untold(type: Sql): Sql {
  return sql`cast(null as ${type})`;
}

function commaEach(columns: readonly Sql[]): Sql {
  return join(
    columns.map((column) => sql`, ${column}`),
    '',
  );
}
