import { subjectsSql } from '../../../base/agreement/index.ts';
import { Problem, problem } from '../../../base/errors/index.ts';
import type { Engine } from '../../../base/lake/index.ts';
import type { Receipt, ReceiptLimits } from '../../../base/ledger/index.ts';
import { beginningOf, dayOf, type Json } from '../../../base/model/index.ts';
import { type BodyMeasure, bodyLines, measureBody } from './body.ts';
import { type CompiledShare, compileShare, planHashOf, type ShareAsk } from './compiled-share.ts';
import type { ShareDesk } from './share-desk.ts';
import { narrowByToken } from './token-index.ts';

/** Something that may leave: the receipt that was written for it, and its lines. */
export type Delivery = Readonly<{
  receipt: Receipt;
  lines: AsyncIterable<string>;
}>;

/** A body this large is not kept in memory between counting and sending, but made twice. */
const KEPT_BYTES = 4_000_000;
/** How often a delivery under way asks whether it may go on. */
const ASK_EVERY_MS = 250;
const LOOKUPS = { minutes: 60, atLeast: 30, percentFound: 50 };
/** Tables that one recipient may ask of a grant in a day. */
const TABLES_PER_DAY = 200;
/** Different tables with a condition that may be asked of one published set, whenever. */
const CONDITIONS_PER_SET = 20;
const MS_A_MINUTE = 60_000;
const FORMAT = 'ndjson';

/**
 * Prepares what is asked: compiles it, counts and hashes all of it, refuses what is too much, and writes the receipt; only then is there
 * a first byte. The lines stop within a second of the agreement's end; a refusal is written down too. Throws SHARE_NOT_GRANTED,
 * SHARE_TOO_LARGE, SHARE_DAY_FULL, SHARE_TABLES_FULL, SHARE_CONDITIONS_FULL, SHARE_GUESSING, REQUEST_INVALID.
 */
export async function deliverShare(desk: ShareDesk, ask: ShareAsk): Promise<Delivery> {
  try {
    return await prepare(desk, ask);
  } catch (cause) {
    if (cause instanceof Problem) await noteRefusal(desk, ask);
    throw cause;
  }
}

async function prepare(desk: ShareDesk, ask: ShareAsk): Promise<Delivery> {
  const share = await compileShare(desk, ask);
  const limited = { ...askedOf(share, ask), runId: BigInt(desk.reading.runId), subjects: 0 };
  await desk.ledger.receipts.refuseFull(limited, limitsOf(desk, share));
  const engine = await openFor(desk, share);
  try {
    const narrowed = await narrowByToken(desk, share);
    const counted = await countBody(engine, narrowed);
    const found = share.request.act === 'lookup' ? await subjectsOf(engine, narrowed) : [];
    const receipt = await writeReceipt(desk, ask, { share, measure: counted.measure, found });
    return { receipt, lines: sendLines(desk, { share, engine, ...counted }) };
  } catch (cause) {
    await engine.close();
    throw cause;
  }
}

/** That something was asked and refused is written down too, without what it was asked of. */
async function noteRefusal({ ledger }: ShareDesk, ask: ShareAsk): Promise<void> {
  const isKnown = (await ledger.agreements.list(ask.agreement)).length > 0;
  await ledger.receipts.noteRefusal({
    sessionId: ask.sessionId,
    role: 'integrator',
    act: 'share-refused',
    purpose: 'agreement',
    personKeys: [],
    rows: 0,
    agreement: isKnown ? ask.agreement : undefined,
  });
}

type Reader = Pick<Engine, 'batches' | 'rows' | 'close'>;

/** A look-up is a small question to what is open anyway; all else gets an engine of its own, so that nobody waits for it. */
async function openFor(desk: ShareDesk, { request, versions }: CompiledShare): Promise<Reader> {
  if (request.act !== 'lookup') return await desk.lake.openEngine(versions);
  const { rows } = desk.reading.serving;
  return {
    rows,
    batches: async function* (statement) {
      yield await rows(statement);
    },
    close: async () => undefined,
  };
}

type Counted = Readonly<{ measure: BodyMeasure; kept: readonly string[] | undefined }>;

async function countBody(engine: Reader, share: CompiledShare): Promise<Counted> {
  const measure = measureBody();
  const { maxRows } = share.grant.output;
  let kept: string[] | undefined = [];
  for await (const lines of bodyLines(engine, share)) {
    measure.add(lines);
    if (measure.rows() > maxRows) throw problem('SHARE_TOO_LARGE', { most: maxRows });
    if (measure.bytes() > KEPT_BYTES) kept = undefined;
    kept?.push(lines.join(''));
  }
  return { measure: measure.done(), kept };
}

async function subjectsOf(engine: Reader, { plan, setting }: CompiledShare): Promise<bigint[]> {
  if (!plan.subject) return [];
  const rows = await engine.rows(subjectsSql(plan, setting));
  return rows.flatMap(({ subject }) => (typeof subject === 'bigint' ? [subject] : []));
}

type Leaving = Readonly<{ share: CompiledShare; measure: BodyMeasure; found: readonly bigint[] }>;

function askedOf({ agreement, grant, request }: CompiledShare, { recipient }: ShareAsk) {
  return {
    agreementId: agreement.id,
    grant: grant.id,
    recipient,
    act: request.act,
    request: withoutNumber(request),
  };
}

function writeReceipt(desk: ShareDesk, ask: ShareAsk, { share, measure, found }: Leaving): Promise<Receipt> {
  const { agreement, hash, plan, versions } = share;
  const { rows, bytes } = measure;
  const asked = askedOf(share, ask);
  const isLookup = share.request.act === 'lookup';
  const receipt = {
    ...asked,
    agreementHash: hash,
    planHash: planHashOf(plan),
    runId: BigInt(desk.reading.runId),
    asOf: desk.reading.asOf,
    datasetVersions: versions.map(({ id }) => id),
    rows,
    subjects: plan.count || !plan.subject ? 0 : isLookup ? found.length : rows,
    bytes,
    bodyHash: measure.hash,
    format: FORMAT,
    personKeys: [...found],
  };
  const access = {
    sessionId: ask.sessionId,
    role: 'integrator',
    act: `share-${share.request.act}`,
    purpose: agreement.purpose[0] ?? 'agreement',
    personKeys: found,
    datasetVersion: versions[0]?.id,
    rows,
    agreement: agreement.id,
    fields: plan.select,
    ...(isLookup ? {} : { predicate: { share: hash, grant: share.grant.id, request: plain(asked.request) } }),
  };
  return desk.ledger.receipts.write({ receipt, limits: limitsOf(desk, share), access });
}

/** What was asked, without the national number of whoever was asked for: whom it found stands in the receipt by our own number. */
function withoutNumber(request: CompiledShare['request']): CompiledShare['request'] {
  return request.act === 'lookup' && 'number' in request.by ? { ...request, by: { number: '*' } } : request;
}

function plain(request: CompiledShare['request']): Json {
  const copy: Json = JSON.parse(JSON.stringify(request));
  return copy;
}

/** What may leave a day, and how often it may be asked. */
export function limitsOf({ now, timeZone }: ShareDesk, { grant, plan }: CompiledShare): ReceiptLimits {
  const since = new Date(now().getTime() - LOOKUPS.minutes * MS_A_MINUTE);
  return {
    dayBegan: beginningOf(dayOf(now(), timeZone), timeZone),
    subjectsPerDay: plan.count || !plan.subject ? null : grant.output.subjectsPerDay,
    tablesPerDay: TABLES_PER_DAY,
    conditionsPerSet: CONDITIONS_PER_SET,
    lookups: { since, ...LOOKUPS },
  };
}

type Sending = Counted & Readonly<{ share: CompiledShare; engine: Reader }>;

/** Sends what was counted; made anew, it must be the same. */
async function* sendLines(
  desk: ShareDesk,
  { share, engine, kept, measure }: Sending,
): AsyncGenerator<string> {
  const mayGoOn = watchAgreement(desk, share);
  try {
    await mayGoOn();
    if (kept) {
      for (const text of kept) {
        await mayGoOn();
        yield text;
      }
      return;
    }
    const again = measureBody();
    for await (const lines of bodyLines(engine, share)) {
      again.add(lines);
      await mayGoOn();
      yield lines.join('');
    }
    const { hash } = again.done();
    if (hash !== measure.hash)
      throw problem('RECEIPT_DIFFERS', { receipt: share.hash, found: hash, expected: measure.hash });
  } finally {
    await engine.close();
  }
}

/** Asks now and then how the agreement stands, and stops everything when it is not in force. */
export function watchAgreement({ ledger, now, timeZone }: ShareDesk, { hash, agreement }: CompiledShare) {
  let asked = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - asked < ASK_EVERY_MS) return;
    const state = await ledger.agreements.stateOf(hash);
    const isOver = dayOf(now(), timeZone) >= agreement.valid.until;
    if (state !== 'active' || isOver)
      throw problem('SHARE_STOPPED', { agreement: agreement.id, state: isOver ? 'expired' : (state ?? '?') });
    asked = performance.now();
  };
}
