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
  /** The kinds of unit that are asked about. */
  kinds: () => string[];
  /** One table for each kind of unit that is asked about, or for some of them, a row a unit. */
  steps: (people: Sql, only?: ReadonlySet<string>) => SqlStep[];
  /** What is asked about the units of one kind, for who goes through their members anyway. */
  answersOf: (unit: UnitDeclaration) => UnitAggregates;
  /** Those tables: of all kinds of unit that are asked about, or of some. */
  tables: (only?: ReadonlySet<string>) => UnitAnswers[];
}>;

/** What is read of each member, and the answers that become of it for a unit. */
export type UnitAggregates = Readonly<{ asked: readonly Sql[]; answers: readonly Sql[] }>;

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
  const asked = (only?: ReadonlySet<string>) =>
    unitsIn(questions).filter(({ id: kind }) => only?.has(kind) ?? true);
  return {
    column: (expression) => {
      const question = questionOf(expression, questions.length);
      const known = questions.find(({ key }) => key === question.key);
      if (!known) questions.push(question);
      return id((known ?? question).column);
    },
    kinds: () => unitsIn(questions).map((unit) => unit.id),
    steps: (people, only) =>
      asked(only).map((unit) => unitTable(unit, aggregates(ofUnit(questions, unit)), people)),
    answersOf: (unit) => aggregates(ofUnit(questions, unit)),
    tables: (only) =>
      asked(only).map((unit) => ({
        table: tableOf(unit),
        fact: unit.fact,
        answers: ofUnit(questions, unit).map(({ column }) => column),
      })),
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

function aggregates(questions: readonly Question[]): UnitAggregates {
  const asked = openColumns('asked');
  const answers = questions.map((question) => sql`${answerOf(question, asked)} as ${id(question.column)}`);
  return { asked: asked.list(), answers };
}

function unitTable(unit: UnitDeclaration, { asked, answers }: UnitAggregates, people: Sql): SqlStep {
  const key = id(unit.fact);
  const table = tableOf(unit);
  return {
    table,
    select: sql`
      select ${join([sql`${key} as ${id(keyOf(table))}`, ...answers], ',\n        ')}
      from (
        select ${join([key, ...asked], ',\n          ')}
        from ${people}
        where ${key} is not null
      ) as member
      group by ${key}${rowOfNoUnit(answers.length)}`,
  };
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
