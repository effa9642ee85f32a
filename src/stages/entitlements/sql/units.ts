import {
  dialect,
  id,
  join,
  literal,
  render,
  type Sql,
  type SqlStep,
  schemaOf,
  sql,
} from '../../../base/lake/index.ts';
import type { HouseholdExpression, UnitDeclaration } from '../language/index.ts';
import { keyOf, rowOfNoUnit, type UnitAnswers } from './beside-people.ts';
import { type Columns, openColumns } from './columns.ts';
import { fromTruth, OPEN, toSql, toTruth, type UnitColumn, YES } from './expressions/index.ts';

/** Questions about units, each asked once for every unit however many rules ask it. */
export type UnitQuestions = Readonly<{
  column: UnitColumn;
  /** The name of that column. */
  nameOf: (expression: HouseholdExpression) => string;
  /** One table for each kind of unit that is asked about, a row a unit. */
  steps: (people: Sql) => SqlStep[];
  /** Those tables. */
  tables: () => UnitAnswers[];
  /** The rows of such a table with some of its columns only, and the key of the unit under a name. */
  rows: (unit: UnitDeclaration, columns: ReadonlySet<string>, from: RowsFrom) => Sql;
}>;

/** The members that units are made of, and what the unit's key is called. */
export type RowsFrom = Readonly<{ people: Sql; key: string }>;

type Question = Readonly<{
  unit: UnitDeclaration;
  key: string;
  column: string;
  where: Sql | null;
  value: Sql | null;
}> &
  Pick<HouseholdExpression, 'measure'>;

/** Collects questions about units as rules are written. */
export function openUnitQuestions(): UnitQuestions {
  const questions: Question[] = [];
  const nameOf = (expression: HouseholdExpression) => {
    const question = questionOf(expression, questions.length);
    const known = questions.find(({ key }) => key === question.key);
    if (!known) questions.push(question);
    return (known ?? question).column;
  };
  return {
    nameOf,
    column: (expression) => id(nameOf(expression)),
    steps: (people) =>
      unitsIn(questions).map((unit) => {
        const table = tableOf(unit);
        return { table, select: unitRows(ofUnit(questions, unit), { people, key: keyOf(table) }) };
      }),
    tables: () =>
      unitsIn(questions).map((unit) => ({
        table: tableOf(unit),
        fact: unit.fact,
        answers: ofUnit(questions, unit).map(({ column }) => column),
      })),
    rows: (unit, columns, from) =>
      unitRows(
        ofUnit(questions, unit).filter(({ column }) => columns.has(column)),
        from,
      ),
  };
}

/** The table of what is asked about the units of one kind. */
function tableOf(unit: UnitDeclaration): string {
  return `units_${schemaOf(unit.id)}`;
}

function unitsIn(questions: readonly Question[]): UnitDeclaration[] {
  return [...new Map(questions.map(({ unit }) => [unit.id, unit])).values()];
}

function ofUnit(questions: readonly Question[], unit: UnitDeclaration): Question[] {
  return questions.filter((question) => question.unit.id === unit.id);
}

/** Nobody asks about units of a member, so a column of a unit inside a question cannot be. */
function questionOf({ unit, measure, where, value }: HouseholdExpression, place: number): Question {
  const unitColumn: UnitColumn = (inner) => {
    throw new RangeError(`a question about ${inner.unit.id} inside one about ${unit.id}`);
  };
  const scope = { unitColumn, testColumn: (test: Sql) => test };
  const asked = {
    where: where && toTruth(where, scope),
    value: value && toSql(value, unitColumn),
  };
  const key = JSON.stringify([
    unit.id,
    measure,
    ...[asked.where, asked.value].map((piece) => piece && render(piece)),
  ]);
  return { unit, measure, key, column: `${tableOf(unit)}__${place}`, ...asked };
}

/** A row a unit with the answers to questions about units of one kind. */
function unitRows(questions: readonly Question[], { people, key }: RowsFrom): Sql {
  const [first] = questions;
  if (!first) throw new RangeError('nothing is asked of a unit');
  const asked = openColumns('asked');
  const answers = questions.map((question) => sql`${answerOf(question, asked)} as ${id(question.column)}`);
  const fact = id(first.unit.fact);
  return sql`
      select ${join([sql`${fact} as ${id(key)}`, ...answers], ',\n        ')}
      from (
        select ${join([fact, ...asked.list()], ',\n          ')}
        from ${people}
        where ${fact} is not null
      ) as member
      group by ${fact}${rowOfNoUnit(answers.length)}`;
}

/** An answer over all members; one member whose part in it is open leaves the whole open, unless another settles it. */
function answerOf({ measure, where, value }: Question, asked: Columns): Sql {
  if (!where) return answerOfAll(measure, value && asked.nameOf(value));
  const truth = asked.nameOf(where);
  if (measure === 'any') return fromTruth(dialect.bitOr(truth));
  if (measure === 'all') return fromTruth(sql`bit_and(${truth})`);
  const those = sql`filter (where ${truth} = ${literal(YES)})`;
  const noneOpen = sql`count(*) filter (where ${truth} = ${literal(OPEN)}) = 0`;
  if (!value) return sql`case when ${noneOpen} then count(*) ${those} end`;
  const amount = asked.nameOf(value);
  const known = sql`${noneOpen} and count(*) ${those} = count(${amount}) ${those}`;
  return sql`case when ${known} then ${total(measure, sql`${id(measure)}(${amount}) ${those}`)} end`;
}

function answerOfAll(measure: Question['measure'], amount: Sql | null): Sql {
  if (!amount) return sql`count(*)`;
  return sql`case when count(*) = count(${amount}) then ${total(measure, sql`${id(measure)}(${amount})`)} end`;
}

/** The sum of nobody is nothing; the least and the greatest of nobody are not known. */
function total(measure: Question['measure'], aggregate: Sql): Sql {
  if (measure !== 'sum') return aggregate;
  return sql`cast(coalesce(${aggregate}, 0) as ${dialect.type('bigint')})`;
}
