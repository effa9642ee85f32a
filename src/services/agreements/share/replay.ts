import {
  compileGrant,
  type RowFilter,
  type SharePlan,
  shareRequestSchema,
  subjectsSql,
} from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Row, Sql } from '../../../base/lake/index.ts';
import type { Receipt } from '../../../base/ledger/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import { getVersion } from '../register/index.ts';
import { type BodyMeasure, bodyLines, measureBody } from './body.ts';
import { type CompiledShare, datasetOf, settingOf, versionsOf } from './compiled-share.ts';
import { pickedIn, pickRows } from './picked-rows.ts';
import type { ShareDesk } from './share-desk.ts';

/** A receipt worked out anew, from the versions it names and the very agreement. */
export type Replay = Readonly<{ receipt: Receipt; measure: BodyMeasure; same: boolean }>;

/** The list under which whoever a look-up found stands when it is replayed. */
const FOUND = 'found';

/** Works a receipt out anew. Throws RECEIPT_UNKNOWN, VERSION_MISSING. */
export async function replayReceipt(desk: ShareDesk, id: number): Promise<Replay> {
  const receipt = await desk.ledger.receipts.find(id);
  if (!receipt) throw problem('RECEIPT_UNKNOWN');
  const share = await recompile(desk, receipt);
  const engine = await desk.lake.openEngine(share.versions);
  try {
    const measure = measureBody();
    for await (const lines of bodyLines(engine, share)) measure.add(lines);
    const done = measure.done();
    return { receipt, measure: done, same: done.hash === receipt.bodyHash };
  } finally {
    await engine.close();
  }
}

/** What the book of access keeps of a bulk delivery. */
export type SharePredicate = Readonly<{
  share: string;
  grant: string;
  request: unknown;
  receipt?: number | undefined;
}>;

type BulkShare = Readonly<{ predicate: unknown; datasetVersion: string }>;

/** Whether somebody was in a bulk delivery: its condition is asked of their own rows in the versions it was asked of. */
export async function wasInShare(desk: ShareDesk, read: BulkShare, person: bigint): Promise<boolean> {
  const predicate = sharePredicate(read.predicate);
  if (!predicate) return false;
  const receipt = await receiptOf(desk, predicate, read.datasetVersion);
  if (!receipt) return false;
  const share = await recompile(desk, { ...receipt, request: predicate.request });
  const { subject } = share.plan;
  if (!subject) return false;
  const own: RowFilter = { kind: 'members', ...subject, list: FOUND, version: 1 };
  const plan: SharePlan = { ...share.plan, filters: [...share.plan.filters, own] };
  const setting = { ...share.setting, membersOf: membersWith(share, [person]) };
  return (await askVersions(desk, share.versions, subjectsSql(plan, setting))).length > 0;
}

/** The receipt that a condition was written with; an older entry names none, and any of its version and grant tells as much. */
async function receiptOf(
  { ledger }: ShareDesk,
  { receipt, share, grant }: SharePredicate,
  datasetVersion: string,
): Promise<Receipt | undefined> {
  const fits = (one: Receipt) => one.agreementHash === share && one.grant === grant;
  if (receipt === undefined) return (await ledger.receipts.ofVersion(share, datasetVersion)).find(fits);
  const found = await ledger.receipts.find(receipt);
  return found && fits(found) ? found : undefined;
}

/** A small question to versions: to those that are open anyway when they are the ones. */
async function askVersions(
  { reading, lake }: ShareDesk,
  versions: readonly DatasetVersion[],
  statement: Sql,
): Promise<Row[]> {
  if (versions.every(({ id, dataset }) => reading.version(dataset).id === id))
    return await reading.serving.rows(statement);
  const engine = await lake.openEngine(versions);
  try {
    return await engine.rows(statement);
  } finally {
    await engine.close();
  }
}

function sharePredicate(predicate: unknown): SharePredicate | undefined {
  if (typeof predicate !== 'object' || predicate === null) return undefined;
  if (!('share' in predicate) || !('grant' in predicate) || !('request' in predicate)) return undefined;
  const receipt = 'receipt' in predicate ? Number(predicate.receipt) : undefined;
  const { share, grant, request } = predicate;
  return { share: String(share), grant: String(grant), request, receipt };
}

function membersWith({ setting }: CompiledShare, found: readonly bigint[]) {
  return (list: string, version: number) =>
    list === FOUND ? found : (setting.membersOf?.(list, version) ?? []);
}

/** Compiles what a receipt tells as it was compiled then; whoever was asked for by number is found by our own number. */
async function recompile(desk: ShareDesk, receipt: Receipt): Promise<CompiledShare> {
  const { agreement, kept } = await getVersion({ book: desk.ledger.agreements }, receipt.agreementHash);
  const grant = agreement.grants.find(({ id }) => id === receipt.grant);
  const picked = pickedIn(receipt.request);
  const request = shareRequestSchema.parse(picked ? { act: 'extract' } : receipt.request);
  const { datasets } = desk.country.content;
  const asking = {
    grant: receipt.grant,
    recipient: receipt.recipient,
    request,
    state: 'active' as const,
    on: agreement.valid.from,
  };
  const plan = compileGrant(agreement, asking, datasets);
  if (!grant) throw problem('RECEIPT_UNKNOWN');
  const setting = await settingOf(desk, {
    agreement,
    grant,
    recipient: receipt.recipient,
    asOf: receipt.asOf,
  });
  const versions = await findVersions(desk, receipt);
  const dataset = datasetOf(plan, datasets);
  const share = {
    agreement,
    hash: kept.hash,
    grant,
    request,
    plan: { ...plan, filters: plan.filters.map((filter) => foundInstead(filter, plan)) },
    setting,
    versions: versionsOf(dataset, (name) => {
      const version = versions.find((one) => one.dataset === name);
      if (!version) throw problem('VERSION_MISSING', { dataset: name });
      return version;
    }),
  };
  const found = { ...share, setting: { ...setting, membersOf: membersWith(share, receipt.personKeys) } };
  return picked ? pickRows(found, picked) : found;
}

function foundInstead(filter: RowFilter, { subject }: SharePlan): RowFilter {
  if (filter.kind !== 'number' || !subject) return filter;
  return { kind: 'members', ...subject, list: FOUND, version: 1 };
}

async function findVersions(
  { lake }: Pick<ShareDesk, 'lake'>,
  { datasetVersions }: Receipt,
): Promise<DatasetVersion[]> {
  const found = await Promise.all(datasetVersions.map((id) => lake.find(id)));
  return found.flatMap((version) => version ?? []);
}
