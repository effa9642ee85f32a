import { dialect, type Engine, id, join, type Row, type Sql, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { compileProgramme, decisionColumns } from './compile.ts';
import { evaluate, type Facts } from './evaluate.ts';
import { type FactDeclaration, type Programme, rulesOn } from './language/index.ts';
import { selectDecisions } from './plan.ts';

/** An answer as the lake keeps it, and since when it should have been paid. */
export type Decision = Readonly<{
  answer: 1 | 0 | null;
  amountMonth: bigint | null;
  held: number;
  unknown: number;
  since: string | null;
}>;

/** What is asked of both engines. */
export type Question = Readonly<{ programme: Programme; asOf: IsoDate }>;

/** Decides one person with the tree evaluator. */
export function decideOne({ programme, asOf }: Question, facts: Facts): Decision {
  const rules = rulesOn(programme, asOf);
  if (!rules) return { answer: 0, amountMonth: null, held: 0, unknown: 0, since: null };
  const outcomes = rules.conditions.map((condition) => evaluate(condition.when, facts));
  const answer = outcomes.includes(false) ? 0 : outcomes.includes(null) ? null : 1;
  const amount = answer === 1 ? evaluate(rules.amount.pays, facts) : null;
  const since = rules.since ? evaluate(rules.since.day, facts) : null;
  return {
    answer,
    amountMonth: amount === null ? null : BigInt(amount),
    held: bitsOf(outcomes, true),
    unknown: bitsOf(outcomes, null),
    since: since === null ? null : String(since),
  };
}

/** Decides many people with the SQL that the whole population is decided with, in their order. */
export async function decideInSql(
  engine: Engine,
  question: Question,
  people: readonly Facts[],
): Promise<Decision[]> {
  const columns = columnsOf(question.programme);
  const typed = columns.map(({ fact, type }) => sql`${id(fact)} ${typeName(type)}`);
  await engine.run(sql`create or replace temp table asked_people (person_id bigint, ${join(typed)})`);
  await engine.append(
    'asked_people',
    people.map((facts, index) => [index, ...columns.map(({ fact }) => facts[fact] ?? null)]),
  );
  const since = compileProgramme(question.programme, question.asOf)?.since ?? sql`null`;
  const decisions = selectDecisions([question.programme], question.asOf, id('asked_people'));
  const rows = await engine.rows(sql`
    select decision.*, (select cast(${since} as date) from asked_people where asked_people.person_id = decision.person_id) as since
    from (${decisions}) as decision
    order by person_id`);
  return rows.map((row) => readDecision(question.programme.id, row));
}

function bitsOf(outcomes: readonly unknown[], wanted: unknown): number {
  return outcomes.reduce<number>((bits, outcome, index) => bits + (outcome === wanted ? 2 ** index : 0), 0);
}

function columnsOf({ settings }: Programme): readonly Pick<FactDeclaration, 'fact' | 'type'>[] {
  return [...settings.facts, { fact: settings.birth.precision, type: 'text' }];
}

function typeName(type: FactDeclaration['type']): Sql {
  return dialect.type(type === 'money' ? 'bigint' : type);
}

function readDecision(programmeId: string, row: Row): Decision {
  const columns = decisionColumns(programmeId);
  const answer = row[columns.answer];
  const amount = row[columns.amount];
  return {
    answer: answer === 1 ? 1 : answer === 0 ? 0 : null,
    amountMonth: typeof amount === 'bigint' ? amount : null,
    held: Number(row[columns.held]),
    unknown: Number(row[columns.unknown]),
    since: typeof row['since'] === 'string' ? row['since'] : null,
  };
}
