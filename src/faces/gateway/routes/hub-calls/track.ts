import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ClaimState, claimKeyOf } from '../../../../base/claim/index.ts';
import { HOSPITALS_SEE } from '../../access-gate.ts';
import type { Gateway } from '../../gateway.ts';
import { assertOwnHospital, authorizeFdh, sendRefusal, sendSuccess } from '../fdh/index.ts';
import type { HubCallContext } from './call-context.ts';
import { NOT_SENT } from './hub-answers.ts';
import { word, wordOrNothing } from './hub-words.ts';
import { noteCall } from './note-call.ts';

const MOST_AT_ONCE = 200;
const PERIOD = /25\d{2}(0[1-9]|1[0-2])/;

const askedSchema = z
  .object({ hcode: word, hn: word, seq: wordOrNothing, an: wordOrNothing, transaction_uid: wordOrNothing })
  .refine(({ seq, an }) => seq !== '' || an !== '', { message: 'seq or an is needed', path: ['seq'] });
type Asked = z.output<typeof askedSchema>;
const bodySchema = z.union([askedSchema, z.array(askedSchema).min(1).max(MOST_AT_ONCE)]);

const schema = {
  tags: ['fdh'],
  summary: 'How claims stand, by visit or stay; one, or many at once',
  body: bodySchema,
};

/** How a claim stands, in the words programs know; the sentences are the hub's. */
const STATUS_TH: Readonly<Record<ClaimState, string>> = {
  received: 'รอส่ง',
  incompleted: 'ข้อมูลไม่สมบูรณ์',
  waited: 'รอพิจารณา',
  approved: 'ผ่านการพิจารณา',
  rejected: 'ไม่ผ่านการพิจารณา',
  duplicated: 'ข้อมูลซ้ำซ้อน',
  cut_off_batch: 'ตัดยอดแล้ว รอโอนเงิน',
  settled: 'โอนเงินแล้ว',
  unclaimed: 'ไม่ประสงค์เบิก',
  appealed: 'อยู่ระหว่างอุทธรณ์',
  cancelled: 'ยกเลิก',
};

/** Asking how claims stand: programs ask for dozens at the same time, each on its own. */
export function trackRoutes(server: Gateway, context: HubCallContext): void {
  server.post('/api/v1/ucs/track_trans', { schema, config: HOSPITALS_SEE }, (request, reply) =>
    track(context, request, reply),
  );
}

async function track(
  context: HubCallContext,
  request: FastifyRequest<{ Body: z.output<typeof bodySchema> }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const caller = authorizeFdh(request);
  const asked = [request.body].flat();
  for (const { hcode } of asked) assertOwnHospital(caller, hcode);
  const keys = asked.map((one) => context.claimTokens.claim(keyOf(one)));
  const claims = await context.ledger.claims.byKeys(keys);
  if (claims.length === 0) return sendRefusal(reply, { status: 404, ...NOT_SENT }, { data: [] });
  await noteCall(context, request, { act: 'track-claims', claims: claims.map(({ id }) => id) });
  const periods = await paidPeriods(context, claims);
  const data = asked.flatMap((one, at) => {
    const claim = claims.find(({ key }) => keys[at]?.equals(key));
    return claim ? [wordsOf(one, { state: claim.state, period: periods.get(claim.id) ?? '' })] : [];
  });
  return sendSuccess(reply, { message_th: 'สำเร็จ', data });
}

function keyOf({ hcode, hn, seq, an }: Asked): string {
  return claimKeyOf({ hospital: hcode, hn, seq: seq || null, an: an || null });
}

type Paid = Readonly<{ id: bigint; state: ClaimState }>;

/** In which period's statement claims were paid; statements have year and month of the Buddhist era in their names. */
async function paidPeriods(
  { ledger }: HubCallContext,
  claims: readonly Paid[],
): Promise<ReadonlyMap<bigint, string>> {
  const settled = claims.filter(({ state }) => state === 'settled').map(({ id }) => id);
  const events = settled.length > 0 ? await ledger.claims.eventsOf(settled) : [];
  return new Map(
    events
      .filter(({ kind }) => kind === 'settled')
      .map(({ claim, detail }) => [claim, PERIOD.exec(String(detail?.['document'] ?? ''))?.[0] ?? '']),
  );
}

function wordsOf(
  { hcode, hn, seq, an }: Asked,
  { state, period }: Readonly<{ state: ClaimState; period: string }>,
) {
  return {
    hn,
    seq,
    an,
    hcode,
    status: state,
    process_status: state,
    status_message_th: STATUS_TH[state],
    stm_period: period,
  };
}
