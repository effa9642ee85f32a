import { id, join, type Sql, type SqlStep, schemaOf, sql } from '../../../base/lake/index.ts';
import type { Expression, HouseholdExpression, UnitDeclaration } from '../language/index.ts';
import { keyOf, type UnitAnswers } from './beside-people.ts';
import { type Columns, openColumns } from './columns.ts';
import { householdsIn } from './columns-asked.ts';
import { toTruth } from './expressions/index.ts';
import { asksOnly } from './own-part.ts';
import type { UnitQuestions } from './units.ts';

/** A column of the table of one kind of unit. */
export type UnitTableColumn = Readonly<{ unit: UnitDeclaration; column: string }>;

/**
 * What decisions ask of units, in one table for each kind of unit. A test of nothing but a unit is asked of the unit, not of every
 * member: a truth is carried to the members then, and the sums behind it are not.
 */
export type UnitTables = Readonly<{
  answer: (question: HouseholdExpression) => UnitTableColumn;
  /** A test in two halves; nothing where it asks more than one kind of unit, or the member too. */
  test: (test: Expression, negated: boolean) => UnitTableColumn | undefined;
  /** An answer that only those ask who hold a right of the unit; `units` asks for the keys of units with a holder. */
  answerOfHolders: (question: HouseholdExpression, units: Sql) => UnitTableColumn;
  /** The tables whose answers everybody asks, and those that only holders ask. */
  steps: (people: Sql) => Readonly<{ ofEverybody: SqlStep[]; ofHolders: SqlStep[] }>;
}>;

/** What is asked of one kind of unit, and of which units where not all are asked. */
type Kind = Readonly<{
  unit: UnitDeclaration;
  answers: Set<string>;
  tests: Columns;
  /** The answers that the tests are made of. */
  tested: Set<string>;
  held: Sql[];
}>;

/** Collects what decisions ask of units. */
export function openUnitTables(questions: UnitQuestions): UnitTables {
  const kinds = new Map<string, Kind>();
  const everybody = new Set<string>();
  const kindOf = (unit: UnitDeclaration): Kind => {
    const tests = openColumns(`${tableOf(unit)}__is`);
    const kind = kinds.get(unit.id) ?? { unit, answers: new Set(), tests, tested: new Set(), held: [] };
    kinds.set(unit.id, kind);
    return kind;
  };
  const answer = (question: HouseholdExpression) => {
    const column = questions.nameOf(question);
    kindOf(question.unit).answers.add(column);
    return { unit: question.unit, column };
  };
  return {
    answer: (question) => {
      everybody.add(question.unit.id);
      return answer(question);
    },
    answerOfHolders: (question, units) => {
      kindOf(question.unit).held.push(units);
      return answer(question);
    },
    test: (test, negated) => {
      const asked = householdsIn(test);
      const [first] = asked;
      if (!first || !asksOnly(test, first.unit)) return undefined;
      const { unit } = first;
      everybody.add(unit.id);
      const kind = kindOf(unit);
      for (const question of asked) kind.tested.add(questions.nameOf(question));
      const scope = { unitColumn: questions.column, testColumn: (written: Sql) => written };
      return { unit, column: kind.tests.add(toTruth(test, scope, negated)) };
    },
    steps: (people) => {
      const tables = [...kinds.values()].map((kind) => {
        const isAsked = everybody.has(kind.unit.id);
        return { isAsked, step: stepOf(kind, questions, isAsked ? people : membersOf(kind, people)) };
      });
      return {
        ofEverybody: tables.flatMap(({ isAsked, step }) => (isAsked ? [step] : [])),
        ofHolders: tables.flatMap(({ isAsked, step }) => (isAsked ? [] : [step])),
      };
    },
  };
}

/** The tables of some columns, as they are looked up. */
export function tablesOf(columns: readonly UnitTableColumn[]): UnitAnswers[] {
  const byUnit = Map.groupBy(columns, ({ unit }) => unit.id);
  return [...byUnit.values()].flatMap((asked) =>
    asked.slice(0, 1).map(({ unit }) => ({
      table: tableOf(unit),
      fact: unit.fact,
      answers: [...new Set(asked.map(({ column }) => column))],
    })),
  );
}

function tableOf(unit: UnitDeclaration): string {
  return `beside_${schemaOf(unit.id)}`;
}

/** The members of units with a holder. */
function membersOf({ unit, held }: Kind, people: Sql): Sql {
  return sql`(select * from ${people} where ${id(unit.fact)} in (${join(held, ' union all ')}))`;
}

/** The row of those in no unit goes through the tests like any other. */
function stepOf({ unit, answers, tests, tested }: Kind, questions: UnitQuestions, people: Sql): SqlStep {
  const table = tableOf(unit);
  const key = keyOf(table);
  const columns = [key, ...answers].map((name) => id(name));
  return {
    table,
    select: sql`
      select ${join([...columns, ...tests.list()], ',\n        ')}
      from (${questions.rows(unit, new Set([...answers, ...tested]), { people, key })}
      ) as unit`,
  };
}
