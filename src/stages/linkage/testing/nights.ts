import { id, type Row, schemaOf, sql } from '../../../base/lake/index.ts';
import { type DatasetVersion, parseIsoDate } from '../../../base/model/index.ts';
import { buildLinkage, type LinkageSettings, type LinkDecision } from '../index.ts';
import type { TinyLake, TinyRegister, TinyRow } from './tiny-registers.ts';

/** What came in one night. */
export type Night = Readonly<{
  registers: readonly Readonly<{ register: TinyRegister; rows: readonly TinyRow[] }>[];
  decisions?: readonly LinkDecision[];
}>;

/** What linking made of it: rows by their tags. */
export type Morning = Readonly<{
  version: DatasetVersion;
  made: boolean;
  personOf: ReadonlyMap<string, bigint>;
  tierOf: ReadonlyMap<string, string>;
  history: readonly Row[];
  aliases: ReadonlyMap<bigint, bigint>;
  persons: ReadonlySet<bigint>;
}>;

/** Links one delivery after the other, each on top of the one before; every row has a `tag`. */
export async function linkNights(
  tiny: TinyLake,
  nights: readonly Night[],
  settings: LinkageSettings,
): Promise<Morning[]> {
  const mornings: Morning[] = [];
  for (const [index, night] of nights.entries()) {
    const former = mornings.at(-1)?.version;
    mornings.push(await linkNight({ tiny, night, settings, former, number: index + 1 }));
  }
  return mornings;
}

type Order = Readonly<{
  tiny: TinyLake;
  night: Night;
  settings: LinkageSettings;
  former: DatasetVersion | undefined;
  number: number;
}>;

async function linkNight({ tiny, night, settings, former, number }: Order): Promise<Morning> {
  const sources = [];
  for (const { register, rows } of night.registers) sources.push(await tiny.deliver(register, rows));
  const { version, made } = await buildLinkage(tiny.lake, {
    sources,
    settings,
    secret: 'a key of the tests',
    decisions: night.decisions,
    former,
    occasion: { asOf: parseIsoDate(`2026-01-0${number}`) ?? null },
  });
  const links = new Map<string, Row>();
  for (const { contract, version: intake } of sources) {
    const engine = await tiny.lake.openEngine([version, intake]);
    const rows = await engine.rows(sql`
      select accepted.tag, links.person_id, links.tier
      from ${id(`${schemaOf(intake.dataset)}.accepted`)} as accepted
      join linkage.links on links.source = ${contract.id} and links.row_id = accepted.row_id`);
    for (const row of rows) links.set(String(row['tag']), row);
    await engine.close();
  }
  return {
    version,
    made,
    personOf: new Map([...links].map(([tag, row]) => [tag, bigintOf(row, 'person_id')])),
    tierOf: new Map([...links].map(([tag, row]) => [tag, String(row['tier'])])),
    ...(await readMemory(tiny, version)),
  };
}

async function readMemory(tiny: TinyLake, version: DatasetVersion) {
  const history = await tiny.rows(version, sql`select * from linkage.person_history`);
  const aliases = await tiny.rows(version, sql`select * from linkage.person_aliases`);
  const persons = await tiny.rows(version, sql`select person_id from linkage.persons`);
  return {
    history,
    aliases: new Map(aliases.map((row) => [bigintOf(row, 'alias_id'), bigintOf(row, 'person_id')])),
    persons: new Set(persons.map((row) => bigintOf(row, 'person_id'))),
  };
}

function bigintOf(row: Row, column: string): bigint {
  return BigInt(String(row[column]));
}
