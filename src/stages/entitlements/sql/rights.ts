import { join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { eligibility } from '../language/index.ts';
import { besidePeople, type UnitTable } from './beside-people.ts';
import { type Columns, openColumns } from './columns.ts';
import { unitsAsked } from './columns-asked.ts';
import type { CompiledProgramme } from './compiled.ts';
import { NO, type TruthScope, testsOfWord, toTruth, WORD_BITS, wordOf, YES } from './expressions/index.ts';
import type { UnitQuestions } from './units.ts';

/** A programme's right while decisions are worked out: two tests that are never open, and the words of its conditions. */
export type RightColumns = Readonly<{ eligible: Sql; notEligible: Sql; words: readonly Sql[] }>;

/** People with, for each programme, whether they are eligible and the words of its conditions. */
export type Rights = Readonly<{ select: Sql; columnsOf: (programmeId: string) => RightColumns }>;

/** What is worked out of a programme's right as soon as it stands there, and by what name. */
export type AtOnce = (programme: CompiledProgramme, right: RightColumns) => Sql[];

/** Where rights are worked out from: people, and the tables of units that what is asked of the rows stands in. */
export type From = Readonly<{ units: UnitQuestions; people: Sql; beside: readonly UnitTable[] }>;

/**
 * Three steps over one row: every test of a fact once, whichever rules ask it; then conditions and eligibility out of the tests by
 * bits alone; then what `atOnce` makes of them. A query inside a query, so that engines do it in one pass. Whatever needs no unit
 * is done before units are joined, because engines are slower with columns that went through a join.
 */
export function rightsOf(
  programmes: readonly CompiledProgramme[],
  { units, people, beside }: From,
  atOnce: AtOnce = () => [],
): Rights {
  const own = openColumns('test');
  const ofUnits = openColumns('unit_test');
  const scope: TruthScope = {
    unitColumn: units.column,
    testColumn: (test, { asksUnit }) => (asksUnit ? ofUnits : own).nameOf(test),
  };
  const alone = openRights('right', programmes.filter(needsNoUnit), scope);
  const inUnits = openRights(
    'unit_right',
    programmes.filter((one) => !needsNoUnit(one)),
    scope,
  );
  const tested = withColumns(people, own.list());
  const decided = withColumns(
    withColumns(tested, alone.list()),
    alone.programmes.flatMap((programme) => atOnce(programme, alone.columnsOf(programme.id))),
  );
  const besideUnits = besidePeople(decided, beside);
  return {
    select: withColumns(withColumns(besideUnits, ofUnits.list()), inUnits.list()),
    columnsOf: (programmeId) => {
      const found = alone.programmes.some(({ id: known }) => known === programmeId) ? alone : inUnits;
      return found.columnsOf(programmeId);
    },
  };
}

/** Whether a programme asks nothing of units and its right is everybody's own. */
export function needsNoUnit(programme: CompiledProgramme): boolean {
  return programme.rules.programme.sharedBy === undefined && unitsAsked([programme]).size === 0;
}

type OpenRights = Readonly<{
  programmes: readonly CompiledProgramme[];
  list: Columns['list'];
  columnsOf: Rights['columnsOf'];
}>;

function openRights(prefix: string, programmes: readonly CompiledProgramme[], scope: TruthScope): OpenRights {
  const columns = openColumns(prefix);
  const named = new Map(
    programmes.map((programme) => [programme.id, rightOf(programme, scope, columns.nameOf)]),
  );
  return {
    programmes,
    list: columns.list,
    columnsOf: (programmeId) => {
      const right = named.get(programmeId);
      if (right) return right;
      throw new RangeError(`no right of ${programmeId}`);
    },
  };
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
      notEligible: sql`(${join(
        tests.map(({ oneFails }) => oneFails),
        ' or ',
      )})`,
      words,
    };
  }
  const truth = nameOf(toTruth(eligibility(rules), scope));
  return { eligible: sql`${truth} = ${literal(YES)}`, notEligible: sql`${truth} = ${literal(NO)}`, words };
}

/** The rows of a table or a query with more columns. */
function withColumns(rows: Sql, columns: readonly Sql[]): Sql {
  if (columns.length === 0) return sql`(select * from ${rows})`;
  return sql`(
      select *,
        ${join(columns, ',\n        ')}
      from ${rows})`;
}
