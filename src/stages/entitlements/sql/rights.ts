import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { eligibility } from '../language/index.ts';
import { withUnits } from './beside-people.ts';
import { type Columns, keyOf, openColumns } from './columns.ts';
import type { CompiledProgramme } from './compiled.ts';
import { NO, type TruthScope, testsOfWord, toTruth, WORD_BITS, wordOf, YES } from './expressions/index.ts';
import { tablesOf, type UnitTableColumn, type UnitTables } from './unit-tables.ts';

/**
 * A programme's right while decisions are worked out: whether somebody is eligible, tests of which one holds if surely not, and the
 * words of its conditions. None of the tests is ever open.
 */
export type RightColumns = Readonly<{ eligible: Sql; notEligible: readonly Sql[]; words: readonly Sql[] }>;

/** People with, for each programme, whether they are eligible and the words of its conditions. */
export type Rights = Readonly<{ select: Sql; columnsOf: (programmeId: string) => RightColumns }>;

/** Where rights are worked out from: people, what is asked of their units, and columns of units that are asked of the rows later. */
export type From = Readonly<{ people: Sql; units: UnitTables; also?: readonly UnitTableColumn[] }>;

/**
 * Steps over one row: the answers of its units; every test that is asked more than once; then conditions and eligibility out of
 * the tests by bits alone. A query inside a query, so that engines do it in one pass.
 */
export function rightsOf(
  programmes: readonly CompiledProgramme[],
  { units, people, also = [] }: From,
): Rights {
  const beside = [...also];
  const tests = openColumns('test');
  const asked = timesAsked(programmes, units);
  const columnOf = (found: UnitTableColumn) => {
    beside.push(found);
    return id(found.column);
  };
  const scope: TruthScope = {
    unitColumn: (question) => columnOf(units.answer(question)),
    unitTest: (test, negated) => {
      const found = units.test(test, negated);
      return found && columnOf(found);
    },
    testColumn: (test) => ((asked.get(keyOf(test)) ?? 0) > 1 ? tests.nameOf(test) : test),
  };
  const columns = openColumns('right');
  const named = new Map(programmes.map((one) => [one.id, rightOf(one, scope, columns.nameOf)]));
  return {
    select: withColumns(withColumns(withUnits(people, tablesOf(beside)), tests.list()), columns.list()),
    columnsOf: (programmeId) => {
      const right = named.get(programmeId);
      if (right) return right;
      throw new RangeError(`no right of ${programmeId}`);
    },
  };
}

/** How often each test is asked by all rules together. */
function timesAsked(programmes: readonly CompiledProgramme[], units: UnitTables): Map<string, number> {
  const times = new Map<string, number>();
  const scope: TruthScope = {
    unitColumn: (question) => id(units.answer(question).column),
    unitTest: (test, negated) => {
      const found = units.test(test, negated);
      return found && id(found.column);
    },
    testColumn: (test) => {
      times.set(keyOf(test), (times.get(keyOf(test)) ?? 0) + 1);
      return test;
    },
  };
  for (const programme of programmes) rightOf(programme, scope, (piece) => piece);
  return times;
}

/** Without exceptions who is eligible stands in the words already: all conditions hold there, or all may hold. */
function rightOf({ rules }: CompiledProgramme, scope: TruthScope, nameOf: Columns['nameOf']): RightColumns {
  const asked = [...rules.conditions, ...rules.exceptions].map(({ when }) => toTruth(when, scope));
  const parts = Array.from({ length: Math.ceil(asked.length / WORD_BITS) }, (_, word) =>
    asked.slice(word * WORD_BITS, (word + 1) * WORD_BITS),
  );
  const words = parts.map((part) => nameOf(wordOf(part)));
  if (rules.exceptions.length === 0 && words.length > 0) {
    const tests = words.map((word, index) => testsOfWord(word, parts[index]?.length ?? 0));
    return {
      eligible: join(
        tests.map(({ allHold }) => allHold),
        ' and ',
      ),
      notEligible: tests.map(({ oneFails }) => oneFails),
      words,
    };
  }
  const truth = nameOf(toTruth(eligibility(rules), scope));
  return { eligible: sql`${truth} = ${literal(YES)}`, notEligible: [sql`${truth} = ${literal(NO)}`], words };
}

/** The rows of a table or a query with more columns. */
function withColumns(rows: Sql, columns: readonly Sql[]): Sql {
  if (columns.length === 0) return sql`(select * from ${rows})`;
  return sql`(
      select *,
        ${join(columns, ',\n        ')}
      from ${rows})`;
}
