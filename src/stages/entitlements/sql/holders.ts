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
import type { UnitDeclaration } from '../language/index.ts';
import { keyOf } from './beside-people.ts';
import { openColumns } from './columns.ts';
import type { CompiledProgramme } from './compiled.ts';
import { ownPart } from './own-part.ts';
import { rightsOf } from './rights.ts';
import type { UnitTables } from './unit-tables.ts';

/** A programme whose right is one for a whole unit, and where the holders of its units stand. */
export type SharedRight = Readonly<{
  programme: CompiledProgramme;
  unit: UnitDeclaration;
  table: string;
  column: string;
}>;

/** The programmes whose right is one for a whole unit; those with the same conditions have the same holder, in one column. */
export function sharedRights(programmes: readonly CompiledProgramme[]): SharedRight[] {
  const columns = new Map<string, string>();
  return programmes.flatMap((programme) => {
    const { settings, sharedBy } = programme.rules.programme;
    const unit = settings.units.find((declared) => declared.id === sharedBy);
    if (!unit) return [];
    const table = `holders_${schemaOf(unit.id)}`;
    const asked = JSON.stringify([table, conditionsOf(programme)]);
    const column = columns.get(asked) ?? `${table}__${schemaOf(programme.id)}`;
    columns.set(asked, column);
    return [{ programme, unit, table, column }];
  });
}

function conditionsOf({ conditions, exceptions }: CompiledProgramme) {
  return [
    ...conditions.map((condition) => render(condition.sql)),
    ...exceptions.map((exception) => [render(exception.sql), exception.rank, exception.then]),
  ];
}

/**
 * A table for each kind of unit that shares rights: the member who holds each right, of the eligible members the eldest, then the
 * smallest `person_id`. Units in which nobody stands in line have no row. Where the unit's own conditions are the same for all
 * members, who passes the member's part stands in line (see `ownPart`): whether the unit passes is asked of the holder alone.
 */
export function holderSteps(shared: readonly SharedRight[], units: UnitTables, people: Sql): SqlStep[] {
  const byTable = Map.groupBy(shared, ({ table }) => table);
  return [...byTable.values()].flatMap((rights) => {
    const held = [...new Map(rights.map((right) => [right.column, right])).values()];
    return held
      .slice(0, 1)
      .map((any) => ({ table: any.table, select: holdersOf(held, any, { units, people }) }));
  });
}

type From = Readonly<{ units: UnitTables; people: Sql }>;

/** Holders of rights that stand in one table, of which any one tells unit and table. */
function holdersOf(held: readonly SharedRight[], { unit, table }: SharedRight, from: From): Sql {
  const rights = rightsOf(
    held.map(({ programme }) => ownPart(programme, unit) ?? programme),
    from,
  );
  const lines = openColumns('in_line');
  const tests = held.map(({ programme }) => rights.columnsOf(programme.id).eligible);
  const first = held.map(({ programme, column }) => {
    const place = lines.nameOf(placeInLine(programme, rights.columnsOf(programme.id).eligible));
    return sql`${firstOf(place)} as ${id(column)}`;
  });
  return sql`
      select ${join([sql`unit_key as ${id(keyOf(table))}`, ...first], ',\n        ')}
      from (
        select ${join([sql`${id(unit.fact)} as unit_key`, ...lines.list()])}
        from ${rights.select} as with_rights
        where ${id(unit.fact)} is not null and (${join(tests, ' or ')})
      ) as member
      group by unit_key`;
}

const NEVER_BORN = 4_000_000;
const PLACES_OF_AN_ID = 2n ** 64n;

/**
 * One number by which those members stand in line for whom a test holds: days of birth first, then `person_id`; who has no birth date
 * comes last. Others have none, and few stand in line, so wide numbers are reckoned for few.
 */
function placeInLine({ rules }: CompiledProgramme, test: Sql): Sql {
  const born = id(rules.programme.settings.birth.date);
  const day = sql`coalesce(${born} - date '0001-01-01', ${literal(NEVER_BORN)})`;
  return sql`case when ${test} then cast(${day} as ${dialect.type('wide')}) * ${literal(PLACES_OF_AN_ID)} + person_id end`;
}

/** Who of a unit's members stands first in a line. */
function firstOf(place: Sql): Sql {
  // The bits below are the id: engines take bits of wide numbers far quicker than they divide them.
  return sql`cast(min(${place}) & ${literal(PLACES_OF_AN_ID - 1n)} as ${dialect.type('bigint')})`;
}

/** Nobody has this id. With it there is always somebody to compare with, so that an id that is not known leaves the answer open. */
const NOBODY = -1;

/** Whether an eligible person holds the right of the unit; not known for others, and for somebody in no such unit. */
export function isHolder({ unit, table, column }: SharedRight, eligible: Sql): Sql {
  const holders = sql`select ${id(column)} from ${id(table)} where ${id(column)} is not null union all select ${literal(NOBODY)}`;
  return sql`((case when ${eligible} and ${id(unit.fact)} is not null then person_id end) in (${holders}))`;
}

/** The keys of the units in which somebody holds a right. */
export function unitsWithHolder({ table, column }: SharedRight): Sql {
  return sql`select ${id(keyOf(table))} from ${id(table)} where ${id(column)} is not null`;
}
