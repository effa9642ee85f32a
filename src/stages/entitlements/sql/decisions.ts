import { dialect, id, join, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { Programme } from '../language/index.ts';
import { householdsIn } from './columns-asked.ts';
import type { CompiledProgramme, CompiledProgrammes } from './compiled.ts';
import { decisionColumns } from './decision-columns.ts';
import { heldBits, openBits } from './expressions/index.ts';
import { holderSteps, isHolder, type SharedRight, sharedRights, unitsWithHolder } from './holders.ts';
import { type RightColumns, type Rights, rightsOf } from './rights.ts';
import { openUnitTables, type UnitTableColumn, type UnitTables } from './unit-tables.ts';

/** Tables to be made in order, and the decisions of all people, which read them. */
export type Deciding = Readonly<{ before: readonly SqlStep[]; decisions: Sql }>;

/** How the decisions of all people of a table of facts come about. */
export function decidingSteps(
  programmes: readonly Programme[],
  compiled: CompiledProgrammes,
  people: Sql,
): Deciding {
  const units = openUnitTables(compiled.units);
  const shared = sharedRights(compiled.programmes);
  const also = compiled.programmes.flatMap((programme) => askedByAmount(programme, shared, units));
  const rights = rightsOf(compiled.programmes, { units, people, also });
  const holders = holderSteps(shared, units, people);

  const selects = programmes.flatMap((programme) => {
    const found = compiled.programmes.find(({ id: programmeId }) => programmeId === programme.id);
    if (!found) return notInForce(programme);
    const right = shared.find((one) => one.programme === found);
    return decision(found, rights.columnsOf(found.id), right);
  });
  const tables = units.steps(people);
  return {
    before: [...tables.ofEverybody, ...holders, ...tables.ofHolders],
    decisions: sql`
    select
      ${join([sql`person_id`, ...selects], ',\n      ')}
    from ${withHolders(rights, shared)} as person`,
  };
}

/** What the amount of a programme asks of units; of a right that the unit shares, only its holder is paid, so nobody else asks. */
function askedByAmount(
  programme: CompiledProgramme,
  shared: readonly SharedRight[],
  units: UnitTables,
): UnitTableColumn[] {
  const { amount } = programme.rules;
  const right = shared.find((one) => one.programme === programme);
  return (amount ? householdsIn(amount.pays) : []).map((question) =>
    right?.unit.id === question.unit.id
      ? units.answerOfHolders(question, unitsWithHolder(right))
      : units.answer(question),
  );
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
      ? sql`case when ${holderColumn(shared)} then ${amount} when not ${holderColumn(shared)} then 0 end`
      : amount);
  const paid = pays ? sql`case when ${eligible} then ${pays} end` : sql`null`;
  const holder = shared && either(sql`false`, holderColumn(shared));
  return [
    sql`${either(sql`cast(0 as smallint)`, sql`cast(1 as smallint)`)} as ${id(columns.answer)}`,
    sql`cast(${paid} as ${dialect.type('bigint')}) as ${id(columns.amount)}`,
    sql`${heldBits(words)} as ${id(columns.held)}`,
    sql`${openBits(words)} as ${id(columns.unknown)}`,
    ...(holder ? [sql`${holder} as ${id(columns.holder)}`] : []),
  ];
}

/** Whether an eligible person holds the right of the unit, by name. */
function holderColumn({ column }: SharedRight): Sql {
  return id(`${column}__is_holder`);
}

/** Asked once for all programmes that have the same holder. */
function withHolders({ select, columnsOf }: Rights, shared: readonly SharedRight[]): Sql {
  if (shared.length === 0) return select;
  const tests = new Map(
    shared.map((right) => [
      right.column,
      sql`${isHolder(right, columnsOf(right.programme.id).eligible)} as ${holderColumn(right)}`,
    ]),
  );
  return sql`(select *, ${join([...tests.values()])} from ${select})`;
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
