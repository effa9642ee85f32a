import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { besidePeople } from '../../entitlements/index.ts';
import { appliesColumn, disagreesColumn, failsColumn } from '../scoring/index.ts';
import { factsAsked, type IndicatorRule } from '../settings/index.ts';
import type { PovertyParts } from './poverty-parts.ts';
import { householdAnswers, SURVEY_COLUMNS } from './surveys.ts';

/**
 * For every indicator of every set whether the household fails it, whether it concerns the household, and whether the agency's mark says
 * otherwise. Answers decide; the mark decides where an answer is missing; where that is missing too, nothing is known.
 */
export function failures(parts: PovertyParts): SqlStep {
  const { content, questions, rules } = parts;
  const { income } = content.survey;
  const asked = rules.indicators.flatMap((rule) => askedColumns(rule, parts));
  const told = rules.indicators.flatMap(toldColumns);
  const kept = [...SURVEY_COLUMNS, 'impossible'];
  const incomes = [...new Set(Object.values(income))];
  const ofFragile = rules.fragile.flatMap(({ when, burdens }) =>
    [...when, ...burdens].flatMap((one) => factsAsked(one.when)),
  );
  const known = new Set(questions.factsOf('household'));
  const answers = [
    ...new Set(ofFragile.flatMap(({ fact, table }) => (table === 'household' ? [fact] : []))),
  ].filter((fact) => known.has(fact) && !kept.includes(fact) && !incomes.includes(fact));
  return {
    table: 'failures',
    select: sql`
      select ${join([...[...kept, ...incomes, ...answers].map((name) => id(name)), ...told], ',\n        ')}
      from (
        select ${join([sql`person.*`, ...asked], ',\n          ')}
        from ${besidePeople(sql`(${householdAnswers(parts)})`, questions.members.tables())}
      ) as asked`,
  };
}

const ANSWER = {
  fails: 'answer_fails',
  applies: 'answer_applies',
  marked: 'mark_fails',
  concerns: 'mark_applies',
};

function nameOf(what: string, { set, number }: IndicatorRule): string {
  return `${what}__${failsColumn(set, number)}`;
}

/** Each rule and each mark is worked out once, under a name of its own. */
function askedColumns(rule: IndicatorRule, { content, questions, households }: PovertyParts): Sql[] {
  const { marks } = content.survey;
  const isThere = rule.column !== null && households.has(rule.column);
  const mark = isThere ? id(`person.${rule.column}`) : UNTOLD;
  const marked = sql`case ${mark} when ${literal(marks.fails)} then true when ${literal(marks.passes)} then false when ${literal(marks.notApplicable)} then false end`;
  return [
    sql`${rule.fails ? questions.write(rule.fails) : UNTOLD} as ${id(nameOf(ANSWER.fails, rule))}`,
    sql`${rule.relevant ? questions.write(rule.relevant) : sql`true`} as ${id(nameOf(ANSWER.applies, rule))}`,
    sql`${isThere ? marked : UNTOLD} as ${id(nameOf(ANSWER.marked, rule))}`,
    sql`${isThere ? sql`${mark} <> ${literal(marks.notApplicable)}` : UNTOLD} as ${id(nameOf(ANSWER.concerns, rule))}`,
  ];
}

const UNTOLD = sql`cast(null as ${dialect.type('boolean')})`;

function toldColumns(rule: IndicatorRule): Sql[] {
  const [fails, applies, marked, concerns] = Object.values(ANSWER).map((what) => id(nameOf(what, rule)));
  if (!fails || !applies || !marked || !concerns) return [];
  const named = (value: Sql, column: string) => sql`${value} as ${id(column)}`;
  const columns = {
    fails: failsColumn(rule.set, rule.number),
    applies: appliesColumn(rule.set, rule.number),
    disagrees: disagreesColumn(rule.set, rule.number),
  };
  if (!rule.fails) {
    return [
      named(marked, columns.fails),
      named(concerns, columns.applies),
      named(sql`false`, columns.disagrees),
    ];
  }
  const told = rule.column === null ? fails : sql`coalesce(${fails}, ${marked})`;
  const concerned = sql`case when ${fails} is not null then coalesce(${applies}, true) else ${concerns} end`;
  const disagrees = rule.column === null ? sql`false` : sql`coalesce(${fails} <> ${marked}, false)`;
  return [named(told, columns.fails), named(concerned, columns.applies), named(disagrees, columns.disagrees)];
}
