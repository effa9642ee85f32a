import { problem } from '../../base/errors/index.ts';
import type { SourceContract } from '../intake/index.ts';
import { type Bridge, baseOf, bridgeColumns, type Condition, type FactSettings } from './settings.ts';

type Reader = Readonly<{
  where: string;
  source: string;
  via?: string | undefined;
  columns: readonly (string | undefined)[];
  tests: readonly Condition[];
}>;

/**
 * Stops at the first thing the content asks of the registers that they cannot give: a fact told twice, a source that reaches no
 * person, a bridge or column that is not there. Sources without a contract here are passed over.
 */
export function checkFacts(settings: FactSettings, contracts: readonly SourceContract[]): void {
  const found = new Map(contracts.map((contract) => [contract.id, contract]));
  const names = new Set<string>();
  for (const told of settings.facts) {
    const { fact } = told;
    const base = baseOf(told);
    if (names.has(fact)) refuse(fact, 'the fact is told twice');
    for (const before of [base, told.unless?.or])
      if (before !== undefined && !names.has(before))
        refuse(fact, `${before} is no fact that stands before it`);
    names.add(fact);
  }
  for (const [name, bridge] of Object.entries(settings.bridges)) {
    if (bridge.kind === 'household') continue;
    const contract = found.get(bridge.of);
    if (contract) checkColumns(`bridges.${name}`, bridgeColumns(bridge), contract);
  }
  for (const reader of readersOf(settings)) checkReader(reader, settings, found);
}

function readersOf(settings: FactSettings): Reader[] {
  const facts = settings.facts.flatMap(({ fact, from }) =>
    (from ?? []).map((origin) => ({
      ...origin,
      where: fact,
      tests: origin.where,
      columns: [origin.column, origin.by, ...(origin.add ?? [])],
    })),
  );
  const deaths = settings.death.map((one) => ({
    ...one,
    where: `death.${one.name}`,
    tests: one.where,
    columns: [one.date],
  }));
  const places = settings.residence.map((one) => ({
    ...one,
    where: `residence.${one.name}`,
    tests: one.where,
    columns: [one.village, one.subdistrict, one.villageNumber, one.by],
  }));
  return [...facts, ...deaths, ...places];
}

function checkReader(
  reader: Reader,
  settings: FactSettings,
  contracts: ReadonlyMap<string, SourceContract>,
): void {
  const bridge = reader.via ? settings.bridges[reader.via] : undefined;
  if (reader.via && !bridge) refuse(reader.where, `there is no bridge ${reader.via}`);
  const contract = contracts.get(reader.source);
  if (!contract) return;
  if (!bridge && contract.identifies !== 'person') {
    refuse(reader.where, `rows of ${reader.source} name no person; say via which bridge they reach one`);
  }
  if (bridge?.kind === 'relative' && !bridge.rows[reader.source] && contract.identifies !== 'person') {
    refuse(
      reader.where,
      `rows of ${reader.source} name no person, and bridge ${reader.via} does not say which column holds the number`,
    );
  }
  const own = reader.tests.filter((test) => !test.of).map((test) => test.column);
  checkColumns(reader.where, [...reader.columns, ...own, ...rowFields(bridge, reader.source)], contract);
  for (const test of reader.tests.filter((one) => one.of))
    checkFarTest(reader.where, test, { bridge, contracts });
}

/** The columns by which rows of a source meet the bridge. */
function rowFields(bridge: Bridge | undefined, source: string): readonly (string | undefined)[] {
  if (!bridge) return [];
  if (bridge.kind === 'relative') return [bridge.rows[source]];
  return bridge.kind === 'household' ? [bridge.key] : bridge.on;
}

function checkFarTest(
  where: string,
  test: Condition,
  at: Readonly<{ bridge: Bridge | undefined; contracts: ReadonlyMap<string, SourceContract> }>,
): void {
  const far = at.bridge && 'on' in at.bridge ? at.bridge.of : undefined;
  if (test.of !== far) refuse(where, `the bridge does not stand on ${test.of}`);
  const contract = at.contracts.get(far ?? '');
  if (contract) checkColumns(where, [test.column], contract);
}

function checkColumns(
  where: string,
  columns: readonly (string | undefined)[],
  contract: SourceContract,
): void {
  const fields = fieldsOf(contract);
  for (const column of columns) {
    if (column && !fields.has(column)) refuse(where, `${contract.id} has no field ${column}`);
  }
}

/** Every column that accepted rows of a source have. */
function fieldsOf(contract: SourceContract): Set<string> {
  const dated = contract.columns.filter((column) => column.partial);
  return new Set([
    ...contract.columns.map((column) => column.field),
    ...dated.map((column) => `${column.field}_precision`),
    ...contract.derived.map((field) => field.field),
    'row_id',
    'title',
    'given_name',
    'family_name',
  ]);
}

function refuse(where: string, reason: string): never {
  throw problem('CONTENT_INVALID', { file: 'facts.yaml', where, reason });
}
