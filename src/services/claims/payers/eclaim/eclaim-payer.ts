import { z } from 'zod';
import { problem } from '../../../../base/errors/index.ts';
import type { OutgoingBatch, Payer, PayerAnswer, PayerReceipt } from '../payer.ts';
import { type EclaimCall, openEclaimCalls } from './eclaim-calls.ts';
import { claimSize, type EclaimForm, eclaimMessage, emptySize } from './eclaim-message.ts';

const SATANG = 100;

const sentSchema = z.looseObject({ upload_uid: z.string().min(1) });

const answerSchema = z.looseObject({
  answer_id: z.string().min(1),
  hn: z.string(),
  seq: z.string().nullish(),
  an: z.string().nullish(),
  status: z.enum(['received', 'waited', 'incompleted', 'approved', 'rejected', 'duplicated']),
  error_codes: z.array(z.string()).default([]),
  approved_amount: z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,2})?$/)
    .nullish(),
  tran_id: z.string().nullish(),
  answered_at: z.iso.datetime({ offset: true }),
});

const trackSchema = z.looseObject({ data: z.array(answerSchema) });

const KINDS = {
  received: 'payer-received',
  waited: 'waited',
  incompleted: 'incomplete',
  approved: 'approved',
  rejected: 'rejected',
  duplicated: 'duplicated',
} as const;

/** Opens a payer that is spoken with by the e-Claim API. */
export function openEclaimPayer(form: EclaimForm, connection: EclaimCall): Payer {
  const calls = openEclaimCalls(form.payer, connection);
  const { bytes, claims } = form.payer.wire;
  return {
    id: form.payer.id,
    size: {
      most: bytes,
      mostClaims: claims,
      empty: emptySize(form),
      of: (claim) => claimSize(form, claim),
    },
    send: (batch) => send(form, calls, batch),
    track: (batch) => track(form.payer.id, calls, batch),
  };
}

type Calls = ReturnType<typeof openEclaimCalls>;

async function send(form: EclaimForm, calls: Calls, batch: OutgoingBatch): Promise<PayerReceipt> {
  const message = eclaimMessage(
    form,
    batch.claims.map(({ claim }) => claim),
  );
  const { length } = message.body;
  if (length > form.payer.wire.bytes)
    throw problem('PAYER_TOO_LARGE', { payer: form.payer.id, bytes: length, most: form.payer.wire.bytes });
  const reply = sentSchema.safeParse(
    await calls.post('send', { hospital: batch.hospital, key: batch.key, body: message.body }),
  );
  if (!reply.success) throw problem('PAYER_ANSWER_UNREADABLE', { payer: form.payer.id, call: 'send' });
  return { receipt: reply.data.upload_uid, bytes: length, hash: message.hash };
}

async function track(
  payer: string,
  calls: Calls,
  { receipt, hospital }: Readonly<{ receipt: string; hospital: string }>,
): Promise<PayerAnswer[]> {
  const body = Buffer.from(JSON.stringify({ upload_uid: receipt }));
  const reply = trackSchema.safeParse(await calls.post('trackupload', { hospital, body }));
  if (!reply.success) throw problem('PAYER_ANSWER_UNREADABLE', { payer, call: 'trackupload' });
  return reply.data.data.map((answer) => ({
    key: answer.answer_id,
    hn: answer.hn,
    seq: answer.seq || null,
    an: answer.an || null,
    kind: KINDS[answer.status],
    codes: answer.error_codes,
    satang: answer.approved_amount ? Math.round(Number(answer.approved_amount) * SATANG) : null,
    transaction: answer.tran_id || null,
    at: new Date(answer.answered_at),
  }));
}
