import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { KeptUpload, NewRefusal, Refusal, SealedUpload } from './claim-words.ts';

/** Which uploads of a hospital are wanted, the newest first. */
export type UploadQuestion = Readonly<{ hospital: string; before?: bigint | undefined; limit: number }>;

const COLUMNS = sql.raw(
  `id, at, receipt, hospital, api, form, period, actor, size_bytes as "sizeBytes", file_rows as rows, claims`,
);

/** Uploads that were kept, without what is sealed. */
export async function listUploads(
  reader: Kysely<Tables>,
  { hospital, before, limit }: UploadQuestion,
): Promise<KeptUpload[]> {
  const { rows } = await sql<KeptUpload>`
    select ${COLUMNS} from claim_upload
    where hospital = ${hospital} and ${before === undefined ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${limit}`.execute(reader);
  return rows;
}

/** An upload by its receipt. */
export async function findUpload(reader: Kysely<Tables>, receipt: string): Promise<KeptUpload | undefined> {
  const { rows } =
    await sql<KeptUpload>`select ${COLUMNS} from claim_upload where receipt = ${receipt}`.execute(reader);
  return rows[0];
}

/** The receipts of uploads by their ids. */
export async function readReceipts(
  reader: Kysely<Tables>,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  const rows = await reader
    .selectFrom('claim_upload')
    .select(['id', 'receipt'])
    .where('id', 'in', ids.length === 0 ? [0n] : [...ids])
    .execute();
  return new Map(rows.map(({ id, receipt }) => [id, receipt]));
}

/** What lies sealed in uploads: their claims, or the bytes as they came. */
export async function readSealed(
  reader: Kysely<Tables>,
  ids: readonly bigint[],
  what: 'claims' | 'files',
): Promise<ReadonlyMap<bigint, Pick<SealedUpload, 'key'> & Readonly<{ sealed: Buffer; receipt: string }>>> {
  const column = sql.ref(what === 'claims' ? 'sealed_claims' : 'sealed_files');
  const { rows } = await sql<
    Readonly<{ id: bigint; receipt: string; generation: number; wrapped: Buffer; sealed: Buffer }>
  >`
    select id, receipt, generation, wrapped, ${column} as sealed from claim_upload where id = any(${ids}::bigint[])`.execute(
    reader,
  );
  return new Map(
    rows.map(({ id, generation, wrapped, ...row }) => [id, { ...row, key: { generation, wrapped } }]),
  );
}

/** A wrapped key of an upload, and the receipt that it belongs to. */
export type UploadKey = Readonly<{ id: bigint; receipt: string; key: SealedUpload['key'] }>;

/** Keys of some uploads that were wrapped before a generation. */
export async function readKeysBefore(
  reader: Kysely<Tables>,
  generation: number,
  limit: number,
): Promise<UploadKey[]> {
  const rows = await reader
    .selectFrom('claim_upload')
    .select(['id', 'receipt', 'generation', 'wrapped'])
    .where('generation', '<', generation)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, receipt, ...key }) => ({ id, receipt, key }));
}

/** Gives an upload its key wrapped anew; what is sealed under the key stays as it is. */
export async function replaceKey(
  database: Kysely<Tables>,
  { id, key }: Pick<UploadKey, 'id' | 'key'>,
): Promise<void> {
  const { generation, wrapped } = key;
  await database.updateTable('claim_upload').set({ generation, wrapped }).where('id', '=', id).execute();
}

/** Writes down that an upload was refused, and why. */
export async function noteRefusal(database: Kysely<Tables>, refusal: NewRefusal): Promise<void> {
  const { hospital, api, actor, sizeBytes, message, faults, faultCount } = refusal;
  await database
    .insertInto('claim_refusal')
    .values({
      hospital,
      api,
      actor,
      size_bytes: sizeBytes,
      message,
      faults: JSON.stringify(faults),
      fault_count: faultCount,
    })
    .execute();
}

/** What was refused at the door, the latest first. */
export async function listRefusals(
  reader: Kysely<Tables>,
  { hospital, before, limit }: UploadQuestion,
): Promise<Refusal[]> {
  const { rows } = await sql<Refusal>`
    select id, at, hospital, api, actor, size_bytes as "sizeBytes", message, faults, fault_count as "faultCount"
    from claim_refusal
    where hospital = ${hospital} and ${before === undefined ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${limit}`.execute(reader);
  return rows;
}
