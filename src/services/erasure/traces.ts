import {
  type Cell,
  dialect,
  type Engine,
  id,
  join,
  literal,
  type Row,
  type Sql,
  schemaOf,
  sql,
} from '../../base/lake/index.ts';
import type { PublishedVersion } from '../../base/ledger/index.ts';
import { countHeld, type Holds, type SourceContract, tellsOf } from '../../stages/intake/index.ts';
import type { ErasureHouse } from './erasure-house.ts';
import { findLinks, type LinkedPerson, linkageNow } from './linked-person.ts';
import { PATIENT, type Patience } from './patience.ts';

/** What is published of a person: where, and by what their rows are known if they come in again. */
export type Traces = LinkedPerson &
  Readonly<{
    digests: readonly Buffer[];
    /** Registers in which something is to be held: rows about the person, and rows of others that write their number down. */
    sources: readonly string[];
  }>;

/** A register as it is published now. */
export type PublishedSource = Readonly<{ contract: SourceContract; version: PublishedVersion }>;

/** Every register that is published. */
export async function publishedSources({ ledger, country }: ErasureHouse): Promise<PublishedSource[]> {
  const current = await ledger.versions.allCurrent();
  return country.contracts.flatMap((contract) => {
    const version = current.find(({ dataset }) => dataset === `intake/${contract.id}`);
    return version ? [{ contract, version }] : [];
  });
}

/** Finds all that is published of a person; every register is read for it. Throws PERSON_UNKNOWN, QUERY_TOO_LONG. */
export async function findTraces(
  house: ErasureHouse,
  person: bigint,
  patience: Patience = PATIENT,
): Promise<Traces> {
  const sources = await publishedSources(house);
  const engine = await house.lake.openEngine([
    await linkageNow(house),
    ...sources.map(({ version }) => version),
  ]);
  try {
    const { links, ...linked } = await findLinks(engine, person);
    const key = house.keys.erasureKey();
    const { personKey } = linked;
    const digests = await digestsOf(engine, { house, sources, links, personKey, key, patience });
    const holds: Holds = { key, digests, marks: new Map() };
    return {
      ...linked,
      digests: digests.map((digest) => Buffer.from(digest, 'hex')),
      sources: await sourcesWith(engine, { sources, holds, contracts: house.country.contracts, patience }),
    };
  } finally {
    await engine.close();
  }
}

/** The registers that have a row with one of these digests, or write such a number down. */
export async function sourcesWith(
  engine: Engine,
  {
    sources,
    holds,
    contracts,
    patience = PATIENT,
  }: Readonly<{
    sources: readonly PublishedSource[];
    holds: Holds;
    contracts: readonly SourceContract[];
    patience?: Patience;
  }>,
): Promise<string[]> {
  const found: string[] = [];
  for (const { contract, version } of sources) {
    patience();
    if ((await countHeld(engine, { contract, contracts, version, holds })) > 0) found.push(contract.id);
  }
  return found;
}

type Search = Readonly<{
  house: ErasureHouse;
  sources: readonly PublishedSource[];
  links: readonly Row[];
  personKey: bigint;
  key: Buffer;
  patience: Patience;
}>;

/** What a row is known by: its number if that is the person's, its key in its register, or else all that it says of who it is. */
async function digestsOf(engine: Engine, search: Search): Promise<string[]> {
  const told: ToldRow[] = [];
  for (const source of search.sources) {
    search.patience();
    told.push(...(await toldIn(engine, source, search)));
  }
  const numbers = [...new Set(told.flatMap(({ pid }) => (typeof pid === 'string' ? [pid] : [])))];
  const others = await numbersOfOthers(engine, numbers, search.personKey);
  const digests = told.flatMap(({ pid, number, keys, face }) => {
    const isOwn = typeof pid === 'string' && !others.has(pid);
    return [...keys, isOwn ? number : face];
  });
  return [...new Set(digests.flatMap((digest) => (typeof digest === 'string' ? [digest] : [])))];
}

/** A mistyped number can be somebody else's, who must not go with this person. */
async function numbersOfOthers(
  engine: Engine,
  numbers: readonly string[],
  personKey: bigint,
): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await engine.rows(sql`
    select distinct pid
    from linkage.persons
    where pid in (${join(numbers.map((number) => literal(number)))}) and person_id <> ${personKey}`);
  return new Set(rows.map(({ pid }) => String(pid)));
}

type ToldRow = Readonly<{
  pid: Cell | undefined;
  number: Cell | undefined;
  keys: Cell[];
  face: Cell | undefined;
}>;

async function toldIn(
  engine: Engine,
  { contract, version }: PublishedSource,
  { house, links, personKey, key }: Search,
): Promise<ToldRow[]> {
  const rowIds = links.flatMap((link) =>
    link['source'] === contract.id ? [BigInt(String(link['row_id']))] : [],
  );
  if (rowIds.length === 0) return [];
  const fields = new Set(
    version.tables.find(({ name }) => name === 'accepted')?.columns.map(({ name }) => name),
  );
  const { contracts } = house.country;
  const holds: Holds = { key, digests: [], marks: new Map() };
  const tells = tellsOf({ holds, contract, contracts, has: (field) => fields.has(field) });
  const from = id(`${schemaOf(version.dataset)}.accepted`);
  const shared = await sharedKeys(engine, { from, keys: tells.keys, contract, rowIds, personKey });
  const nothing = sql`cast(null as varchar)`;
  const rows = await engine.rows(sql`
    select
      ${fields.has('pid') ? sql`pid` : nothing} as pid,
      ${tells.number ?? nothing} as number,
      ${tells.face ?? nothing} as face
      ${join(
        tells.keys.map((digest, place) => sql`, ${digest} as ${id(`key_${place}`)}`),
        '',
      )}
    from ${from}
    where row_id in (${dialect.numbers(rowIds)})`);
  return rows.map((row) => ({
    pid: row['pid'],
    number: row['number'],
    face: row['face'],
    keys: tells.keys.map((_, place) => row[`key_${place}`] ?? null).filter((one) => !shared.has(one)),
  }));
}

type Keyed = Readonly<{
  from: Sql;
  keys: readonly Sql[];
  contract: SourceContract;
  rowIds: readonly bigint[];
  personKey: bigint;
}>;

/** Keys that rows of other people have too, by mistake: they tell nobody. */
async function sharedKeys(
  engine: Engine,
  { from, keys, contract, rowIds, personKey }: Keyed,
): Promise<Set<Cell>> {
  const shared = new Set<Cell>();
  for (const key of keys) {
    const rows = await engine.rows(sql`
      with keyed as (select row_id, ${key} as digest from ${from})
      select distinct digest
      from keyed
      join linkage.links as links
        on links.source = ${literal(contract.id)} and links.row_id = keyed.row_id and links.person_id <> ${personKey}
      where digest in (select digest from keyed where row_id in (${dialect.numbers(rowIds)}))`);
    for (const { digest } of rows) shared.add(digest ?? null);
  }
  return shared;
}
