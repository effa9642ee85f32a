import { z } from 'zod';
import { type Output, planSql, type SharePlan, type SourceColumn } from '../../../base/agreement/index.ts';
import type { Row } from '../../../base/lake/index.ts';
import type { Receipt } from '../../../base/ledger/index.ts';
import { lineOf, measureBody } from './body.ts';
import { type CompiledShare, compileShare, planHashOf, type ShareAsk } from './compiled-share.ts';
import { limitsOf, watchAgreement } from './deliver.ts';
import type { ShareDesk } from './share-desk.ts';

/** Rows of a grant that the platform sends by itself, as they happen: picked by a number of theirs that never leaves. */
export type PickedAsk = Pick<ShareAsk, 'agreement' | 'grant' | 'recipient'>;

/** The number that rows are picked by, and what else of them is needed here; none of it leaves. */
export type PickedBy = Readonly<{ number: string; beside: readonly string[] }>;

/** A grant that may be sent from at this moment. */
export type PickedShare = Readonly<{
  share: CompiledShare;
  /** Throws SHARE_STOPPED once the agreement is in force no more. */
  mayGoOn: () => Promise<void>;
}>;

/** The act under which such rows leave, as receipts and the book of access name it. */
const ACT = 'event';
const LIST = 'picked';
const HIDDEN = 'hidden_';
const FORMAT = 'ndjson';

/** Compiles a grant that is given whole, as for an extract. Throws SHARE_NOT_GRANTED. */
export async function openPicked(desk: ShareDesk, ask: PickedAsk): Promise<PickedShare> {
  const share = await compileShare(desk, { ...ask, request: { act: 'extract' } });
  return { share, mayGoOn: watchAgreement(desk, share) };
}

/** What of rows stays here, for rows after a number. `only` narrows by a column as it leaves. */
export async function findPicked(
  desk: ShareDesk,
  { share }: PickedShare,
  {
    by,
    after,
    only,
    limit,
  }: Readonly<{
    by: PickedBy;
    after: bigint;
    only?: Readonly<{ column: string; values: readonly string[] }> | undefined;
    limit: number;
  }>,
): Promise<Row[]> {
  const hidden = [by.number, ...by.beside].map((name) => hiddenOutput(share.plan, name));
  const number = `${HIDDEN}${by.number}`;
  const since = { column: number, from: Number(after) + 1 };
  const plan: SharePlan = {
    ...share.plan,
    outputs: [...share.plan.outputs, ...hidden],
    select: hidden.map(({ name }) => name),
    refine: only ? { all: [since, { column: only.column, in: [...only.values] }] } : since,
    limit,
  };
  const rows = await desk.reading.serving.rows(planSql(plan, share.setting));
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name.slice(HIDDEN.length), cell])),
  );
}

/** Rows as they leave, by their numbers: what a grant gives and not a byte more. */
export async function readPicked(
  desk: ShareDesk,
  { share }: PickedShare,
  { by, numbers }: Readonly<{ by: string; numbers: readonly bigint[] }>,
): Promise<Map<bigint, string>> {
  if (numbers.length === 0) return new Map();
  const picked = pickRows(share, { by, numbers });
  const hidden = hiddenOutput(picked.plan, by);
  const { select } = share.plan;
  const plan = {
    ...picked.plan,
    outputs: [...picked.plan.outputs, hidden],
    select: [...select, hidden.name],
  };
  const rows = await desk.reading.serving.rows(planSql(plan, picked.setting));
  return new Map(
    rows.map((row) => [
      BigInt(String(row[hidden.name])),
      lineOf(select.map((name) => [name, row[name] ?? null])),
    ]),
  );
}

/** A share cut to rows by their numbers; also how a receipt of such rows is worked out anew. */
export function pickRows(
  share: CompiledShare,
  { by, numbers }: Readonly<{ by: string; numbers: readonly bigint[] }>,
): CompiledShare {
  const [first] = share.plan.tables;
  if (!first) throw new RangeError('a plan reads at least one table');
  const filter = { kind: 'members' as const, table: first.as, column: by, list: LIST, version: 1 };
  const former = share.setting.membersOf;
  return {
    ...share,
    plan: { ...share.plan, filters: [...share.plan.filters, filter] },
    setting: {
      ...share.setting,
      membersOf: (list, version) => (list === LIST ? numbers : (former?.(list, version) ?? [])),
    },
  };
}

const pickedRequestSchema = z.strictObject({
  act: z.literal(ACT),
  by: z.string(),
  numbers: z.array(z.int()),
});

/** The rows that a receipt was written for, when the platform picked them. */
export function pickedIn(request: unknown): Readonly<{ by: string; numbers: readonly bigint[] }> | undefined {
  const { success, data } = pickedRequestSchema.safeParse(request);
  return success ? { by: data.by, numbers: data.numbers.map(BigInt) } : undefined;
}

/** A row about to leave, and whom it is about. */
export type Leaving = Readonly<{
  by: string;
  number: bigint;
  line: string;
  personKey: bigint;
  sessionId?: string | undefined;
}>;

/** Writes down that a row leaves, and of whom it tells, before its first byte does. Throws SHARE_DAY_FULL. */
export async function writePickedReceipt(
  desk: ShareDesk,
  { share }: PickedShare,
  leaving: Leaving & Pick<PickedAsk, 'recipient'>,
): Promise<Receipt> {
  const { agreement, hash, grant, plan, versions } = share;
  const measure = measureBody();
  measure.add([leaving.line]);
  const { rows, bytes, hash: bodyHash } = measure.done();
  const receipt = {
    agreementId: agreement.id,
    agreementHash: hash,
    grant: grant.id,
    recipient: leaving.recipient,
    act: ACT,
    request: { act: ACT, by: leaving.by, numbers: [Number(leaving.number)] },
    planHash: planHashOf(plan),
    runId: BigInt(desk.reading.runId),
    asOf: desk.reading.asOf,
    datasetVersions: versions.map(({ id }) => id),
    rows,
    subjects: 1,
    bytes,
    bodyHash,
    format: FORMAT,
    personKeys: [leaving.personKey],
  };
  const access = {
    sessionId: leaving.sessionId,
    role: 'integrator',
    act: `share-${ACT}`,
    purpose: agreement.purpose[0] ?? 'agreement',
    personKeys: [leaving.personKey],
    datasetVersion: versions[0]?.id,
    rows,
    agreement: agreement.id,
    fields: plan.select,
  };
  return await desk.ledger.receipts.write({ receipt, limits: limitsOf(desk, share), access });
}

/** A column of the first table that is needed here and never leaves, under a name that no column has. */
function hiddenOutput({ tables }: SharePlan, column: string): Output {
  const [first] = tables;
  // As text it is taken as it stands.
  const source: SourceColumn = { table: first?.as ?? '', column, type: 'text', years: false };
  return { name: `${HIDDEN}${column}`, source, mask: { kind: 'clear' }, type: 'text' };
}
