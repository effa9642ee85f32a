import { problem } from '../../../base/errors/index.ts';
import {
  dialect,
  type Engine,
  id,
  join,
  literal,
  type Row,
  type Sql,
  sql,
} from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { Circle, Facts } from '../evaluate.ts';
import type { Programme, RulesOnDay } from '../language/index.ts';
import { type CompiledProgramme, columnsAsked, compileProgrammes, unitKeysAsked } from '../sql/index.ts';
import type { Decision, Person } from './decision.ts';
import { readDecision } from './sql-decisions.ts';
import { decidePeople } from './tree-decisions.ts';

/** Which decisions are checked: those of a table, made from the people of another. */
export type ParityQuestion = Readonly<{
  programmes: readonly Programme[];
  asOf: IsoDate;
  people: Sql;
  decisions: Sql;
  /** How many people are drawn. */
  draw?: number;
}>;

/** What was compared: people, and decisions of people by programme. */
export type ParityReport = Readonly<{ people: number; decisions: number }>;

const DRAWN = 2000;
/** Institutions are left out: one of them would bring more people than all who are drawn. */
const MOST_MEMBERS = 500;

/**
 * Decides some people again with the tree evaluator, and refuses decisions that SQL made otherwise. The people are drawn by their id,
 * with everybody in their units and in the units of those, because rules ask of units and rights are shared in them.
 */
export async function checkParity(engine: Engine, question: ParityQuestion): Promise<ParityReport> {
  const { programmes } = compileProgrammes(question.programmes, question.asOf);
  await drawPeople(engine, unitKeysAsked(programmes), question);
  const people = await readPeople(engine, programmes, question);
  const drawn = await engine.rows(sql`
    select decision.*
    from ${question.decisions} as decision
    where decision.person_id in (select person_id from parity_drawn)
    order by decision.person_id`);
  for (const { rules } of programmes) refuseDifferences(rules, people, drawn);
  return { people: drawn.length, decisions: drawn.length * programmes.length };
}

/** Tables `parity_drawn` and `parity_people`: who is drawn, and these with the two circles of units around them. */
async function drawPeople(engine: Engine, keys: readonly string[], question: ParityQuestion): Promise<void> {
  // Units are asked for again and again; everybody's keys are read once.
  const columns = join([sql`person_id`, ...keys.map(id)]);
  await make(engine, 'parity_keys', sql`select ${columns} from ${question.people}`);
  const people = id('parity_keys');
  await make(
    engine,
    'parity_first',
    sql`select person_id from (select person_id from ${people}) as person
      order by (person_id % 1000003) * 7919 % 1000003, person_id limit ${literal(question.draw ?? DRAWN)}`,
  );
  const institutions = keys.map((key) => {
    const unit = id(key);
    return sql`select ${unit} from ${people} where ${unit} in (${unitsOf(key, people, 'parity_first')})
      group by ${unit} having count(*) > ${literal(MOST_MEMBERS)}`;
  });
  const outside = keys.map(
    (key, index) => sql`coalesce(${id(key)} not in (${institutions[index] ?? sql`select null`}), true)`,
  );
  const drawn = sql`select person_id from ${people} where ${join(
    [sql`person_id in (select person_id from parity_first)`, ...outside],
    ' and ',
  )}`;
  await make(engine, 'parity_drawn', drawn);
  await make(engine, 'parity_circle', withUnits(keys, people, 'parity_drawn'));
  await make(engine, 'parity_people', withUnits(keys, people, 'parity_circle'));
}

function make(engine: Engine, table: string, select: Sql): Promise<void> {
  return engine.run(dialect.createTable(id(table), select));
}

/** Those of a table and everybody in their units. */
function withUnits(keys: readonly string[], people: Sql, table: string): Sql {
  const members = keys.map(
    (key) => sql`select person_id from ${people} where ${id(key)} in (${unitsOf(key, people, table)})`,
  );
  return join([sql`select person_id from ${id(table)}`, ...members], ' union ');
}

function unitsOf(key: string, people: Sql, table: string): Sql {
  return sql`select ${id(key)} from ${people} where ${id(key)} is not null and person_id in (select person_id from ${id(table)})`;
}

async function readPeople(
  engine: Engine,
  programmes: readonly CompiledProgramme[],
  { people }: ParityQuestion,
): Promise<Person[]> {
  const columns = columnsAsked(programmes).map(id);
  const rows = await engine.rows(sql`
    select ${join([sql`person_id`, ...columns])}
    from ${people}
    where person_id in (select person_id from parity_people)
    order by person_id`);
  const [first] = programmes;
  return first ? inTheirUnits(rows, first.rules, unitKeysAsked(programmes)) : [];
}

function inTheirUnits(rows: readonly Row[], { programme }: RulesOnDay, keys: readonly string[]): Person[] {
  const facts = rows.map(factsOf);
  const units = programme.settings.units.filter(({ fact }) => keys.includes(fact));
  const members = units.map(({ id: unit, fact }) => ({
    unit,
    fact,
    byKey: Map.groupBy(facts, (one) => one[fact] ?? null),
  }));
  return facts.map((one, index) => {
    const own = members.filter(({ fact }) => (one[fact] ?? null) !== null);
    const circle: Circle = Object.fromEntries(
      own.map(({ unit, fact, byKey }) => [unit, byKey.get(one[fact] ?? null) ?? []]),
    );
    return { id: BigInt(String(rows[index]?.['person_id'])), facts: one, circle };
  });
}

function factsOf(row: Row): Facts {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, typeof cell === 'object' ? null : cell]),
  );
}

function refuseDifferences(rules: RulesOnDay, people: readonly Person[], drawn: readonly Row[]): void {
  const { programme, on } = rules;
  const decided = decidePeople(programme, on, people);
  const byId = new Map(people.map((person, index) => [person.id, decided[index]]));
  const counts = new Map<string, number>();
  for (const row of drawn) {
    const inTree = byId.get(BigInt(String(row['person_id'])));
    const differs = inTree && differenceOf(rules, inTree, readDecision(programme.id, row));
    if (differs) counts.set(differs, (counts.get(differs) ?? 0) + 1);
  }
  const [found] = counts;
  if (!found) return;
  const [what, count] = found;
  throw problem('RULES_DISAGREE', { programme: programme.id, what, count, people: drawn.length });
}

/** What of a decision differs: a condition by its id, else the answer, the amount or the holder. */
function differenceOf(rules: RulesOnDay, inTree: Decision, inSql: Decision): string | undefined {
  const bits = (inTree.held ^ inSql.held) | (inTree.unknown ^ inSql.unknown);
  const asked = [...rules.conditions, ...rules.exceptions];
  if (bits !== 0) return asked.find((_condition, index) => (bits & (2 ** index)) !== 0)?.id ?? 'a condition';
  if (inTree.answer !== inSql.answer) return 'the answer';
  if (inTree.amount !== inSql.amount) return 'the amount';
  return inTree.holder === inSql.holder ? undefined : 'the holder';
}
