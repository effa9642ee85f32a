import {
  dialect,
  type Engine,
  id,
  join,
  keyHalves,
  literal,
  type Sql,
  sql,
} from '../../../base/lake/index.ts';
import type { SourceContract } from '../contract.ts';
import {
  FACE,
  faceWords,
  type Holds,
  keysIn,
  keyWords,
  mentionsIn,
  numberWords,
  OWN_NUMBER,
} from './holds.ts';

/** What rows are held against. */
export type Withholding = Readonly<{
  holds: Holds;
  contract: SourceContract;
  contracts: readonly SourceContract[];
  /** Whether the rows at hand have a field. */
  has: (field: string) => boolean;
}>;

const PART = ' || chr(31) || ';

/** The digest of some words and fields of a row; null where one of the fields is not known. */
function rowDigest({ key }: Pick<Holds, 'key'>, words: string, fields: readonly string[]): Sql {
  const texts = fields.map((field) => textOf(field));
  return dialect.keyedHash(sql`${literal(words)} || ${join(texts, PART)}`, keyHalves(key));
}

function textOf(field: string): Sql {
  return sql`cast(${id(field)} as ${dialect.type('text')})`;
}

/** What a row can be told by, as expressions over it: its number, the keys it has, and its face where it has a name. */
export type Tells = Readonly<{ number: Sql | undefined; keys: readonly Sql[]; face: Sql | undefined }>;

/** The digests of the rows of a source. */
export function tellsOf({ holds, contract, contracts, has }: Withholding): Tells {
  const known = FACE.map((field) => (has(field) ? sql`coalesce(${textOf(field)}, '')` : sql`''`));
  const words = sql`${literal(faceWords(contract))} || ${join(known, PART)}`;
  const isNamed = contract.identifies === 'person' && has('given_name');
  return {
    number: has(OWN_NUMBER) ? rowDigest(holds, numberWords, [OWN_NUMBER]) : undefined,
    keys: keysIn(contract, contracts)
      .filter((key) => key.every(has))
      .map((key) => rowDigest(holds, keyWords(contract, key), key)),
    face: isNamed
      ? sql`case when given_name is not null then ${dialect.keyedHash(words, keyHalves(holds.key))} end`
      : undefined,
  };
}

/** `held_digest`: made once for an engine. */
export async function makeDigestTable(engine: Engine, { digests }: Holds): Promise<void> {
  await engine.run(dialect.createTable(id('held_digest'), sql`select '' as digest where false`));
  await engine.append(
    'held_digest',
    digests.map((digest) => [digest]),
  );
}

/** `held_row`: rows of a table that are about somebody who was erased. Tells how many. */
export async function makeHeldRows(engine: Engine, table: string, order: Withholding): Promise<number> {
  const { number, keys, face } = tellsOf(order);
  const digests = [...(number ? [number] : []), ...keys, ...(face ? [face] : [])];
  const isHeld = digests.map((digest) => sql`${digest} in (select digest from held_digest)`);
  await engine.run(
    dialect.createTable(
      id('held_row'),
      sql`select row_id from ${id(table)} where ${isHeld.length > 0 ? join(isHeld, ' or ') : sql`false`}`,
    ),
  );
  const [counted] = await engine.rows(sql`select cast(count(*) as integer) as held from held_row`);
  return Number(counted?.['held'] ?? 0);
}

/**
 * `held_mention`: rows about others that write down the number of somebody who was erased, and in which field. The number goes, and the
 * name beside it; the row stays. Tells in which fields something went.
 */
export async function clearMentions(
  engine: Engine,
  table: string,
  order: Withholding,
): Promise<readonly string[]> {
  const cleared: string[] = [];
  await countMentions(engine, table, order);
  for (const row of await engine.rows(sql`select distinct field from held_mention order by field`)) {
    const field = String(row['field']);
    cleared.push(field);
    const gone = mentionsIn(order.contract).find(([first]) => first === field) ?? [field];
    const nothing = gone.filter(order.has).map((name) => sql`${id(name)} = null`);
    await engine.run(sql`update ${id(table)} set ${join(nothing)} where ${isMentioned(field)}`);
  }
  return cleared;
}

/** Makes `held_mention` and tells how many there are. */
export async function countMentions(engine: Engine, table: string, order: Withholding): Promise<number> {
  const groups = mentionsIn(order.contract).filter(([field]) => field !== undefined && order.has(field));
  const found = groups.map(
    ([field = '']) => sql`
    select row_id, ${literal(field)} as field
    from ${id(table)}
    where ${rowDigest(order.holds, numberWords, [field])} in (select digest from held_digest)
      and row_id not in (select row_id from held_row)`,
  );
  const none = sql`select cast(0 as ${dialect.type('bigint')}) as row_id, '' as field where false`;
  await engine.run(dialect.createTable(id('held_mention'), join([none, ...found], ' union all ')));
  const [counted] = await engine.rows(sql`select cast(count(*) as integer) as total from held_mention`);
  return Number(counted?.['total'] ?? 0);
}

/** Rows in which a field had somebody's number who was erased. */
export function isMentioned(field: string): Sql {
  return sql`row_id in (select row_id from held_mention where field = ${literal(field)})`;
}
