import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { disagreesColumn } from '../scoring/index.ts';
import type { PovertyParts } from './poverty-parts.ts';

/**
 * What is wrong with rows of the survey, a row each: an answer that cannot be and was set aside (`detail`: the rule), a mark that says
 * otherwise than the answers (`detail`: set and number), a person written down in two households (`detail`: in one year or two).
 */
export function findings(parts: PovertyParts): SqlStep {
  const { rules, households, members } = parts;
  const impossible = rules.impossible.map((rule, index) => {
    const [table, rows] =
      rule.of === 'household' ? (['failures', households] as const) : (['member_answers', members] as const);
    return finding({
      kind: 'answer-impossible',
      source: rows.source,
      detail: literal(rule.id),
      from: sql`${id(table)} where ${dialect.hasBit(sql`impossible`, 1n << BigInt(index))}`,
    });
  });
  const owned = rules.indicators.filter(({ fails, column }) => fails && column !== null);
  const disagreeing = owned.map(({ set, number }) => {
    return finding({
      kind: 'mark-disagrees',
      source: households.source,
      detail: literal(`${set}.${number}`),
      from: sql`failures where ${id(disagreesColumn(set, number))}`,
    });
  });
  const twice = finding({
    kind: 'surveyed-twice',
    source: members.source,
    detail: sql`case when same_year then 'same-year' else 'other-year' end`,
    from: sql`surveyed_twice`,
    person: sql`person_id`,
  });
  const all = [...impossible, ...disagreeing, twice];
  return {
    table: 'findings',
    published: true,
    select: sql`
      ${join(all, '\n      union all ')}
      order by kind, source, survey_row, detail`,
  };
}

type Finding = Readonly<{ kind: string; source: string; detail: Sql; from: Sql; person?: Sql }>;

function finding({ kind, source, detail, from, person }: Finding): Sql {
  const bigint = dialect.type('bigint');
  return sql`
      select
        ${literal(kind)} as kind,
        ${literal(source)} as source,
        cast(survey_row as ${bigint}) as survey_row,
        cast(household_id as ${bigint}) as household_id,
        cast(${person ?? sql`null`} as ${bigint}) as person_id,
        ${detail} as detail
      from ${from}`;
}
