import { id, join, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type Bridge, bridgeColumns, type FactSettings } from '../settings.ts';
import { relatives } from './relatives.ts';
import { bridgeTable, linkedRows } from './route.ts';

/** The persons whom a bridge's own source names, with the fields by which other rows refer to them. */
export function bridgeRows(name: string, settings: FactSettings): SqlStep | undefined {
  const bridge = settings.bridges[name];
  if (!bridge || bridge.kind === 'household') return undefined;
  const tested = testedColumns(name, settings).filter((column) => !bridgeColumns(bridge).includes(column));
  return { table: bridgeTable(name), select: rowsOf(bridge, tested) };
}

function rowsOf(bridge: Exclude<Bridge, { kind: 'household' }>, tested: readonly string[]): Sql {
  switch (bridge.kind) {
    case 'satellite':
      return theOnePerson(bridge, tested);
    case 'shared':
      return everyPerson(bridge, tested);
    default:
      return relatives(bridge);
  }
}

function everyPerson({ of, on }: Extract<Bridge, { kind: 'shared' }>, tested: readonly string[]): Sql {
  return sql`
      select link.person_id, ${join([...on, ...tested].map((column) => id(`record.${column}`)))}
      from ${linkedRows(of)}
      where ${known(on)}`;
}

/** A reference that fits two persons fits nobody. */
function theOnePerson({ of, on }: Extract<Bridge, { kind: 'satellite' }>, tested: readonly string[]): Sql {
  const fields = on.map((column) => id(`record.${column}`));
  const last = tested.map((column) => {
    return sql`max_by(${id(`record.${column}`)}, record.row_id) as ${id(column)}`;
  });
  return sql`
      select ${join([sql`min(link.person_id) as person_id`, ...fields, ...last])}
      from ${linkedRows(of)}
      where ${known(on)}
      group by ${join(fields)}
      having min(link.person_id) = max(link.person_id)`;
}

function known(columns: readonly string[]): Sql {
  return join(
    columns.map((column) => sql`${id(`record.${column}`)} is not null`),
    ' and ',
  );
}

/** Columns of the bridge's own source that conditions ask for. */
function testedColumns(name: string, settings: FactSettings): string[] {
  const readers = [
    ...settings.facts.flatMap((fact) => fact.from ?? []),
    ...settings.death,
    ...settings.residence,
  ];
  const tests = readers.filter((reader) => reader.via === name).flatMap((reader) => reader.where);
  return [...new Set(tests.filter((test) => test.of).map((test) => test.column))].sort();
}
