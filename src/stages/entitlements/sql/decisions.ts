import { dialect, id, join, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { Programme } from '../language/index.ts';
import type { UnitTable } from './beside-people.ts';
import { unitsAsked } from './columns-asked.ts';
import type { CompiledProgramme, CompiledProgrammes } from './compiled.ts';
import { decisionColumnNames, decisionColumns } from './decision-columns.ts';
import { heldBits, openBits } from './expressions/index.ts';
import { holderSteps, holderTables, type SharedRight, sharedRights } from './holders.ts';
import { needsNoUnit, type RightColumns, rightsOf } from './rights.ts';

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
  const rights = rightsOf(
    compiled.programmes,
    { units, people, beside: tablesBeside(compiled, shared) },
    (programme, right) => decision(programme, right, undefined),
  );
  const selects = programmes.flatMap((programme) => {
    const found = compiled.programmes.find(({ id: programmeId }) => programmeId === programme.id);
    if (!found) return notInForce(programme);
    if (needsNoUnit(found)) return decisionColumnNames(programme).map((name) => id(name));
    const right = shared.find((one) => one.programme === found);
    return decision(found, rights.columnsOf(found.id), right);
  });
  return {
    before: holderSteps(shared, units, people),
    decisions: sql`
    select
      ${join([sql`person_id`, ...selects], ',\n      ')}
    from ${rights.select} as person`,
  };
}

/** One table for each kind of unit. */
function tablesBeside(
  { programmes, units }: CompiledProgrammes,
  shared: readonly SharedRight[],
): UnitTable[] {
  const holders = holderTables(shared);
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
  const answer = sql`case when ${notEligible} then 0 when ${eligible} then 1 end`;
  const pays =
    amount &&
    (shared
      ? sql`case when ${isHolder(shared)} then ${amount} when not ${isHolder(shared)} then 0 end`
      : amount);
  const paid = pays ? sql`case when ${eligible} then ${pays} end` : sql`null`;
  const holder =
    shared && sql`case when ${notEligible} then false when ${eligible} then ${isHolder(shared)} end`;
  return [
    sql`cast(${answer} as smallint) as ${id(columns.answer)}`,
    sql`cast(${paid} as ${dialect.type('bigint')}) as ${id(columns.amount)}`,
    sql`cast(${heldBits(words)} as ${dialect.type('integer')}) as ${id(columns.held)}`,
    sql`cast(${openBits(words)} as ${dialect.type('integer')}) as ${id(columns.unknown)}`,
    ...(holder ? [sql`${holder} as ${id(columns.holder)}`] : []),
  ];
}

/** Whether an eligible person holds the right of the unit; not known for somebody in no such unit. */
function isHolder(shared: SharedRight): Sql {
  return sql`(person_id = ${id(shared.column)})`;
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
