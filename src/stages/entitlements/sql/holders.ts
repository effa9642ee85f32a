import { id, join, render, type Sql, type SqlStep, schemaOf, sql } from '../../../base/lake/index.ts';
import type { UnitDeclaration } from '../language/index.ts';
import { keyOf, rowOfNoUnit, type UnitAnswers } from './beside-people.ts';
import { openColumns } from './columns.ts';
import { unitsAskedByRights } from './columns-asked.ts';
import type { CompiledProgramme } from './compiled.ts';
import { ownPart } from './own-part.ts';
import { rightsOf } from './rights.ts';
import { firstOf, placeInLine } from './seniority.ts';
import type { UnitQuestions } from './units.ts';

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

/** The tables in which the holders of shared rights stand; the answers for their units stand there too, so that one join brings both. */
export function holderTables(shared: readonly SharedRight[], units: UnitQuestions): UnitAnswers[] {
  const tables = new Map(shared.map(({ table, unit }) => [table, unit]));
  return [...tables].map(([table, unit]) => {
    const holders = shared.filter((right) => right.table === table).map(({ column }) => column);
    const asked = units.tables(new Set([unit.id])).flatMap(({ answers }) => answers);
    return { table, fact: unit.fact, answers: [...new Set(holders), ...asked] };
  });
}

/** Rights that units of one kind share, and what those ask of a member who is looked at alone (see `ownPart`). */
type Table = Readonly<{
  table: string;
  unit: UnitDeclaration;
  of: readonly SharedRight[];
  own: readonly CompiledProgramme[];
}>;

/**
 * For each unit the member who holds each right: of the eligible members the eldest, then the smallest `person_id`. Where a member's
 * own part settles who that is, holders and answers come about in one pass over the members; elsewhere answers come first.
 */
export function holderSteps(shared: readonly SharedRight[], units: UnitQuestions, people: Sql): SqlStep[] {
  const tables = holderTables(shared, units).flatMap(({ table }): Table[] => {
    const ofTable = shared.filter((right) => right.table === table);
    const of = [...new Map(ofTable.map((right) => [right.column, right])).values()];
    const own = of.flatMap(({ programme, unit }) => ownPart(programme, unit) ?? []);
    return of.slice(0, 1).map(({ unit }) => ({ table, unit, of, own }));
  });
  const late = tables.filter((table) => !inOnePass(table));
  const askedFirst = unitsAskedByRights(late.flatMap(({ of }) => of.map(({ programme }) => programme)));
  const answeredHere = new Set(tables.filter(inOnePass).map(({ unit }) => unit.id));
  const alone = units.kinds().filter((kind) => askedFirst.has(kind) || !answeredHere.has(kind));
  return [
    ...units.steps(people, new Set(alone)),
    ...tables.map((table) => ({
      table: table.table,
      select: inOnePass(table) ? withAnswers(table, units, people) : besideAnswers(table, units, people),
    })),
  ];
}

function inOnePass({ of, own }: Table): boolean {
  return own.length === of.length;
}

/** Holders and answers of the units in one pass over the members. */
function withAnswers({ table, unit, of, own }: Table, units: UnitQuestions, people: Sql): Sql {
  const { asked, answers } = units.answersOf(unit);
  const rights = rightsOf(own, { units, people, beside: [] });
  const lines = openColumns('in_line');
  const holders = of.map(({ programme, column }) => {
    const place = lines.nameOf(placeInLine(programme, rights.columnsOf(programme.id).eligible));
    return sql`${firstOf(place)} as ${id(column)}`;
  });
  const columns = [...holders, ...answers];
  return sql`
      select ${join([sql`unit_key as ${id(keyOf(table))}`, ...columns], ',\n        ')}
      from (
        select ${join([sql`${id(unit.fact)} as unit_key`, ...lines.list(), ...asked], ',\n          ')}
        from ${rights.select} as with_rights
        where ${id(unit.fact)} is not null
      ) as member
      group by unit_key${rowOfNoUnit(columns.length)}`;
}

/** Holders beside the answers of their units, which stand in a table already because it rests on them who is eligible. */
function besideAnswers({ table, unit, of }: Table, units: UnitQuestions, people: Sql): Sql {
  const programmes = of.map(({ programme }) => programme);
  const rights = rightsOf(programmes, {
    units,
    people,
    beside: units.tables(unitsAskedByRights(programmes)),
  });
  const tests = of.map(({ programme }) => sql`(${rights.columnsOf(programme.id).eligible})`);
  const lines = openColumns('in_line');
  const first = of.map(({ programme, column }) => {
    const place = lines.nameOf(placeInLine(programme, rights.columnsOf(programme.id).eligible));
    return sql`${firstOf(place)} as ${id(column)}`;
  });
  const [asked] = units.tables(new Set([unit.id]));
  // Beside the units that are asked about, those in which nobody is eligible need not be gone through.
  const anybody = asked ? sql` and (${join(tests, ' or ')})` : sql``;
  const perUnit = sql`
      select ${join([sql`unit_key as ${id(keyOf(table))}`, ...first], ',\n        ')}
      from (
        select ${id(unit.fact)} as unit_key, ${join(lines.list())}
        from ${rights.select} as with_rights
        where ${id(unit.fact)} is not null${anybody}
      ) as member
      group by unit_key`;
  if (!asked) return sql`${perUnit}${rowOfNoUnit(of.length)}`;
  const names = [...of.map(({ column }) => column), ...asked.answers];
  return sql`
      select ${join([sql`${id(keyOf(asked.table))} as ${id(keyOf(table))}`, ...names.map((name) => id(name))])}
      from ${id(asked.table)}
      left join (${perUnit}) as holder on ${id(keyOf(table))} = ${id(keyOf(asked.table))}`;
}
