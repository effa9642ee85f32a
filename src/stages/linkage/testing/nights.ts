import { createHash } from 'node:crypto';
import { id, type Row, schemaOf, sql } from '../../../base/lake/index.ts';
import { type DatasetVersion, parseIsoDate } from '../../../base/model/index.ts';
import { buildLinkage, type KnownModel, type LinkageSettings, type LinkDecision } from '../index.ts';
import { keyWordOf } from '../inputs.ts';
import type { TinyLake, TinyRegister, TinyRow } from './tiny-registers.ts';

const SECRET = 'a key of the tests';

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
  /** Whose id stands on an anchor that it was not made from. */
  anchors: ReadonlyMap<bigint, bigint>;
  /** Everything published but ids' own memory. */
  tables: Readonly<Record<string, readonly Row[]>>;
  persons: ReadonlySet<bigint>;
}>;

/** What every night is linked by; a model is given to the first night only and stays if settings do. */
export type Rules = Readonly<{ settings: LinkageSettings; model?: KnownModel | undefined }>;

/** Links one delivery after the other, each on top of the one before; every row has a `tag`. */
export async function linkNights(
  tiny: TinyLake,
  nights: readonly Night[],
  { settings, model }: Rules,
): Promise<Morning[]> {
  const mornings: Morning[] = [];
  for (const [index, night] of nights.entries()) {
    const former = mornings.at(-1)?.version;
    const first = former ? undefined : model;
    mornings.push(await linkNight({ tiny, night, settings, former, model: first, number: index + 1 }));
  }
  return mornings;
}

/** Links one delivery as if there had been none before, by a model that is known. */
export async function linkAnew(tiny: TinyLake, night: Night, { settings, model }: Rules): Promise<Morning> {
  return linkNight({ tiny, night, settings, former: undefined, model, number: 1 });
}

/** Links the delivery of a morning once more though nothing changed, as whoever asks for it does. */
export async function linkAgain(
  tiny: TinyLake,
  night: Night,
  { settings, morning, number }: Rules & Readonly<{ morning: Morning | undefined; number: number }>,
): Promise<Morning> {
  const former = morning?.version;
  return linkNight({ tiny, night, settings, former, model: undefined, number, again: true });
}

type Order = Readonly<{
  tiny: TinyLake;
  night: Night;
  settings: LinkageSettings;
  former: DatasetVersion | undefined;
  model: KnownModel | undefined;
  number: number;
  again?: boolean;
}>;

async function linkNight(order: Order): Promise<Morning> {
  const { tiny, night, settings, former, model, number, again = false } = order;
  const sources = [];
  for (const { register, rows } of night.registers) sources.push(await tiny.deliver(register, rows));
  const inputs = {
    sources,
    settings,
    secret: SECRET,
    decisions: night.decisions,
    former,
    ...(model && { model }),
    occasion: { asOf: parseIsoDate(`2026-01-0${number}`) ?? null },
  };
  const { version, made } = await buildLinkage(tiny.lake, inputs, { again });
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

const TABLES = ['links', 'persons', 'doubts', 'review_pairs', 'review_records', 'record_keys'];

async function readMemory(tiny: TinyLake, version: DatasetVersion) {
  const history = await tiny.rows(version, sql`select * from linkage.person_history`);
  const aliases = await tiny.rows(version, sql`select * from linkage.person_aliases`);
  const anchors = await tiny.rows(version, sql`select * from linkage.person_anchors`);
  const tables: Record<string, readonly Row[]> = {};
  for (const table of TABLES)
    tables[table] = await tiny.rows(version, sql`select * from ${id(`linkage.${table}`)}`);
  const persons = tables['persons'] ?? [];
  return {
    history,
    tables,
    anchors: new Map(anchors.map((row) => [bigintOf(row, 'anchor_key'), bigintOf(row, 'person_id')])),
    aliases: new Map(aliases.map((row) => [bigintOf(row, 'alias_id'), bigintOf(row, 'person_id')])),
    persons: new Set(persons.map((row) => bigintOf(row, 'person_id'))),
  };
}

/** The number that names a row of a register with a key of one field. */
export function recordKeyOf({ id: register }: TinyRegister, key: string): bigint {
  const hash = createHash('md5')
    .update(`${keyWordOf(register, SECRET)}|key|${key}`)
    .digest('hex');
  return BigInt(`0x${hash.slice(0, 15)}`);
}

function bigintOf(row: Row, column: string): bigint {
  return BigInt(String(row[column]));
}
