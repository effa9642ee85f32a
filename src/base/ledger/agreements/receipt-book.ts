import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type AccessEntry, writeAccess } from '../access/index.ts';
import { waitForTurn } from '../locks.ts';
import type { Tables } from '../tables.ts';
import type { LimitedAsk, Receipt, ReceiptLimits, ReceiptOrder, ShareUse } from './agreement-words.ts';
import { refuseFull } from './receipt-limits.ts';

/** What left under agreements, each written down before its first byte; it only grows. */
export type ReceiptBook = Readonly<{
  /**
   * Writes a receipt and the entry of the book of access, both or neither, unless the day is full or too many look-ups missed. The
   * condition of a bulk read is kept with the number of the receipt. Throws SHARE_DAY_FULL, SHARE_TABLES_FULL,
   * SHARE_CONDITIONS_FULL, SHARE_GUESSING.
   */
  write(order: ReceiptOrder): Promise<Receipt>;
  /** Throws as `write` does where it would whatever is found, so that no data need be asked. */
  refuseFull(ask: LimitedAsk, limits: ReceiptLimits): Promise<void>;
  /** Writes down that something was asked and refused. */
  noteRefusal(access: AccessEntry): Promise<void>;
  find(id: number): Promise<Receipt | undefined>;
  /** The latest under an agreement. */
  ofAgreement(agreementId: string, limit: number): Promise<Receipt[]>;
  /** Those under one version of an agreement that were made from one version of a dataset. */
  ofVersion(agreementHash: string, datasetVersion: string): Promise<Receipt[]>;
  /** What was given under an agreement since a moment, by grant and recipient. */
  usedSince(agreementId: string, since: Date): Promise<ShareUse[]>;
  /** The latest of one recipient, read behind the fence that lets no other rows through. */
  ofRecipient(recipient: string, limit: number): Promise<Receipt[]>;
}>;

const RESTRICTED = 'chipao_restricted';

/** Opens the book of receipts; `wake` tells whoever numbers the log that a row was written. */
export function openReceiptBook(database: Kysely<Tables>, wake: () => void): ReceiptBook {
  const receipts = () => database.selectFrom('share_receipt').selectAll();
  return {
    write: async (order) => {
      const receipt = await database.transaction().execute((turn) => write(turn, order));
      wake();
      return receipt;
    },
    refuseFull: (ask, limits) => database.transaction().execute((turn) => refuseFull(turn, ask, limits)),
    noteRefusal: async (access) => {
      await database.transaction().execute((turn) => writeAccess(turn, access));
      wake();
    },
    find: async (id) => {
      const row = await receipts().where('id', '=', BigInt(id)).executeTakeFirst();
      return row && toReceipt(row);
    },
    ofAgreement: async (agreementId, limit) => {
      const ofOne = receipts().where('agreement_id', '=', agreementId);
      return (await ofOne.orderBy('id', 'desc').limit(limit).execute()).map(toReceipt);
    },
    ofVersion: async (agreementHash, datasetVersion) => {
      const made = receipts()
        .where('agreement_hash', '=', agreementHash)
        .where(sql<boolean>`dataset_versions @> array[${datasetVersion}]`);
      return (await made.orderBy('id').execute()).map(toReceipt);
    },
    usedSince: (agreementId, since) => usedSince(database, agreementId, since),
    ofRecipient: (recipient, limit) =>
      database.transaction().execute(async (turn) => {
        await fence(turn, recipient);
        const own = turn.selectFrom('share_receipt').selectAll().where('recipient', '=', recipient);
        return (await own.orderBy('id', 'desc').limit(limit).execute()).map(toReceipt);
      }),
  };
}

async function usedSince(database: Kysely<Tables>, agreementId: string, since: Date): Promise<ShareUse[]> {
  const rows = await database
    .selectFrom('share_receipt')
    .select(({ fn }) => [
      'grant_id',
      'recipient',
      fn.countAll<bigint>().as('asked'),
      fn.sum<string | null>(sql`(act = 'table')::integer`).as('tables'),
      fn.sum<string | null>('subjects').as('subjects'),
    ])
    .where('agreement_id', '=', agreementId)
    .where('at', '>=', since)
    .groupBy(['grant_id', 'recipient'])
    .orderBy('grant_id')
    .orderBy('recipient')
    .execute();
  return rows.map(({ grant_id, recipient, asked, tables, subjects }) => ({
    grant: grant_id,
    recipient,
    asked: Number(asked),
    tables: Number(tables ?? 0),
    subjects: Number(subjects ?? 0),
  }));
}

/** From here to the end of the transaction only rows of this recipient are there. */
async function fence(turn: Transaction<Tables>, recipient: string): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from pg_roles where rolname = ${RESTRICTED} and pg_has_role(oid, 'member')) as there`.execute(
    turn,
  );
  await sql`select set_config('chipao.recipient', ${recipient}, true)`.execute(turn);
  if (rows[0]?.there) await sql`set local role ${sql.id(RESTRICTED)}`.execute(turn);
}

async function write(turn: Transaction<Tables>, { receipt, limits, access }: ReceiptOrder): Promise<Receipt> {
  await waitForTurn(turn, `share ${receipt.agreementId} ${receipt.recipient}`);
  await refuseFull(turn, receipt, limits);
  const row = await turn
    .insertInto('share_receipt')
    .values({
      agreement_id: receipt.agreementId,
      agreement_hash: receipt.agreementHash,
      grant_id: receipt.grant,
      recipient: receipt.recipient,
      act: receipt.act,
      request: JSON.stringify(receipt.request),
      plan_hash: receipt.planHash,
      run_id: receipt.runId,
      as_of: receipt.asOf,
      dataset_versions: [...receipt.datasetVersions],
      rows: BigInt(receipt.rows),
      subjects: BigInt(receipt.subjects),
      bytes: BigInt(receipt.bytes),
      body_hash: receipt.bodyHash,
      format: receipt.format,
      person_keys: [...receipt.personKeys],
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeAccess(turn, withReceipt(access, Number(row.id)));
  return toReceipt(row);
}

function withReceipt(access: AccessEntry, receipt: number): AccessEntry {
  const { predicate } = access;
  if (typeof predicate !== 'object' || predicate === null || Array.isArray(predicate)) return access;
  return { ...access, predicate: { ...predicate, receipt } };
}

function toReceipt(row: Selectable<Tables['share_receipt']>): Receipt {
  return {
    id: Number(row.id),
    at: row.at,
    agreementId: row.agreement_id,
    agreementHash: row.agreement_hash,
    grant: row.grant_id,
    recipient: row.recipient,
    act: row.act,
    request: row.request,
    planHash: row.plan_hash,
    runId: row.run_id,
    asOf: row.as_of,
    datasetVersions: row.dataset_versions,
    rows: Number(row.rows),
    subjects: Number(row.subjects),
    bytes: Number(row.bytes),
    bodyHash: row.body_hash,
    format: row.format,
    personKeys: row.person_keys,
  };
}
