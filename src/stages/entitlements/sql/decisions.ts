import { dialect, id, join, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { Programme } from '../language/index.ts';
import type { UnitAnswers } from './beside-people.ts';
import { unitsAsked } from './columns-asked.ts';
import type { CompiledProgramme, CompiledProgrammes } from './compiled.ts';
import { decisionColumns } from './decision-columns.ts';
import { heldBits, openBits } from './expressions/index.ts';
import { holderSteps, holderTables, type SharedRight, sharedRights } from './holders.ts';
import { type RightColumns, rightsOf } from './rights.ts';

/** Tables to be made in order, and the decisions of all people, which read them. */
export type Deciding = Readonly<{ before: readonly SqlStep[]; decisions: Sql }>;

/** How the decisions of all people of a table of facts come about. */
export function decidingSteps(
  programmes: readonly Programme[],
  compiled: CompiledProgrammes,
  people: Sql,
): Deciding {
  const { units } = compiled;
  const shared = sharedRights(compiled.programmes);
  const rights = rightsOf(compiled.programmes, { units, people, beside: tablesBeside(compiled, shared) });

  const selects = programmes.flatMap((programme) => {
    const found = compiled.programmes.find(({ id: programmeId }) => programmeId === programme.id);
    if (!found) return notInForce(programme);
    const right = shared.find((one) => one.programme === found);
    return decision(found, rights.columnsOf(found.id), right);
  });
  return {
    before: holderSteps(shared, units, people),
    decisions: sql`
    select
      ${join([sql`person_id`, ...selects], ',\n      ')}
    from ${withHolders(rights.select, shared)} as person`,
  };
}

/** One table for each kind of unit. */
function tablesBeside(
  { programmes, units }: CompiledProgrammes,
  shared: readonly SharedRight[],
): UnitAnswers[] {
  const holders = holderTables(shared, units);
  const held = new Set(holders.map(({ fact }) => fact));
  return [...holders, ...units.tables(unitsAsked(programmes)).filter(({ fact }) => !held.has(fact))];
}

/** The columns of one programme, over a row that has its right by name. */
function decision(
  { id: programmeId, amount }: CompiledProgramme,
  { eligible, notEligible, words }: RightColumns,
  shared: SharedRight | undefined,
): Sql[] {
  const columns = decisionColumns(programmeId);
  // Of most rights most people have none, so that is asked first.
  const either = (no: Sql, yes: Sql) =>
    sql`case ${join(
      notEligible.map((test) => sql`when ${test} then ${no}`),
      ' ',
    )} when ${eligible} then ${yes} end`;
  const pays =
    amount &&
    (shared
      ? sql`case when ${isHolder(shared)} then ${amount} when not ${isHolder(shared)} then 0 end`
      : amount);
  const paid = pays ? sql`case when ${eligible} then ${pays} end` : sql`null`;
  const holder = shared && either(sql`false`, isHolder(shared));
  return [
    sql`${either(sql`cast(0 as smallint)`, sql`cast(1 as smallint)`)} as ${id(columns.answer)}`,
    sql`cast(${paid} as ${dialect.type('bigint')}) as ${id(columns.amount)}`,
    sql`${heldBits(words)} as ${id(columns.held)}`,
    sql`${openBits(words)} as ${id(columns.unknown)}`,
    ...(holder ? [sql`${holder} as ${id(columns.holder)}`] : []),
  ];
}

/** Whether an eligible person holds the right of the unit; not known for somebody in no such unit. */
function isHolder(shared: SharedRight): Sql {
  return id(`${shared.column}__is_holder`);
}

/** Asked once for all programmes that have the same holder. */
function withHolders(rows: Sql, shared: readonly SharedRight[]): Sql {
  if (shared.length === 0) return rows;
  const tests = new Map(
    shared.map((right) => [right.column, sql`person_id = ${id(right.column)} as ${isHolder(right)}`]),
  );
  return sql`(select *, ${join([...tests.values()])} from ${rows})`;
}

function notInForce({ id: programmeId, sharedBy }: Programme): Sql[] {
  const columns = decisionColumns(programmeId);
  return [
    sql`cast(0 as smallint) as ${id(columns.answer)}`,
    sql`cast(null as ${dialect.type('bigint')}) as ${id(columns.amount)}`,
    sql`cast(0 as ${dialect.type('integer')}) as ${id(columns.held)}`,
    sql`cast(0 as ${dialect.type('integer')}) as ${id(columns.unknown)}`,
    ...(sharedBy === undefined ? [] : [sql`false as ${id(columns.holder)}`]),
  ];
}
