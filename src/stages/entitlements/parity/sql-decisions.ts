import { dialect, type Engine, id, join, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { EntitlementSettings, FactDeclaration, Programme } from '../language/index.ts';
import { compileProgrammes, decidingSteps, decisionColumns } from '../sql/index.ts';
import type { Decision, Person } from './decision.ts';

/** What is asked of people: programmes that share one country's settings, on a day. */
export type Asked = Readonly<{ programmes: readonly Programme[]; asOf: IsoDate }>;

const PEOPLE = id('asked_people');
const DECISIONS = id('asked_decisions');

/** Decides people with the SQL that the whole population is decided with: for each programme the people's decisions in their order. */
export async function decidePeopleInSql(
  engine: Engine,
  { programmes, asOf }: Asked,
  people: readonly Person[],
): Promise<Decision[][]> {
  const [first] = programmes;
  if (!first) return [];
  await loadPeople(engine, first.settings, people);
  const compiled = compileProgrammes(programmes, asOf);
  const { before, decisions } = decidingSteps(programmes, compiled, PEOPLE);
  // The day from which somebody should be paid is asked beside the decisions, so the tables of all units must be there.
  for (const { table, select } of [...compiled.unitSteps(PEOPLE), ...before]) {
    await engine.run(dialect.createTable(id(table), select));
  }
  await engine.run(dialect.createTable(DECISIONS, decisions));
  const since = compiled.programmes.map((programme) => {
    return sql`cast(${programme.since ?? sql`null`} as date) as ${id(sinceColumn(programme.id))}`;
  });
  const rows = await engine.rows(sql`
    select decision.*, ${join([...since, sql`person.person_id as since_of`])}
    from ${compiled.besidePeople(PEOPLE)}
    join ${DECISIONS} as decision on decision.person_id = person.person_id
    order by person.person_id`);
  return programmes.map(({ id: programmeId }) => rows.map((row) => readDecision(programmeId, row)));
}

/** A decision out of a row of the decisions, and out of the column of its day where there is one. */
export function readDecision(programmeId: string, row: Row): Decision {
  const columns = decisionColumns(programmeId);
  const answer = row[columns.answer];
  const amount = row[columns.amount];
  const holder = row[columns.holder];
  const since = row[sinceColumn(programmeId)];
  return {
    answer: answer === 1 ? 1 : answer === 0 ? 0 : null,
    amount: typeof amount === 'bigint' ? amount : null,
    held: Number(row[columns.held]),
    unknown: Number(row[columns.unknown]),
    holder: typeof holder === 'boolean' ? holder : null,
    since: typeof since === 'string' ? since : null,
  };
}

function sinceColumn(programmeId: string): string {
  return `since__${programmeId}`;
}

async function loadPeople(
  engine: Engine,
  settings: EntitlementSettings,
  people: readonly Person[],
): Promise<void> {
  const columns = factColumns(settings);
  const typed = columns.map(({ fact, type }) => sql`${id(fact)} ${typeName(type)}`);
  await engine.run(sql`create or replace temp table ${PEOPLE} (person_id bigint, ${join(typed)})`);
  const rows = people.map((person) => [person.id, ...columns.map(({ fact }) => person.facts[fact] ?? null)]);
  await engine.append('asked_people', rows);
}

type FactColumn = Pick<FactDeclaration, 'fact' | 'type'>;

/** Every column that rules can ask: facts, how well the birth date is known, and the keys of units. */
export function factColumns({ facts, birth, units }: EntitlementSettings): FactColumn[] {
  const declared: FactColumn[] = [...facts, { fact: birth.precision, type: 'text' }];
  const keys = units
    .filter(({ fact }) => !declared.some((one) => one.fact === fact))
    .map(({ fact }): FactColumn => ({ fact, type: 'money' }));
  return [...declared, ...new Map(keys.map((key) => [key.fact, key])).values()];
}

/** Keys of units are as wide as money. */
function typeName(type: FactDeclaration['type']): Sql {
  return dialect.type(type === 'money' ? 'bigint' : type);
}
