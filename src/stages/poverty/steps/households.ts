import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { besidePeople } from '../../entitlements/index.ts';
import { columnOf, failsColumn, judgedColumns, judgeSet, ownerOf, standsIn } from '../scoring/index.ts';
import type { FragileQuestions } from '../settings/index.ts';
import { type PovertyParts, SERVED_ROW_GROUP } from './poverty-parts.ts';

const SATANG_A_BAHT = 100;
const MONTHS = 12;

/** Surveyed households: what each set says of them, whether they are fragile, and their income against the national line. */
export function households(parts: PovertyParts): SqlStep {
  const { content, questions } = parts;
  const { target, sets } = content;
  const short = judgeSet(target);
  const columns = [
    ...['household_id', 'survey_row'].map((name) => id(name)),
    sql`at_village as village_code`,
    sql`at_members as members`,
    sql`${short.failed} as failed`,
    sql`${short.dimensions} as dimensions`,
    sql`${short.poor} as poor`,
    sql`at_year as survey_year`,
    sql`${standsIn(target)} as stands_in`,
    ...judgedColumns(sets),
    ...parts.rules.fragile.flatMap((rule) => fragileColumns(rule, parts)),
    ...moneyColumns(parts),
  ];
  const failing = target.indicators.map((one) => {
    return sql`${id(failsColumn(...ownerOf(target, one)))} as ${id(`fails_${one.number}`)}`;
  });
  const tables = [...questions.members.tables(), ...questions.people.tables()];
  return {
    table: 'households',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      select ${join(columns, ',\n        ')}
      from (
        select person.*, ${join([...failing, ...tables.flatMap(({ answers }) => answers.map((name) => id(name)))])}
        from ${besidePeople(sql`failures`, tables)}
      ) as home
      order by household_id`,
  };
}

/** Fragile when one of the rule's ways holds; which ways and burdens are known to hold is kept as bits, in the content's order. */
function fragileColumns({ id: rule, when, burdens }: FragileQuestions, { questions }: PovertyParts): Sql[] {
  const bits = (list: FragileQuestions['when']) =>
    sql`cast(${summed(list.map((one, at) => sql`case when ${questions.write(one.when)} then ${literal(2 ** at)} else 0 end`))} as integer)`;
  const ways = join(
    when.map((one) => questions.write(one.when)),
    ' or ',
  );
  return [
    sql`(${ways}) as ${id(columnOf(`fragile_${rule}`, 'is'))}`,
    sql`${bits(when)} as ${id(columnOf(`fragile_${rule}`, 'why'))}`,
    sql`${bits(burdens)} as ${id(columnOf(`fragile_${rule}`, 'burdens'))}`,
  ];
}

/**
 * The parts of the year's income, in satang, and whether the mean of a person lies under the national line: with all income, and with what
 * the State pays taken away.
 */
function moneyColumns({ content }: PovertyParts): Sql[] {
  const { income, line } = content.survey;
  const yearly = literal(line.bahtAMonth * MONTHS * SATANG_A_BAHT);
  const wide = dialect.type('wide');
  const perPerson = id(income.perPerson);
  const transfers = id(income.transfers);
  const without = sql`(cast(${perPerson} as ${wide}) * at_members - ${transfers})`;
  return [
    sql`${perPerson} as income_person_year`,
    sql`cast(${dialect.divided(sql`(case when ${without} < 0 then 0 else ${without} end)`, sql`at_members`)} as ${dialect.type('bigint')}) as income_person_year_without_transfers`,
    sql`${id(income.main)} as income_main_year`,
    sql`${id(income.second)} as income_second_year`,
    sql`${id(income.other)} - ${transfers} as income_other_year`,
    sql`${id(income.ownGrown)} as income_own_grown_year`,
    sql`${transfers} as income_transfers_year`,
    sql`${perPerson} < ${yearly} as money_poor`,
    sql`${without} < cast(${yearly} as ${wide}) * at_members as money_poor_without_transfers`,
  ];
}

function summed(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? literal(0) : join(parts, ' + ');
}
