import type { Sql } from '../../../base/lake/index.ts';
import {
  type Expression,
  openUnitQuestions,
  toSql,
  type UnitColumn,
  type UnitQuestions,
} from '../../entitlements/index.ts';
import { factsAsked, type PovertyContent, type PovertyRules, type Table } from '../settings/index.ts';

/** What all rules together ask of the tables, and how a rule is written over them. */
export type Questions = Readonly<{
  /** Names of the facts that some rule asks of a table. */
  factsOf: (table: Table) => readonly string[];
  write: (expression: Expression) => Sql;
  members: UnitQuestions;
  people: UnitQuestions;
}>;

/** Collects what the content's rules ask; questions about members and people get a table of their own, a row a household. */
export function openQuestions(content: PovertyContent, rules: PovertyRules): Questions {
  const members = openUnitQuestions();
  const people = openUnitQuestions();
  const unitColumn: UnitColumn = (question) =>
    (question.unit.id === 'people' ? people : members).column(question);
  const asked = [
    ...rules.indicators.flatMap(({ relevant, fails }) => [relevant, fails].flatMap(expressionIn)),
    ...rules.fragile.flatMap(({ when, burdens }) => [...when, ...burdens].map((one) => one.when)),
  ].flatMap((expression) => factsAsked(expression));
  const impossible = rules.impossible.flatMap(({ of, when, setsAside }) => {
    const table: Table = of === 'household' ? 'household' : 'members';
    return [...factsAsked(when, table), ...setsAside.map((fact) => ({ fact, table }))];
  });
  const { source: _source, kind: _kind, ...fields } = content.survey.households;
  const ofHousehold = [...Object.values(fields), ...Object.values(content.survey.income)];
  const marks = rules.indicators.flatMap(({ column }) => (column === null ? [] : [column]));
  const all = [...asked, ...impossible];
  const namesOf = (table: Table) => all.flatMap((one) => (one.table === table ? [one.fact] : []));
  const known: Record<Table, readonly string[]> = {
    household: unique([...ofHousehold, ...marks, ...namesOf('household')]).filter((one) => !FAILS.test(one)),
    members: unique(namesOf('members')),
    people: unique(namesOf('people')),
  };
  return {
    factsOf: (table) => known[table],
    write: (expression) => toSql(expression, unitColumn),
    members,
    people,
  };
}

/** Facts of a household that indicators give and no register has. */
const FAILS = /^fails_\d+$/;

function expressionIn(expression: Expression | null): Expression[] {
  return expression ? [expression] : [];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
