import { problem } from '../../base/errors/index.ts';
import { type Engine, type Row, sql } from '../../base/lake/index.ts';
import type { PublishedVersion } from '../../base/ledger/index.ts';
import type { ErasureHouse } from './erasure-house.ts';

/** A person as linkage tells of them. */
export type LinkedPerson = Readonly<{
  personKey: bigint;
  /** How many rows of which register are about the person. */
  rows: ReadonlyMap<string, number>;
  /** Keys under which the ledger keeps words: of the person, of former ids, of rows. */
  subjects: readonly bigint[];
}>;

const LINKAGE = 'linkage';

/** The published links. Throws VERSION_MISSING. */
export async function linkageNow({ ledger }: Pick<ErasureHouse, 'ledger'>): Promise<PublishedVersion> {
  const linkage = await ledger.versions.current(LINKAGE);
  if (!linkage) throw problem('VERSION_MISSING', { dataset: LINKAGE });
  return linkage;
}

/** Finds a person by an id of now or of before; reads links only, and no register. Throws PERSON_UNKNOWN. */
export async function findLinked(
  house: Pick<ErasureHouse, 'ledger' | 'lake'>,
  person: bigint,
): Promise<LinkedPerson> {
  const engine = await house.lake.openEngine([await linkageNow(house)]);
  try {
    const { personKey, rows, subjects } = await findLinks(engine, person);
    return { personKey, rows, subjects };
  } finally {
    await engine.close();
  }
}

/** The same, with the links one by one. Throws PERSON_UNKNOWN. */
export async function findLinks(
  engine: Engine,
  person: bigint,
): Promise<LinkedPerson & Readonly<{ links: readonly Row[] }>> {
  const personKey = await idNow(engine, person);
  const links = await engine.rows(
    sql`select source, row_id from linkage.links where person_id = ${personKey} order by source, row_id`,
  );
  if (links.length === 0) throw problem('PERSON_UNKNOWN');
  return { personKey, links, rows: rowsBySource(links), subjects: await subjectsOf(engine, personKey) };
}

async function idNow(engine: Engine, person: bigint): Promise<bigint> {
  const [row] = await engine.rows(
    sql`select person_id from linkage.person_aliases where alias_id = ${person}`,
  );
  return row ? BigInt(String(row['person_id'])) : person;
}

async function subjectsOf(engine: Engine, personKey: bigint): Promise<bigint[]> {
  const rows = await engine.rows(sql`
    select alias_id as subject from linkage.person_aliases where person_id = ${personKey}
    union
    select record_key from linkage.record_keys where person_id = ${personKey}
    order by subject`);
  return [personKey, ...rows.map((row) => BigInt(String(row['subject'])))];
}

function rowsBySource(links: readonly Row[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const { source } of links) rows.set(String(source), (rows.get(String(source)) ?? 0) + 1);
  return rows;
}
