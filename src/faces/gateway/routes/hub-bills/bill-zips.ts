import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BillSystem } from '../../../../base/claim/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import {
  type BillDesk,
  type BillFault,
  type BillsAnswer,
  takeBills,
} from '../../../../services/claims/index.ts';
import { HOSPITALS_UPLOAD } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import {
  authorizeFdh,
  type HubRefusal,
  isFormBody,
  readForm,
  readForms,
  sendRefusal,
  sendSuccess,
} from '../fdh/index.ts';
import { BILL_WORDS, refusalOfBills } from './bill-words.ts';

const MOST_DETAILS = 1_000;
const KINDS = ['opd', 'ipd'] as const;
type Kind = (typeof KINDS)[number];

const schema = {
  tags: ['fdh'],
  summary:
    'Bills of patients in an archive, as the payer’s own form has them; kept whole or not at all. Beside the hub’s words stand a receipt and every fault',
};

/** Archives of bills: of civil servants and of the insured, of visits and of stays. */
export function billRoutes(server: Gateway, context: RouteContext): void {
  readForms(server, context.country.claims().upload.bytes);
  const desk = deskOf(context);
  for (const system of context.country.claimCalls().bills.systems) {
    for (const kind of KINDS) {
      server.post(`/${system.api}/v1/${kind}`, { schema, config: HOSPITALS_UPLOAD }, (request, reply) =>
        take(desk(), { system, kind, request, reply }),
      );
    }
  }
}

/** The sets of files are read when the first archive comes. */
function deskOf({ ledger, keys, country, claimTokens: tokens }: RouteContext): () => BillDesk {
  let desk: BillDesk | undefined;
  return () => {
    const [content, sets] = [country.claims(), country.filesets()];
    const calls = country.claimCalls();
    desk ??= {
      book: ledger.claims,
      keys,
      tokens,
      content,
      calls,
      billSet: sets.get(calls.bills.fileSet),
      fileSet: sets.get(content.fileSet),
    };
    return desk;
  };
}

type Call = Readonly<{ system: BillSystem; kind: Kind; request: FastifyRequest; reply: FastifyReply }>;

async function take(desk: BillDesk, { system, kind, request, reply }: Call): Promise<FastifyReply> {
  const { hospital, login } = authorizeFdh(request);
  const { body } = request;
  if (!isFormBody(body))
    throw problem('REQUEST_INVALID', { where: 'body', reason: 'multipart/form-data is required' });
  try {
    const { files } = readForm(request, body.bytes, desk.content.upload);
    const [archive, ...more] = files;
    if (!archive || more.length > 0)
      throw problem('REQUEST_INVALID', { where: 'file', reason: 'one archive is required' });
    const answer = await takeBills(desk, { system, kind, hospital, login, archive });
    if (answer.taken) {
      const { receipt, claims, cancelled, notCancelled } = answer;
      const counts = { claims, cancelled, not_cancelled: notCancelled };
      return sendSuccess(reply, { receipt_id: receipt.receipt, ...counts, details: [] });
    }
    const refusal = refusalOfBills(answer);
    await noteRefusal(desk, {
      answer,
      refusal,
      of: { hospital, login, api: `${system.api} ${kind}`, archive },
    });
    return sendRefusal(reply, refusal, {
      details: answer.faults.slice(0, MOST_DETAILS).map(wordsOf),
      faults: answer.faults.length,
    });
  } finally {
    body.release();
  }
}

type Refused = Readonly<{
  answer: Extract<BillsAnswer, { taken: false }>;
  refusal: HubRefusal;
  of: Readonly<{ hospital: string; login: string; api: string; archive: Readonly<{ bytes: Buffer }> }>;
}>;

async function noteRefusal({ book }: BillDesk, { answer, refusal, of }: Refused): Promise<void> {
  const { hospital, login, api, archive } = of;
  await book.noteRefusal({
    hospital,
    api,
    actor: `hospital ${hospital} ${login}`,
    sizeBytes: archive.bytes.length,
    message: refusal.message,
    // Names of files are whatever somebody called them; sections are ours.
    faults: answer.faults.slice(0, MOST_DETAILS).map(({ code, section, row }) => ({
      code,
      file: section,
      row,
      field: null,
    })),
    faultCount: answer.faults.length,
  });
}

function wordsOf({ code, file, section, row }: BillFault) {
  const { message, messageTh } = BILL_WORDS[code];
  return { code, file, section, row, message, message_th: messageTh };
}
