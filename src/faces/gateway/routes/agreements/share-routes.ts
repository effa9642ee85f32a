import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { shareRequestSchema } from '../../../../base/agreement/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import {
  problemSchema,
  receiptListSchema,
  replaySchema,
  shareListSchema,
} from '../../../../contract/index.ts';
import {
  deliverShare,
  describeApi,
  listShares,
  replayReceipt,
  seesAgreement,
} from '../../../../services/agreements/index.ts';
import { deskFor, peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { answerReceipt } from './answer-receipt.ts';
import { openShareCounter, openShareDesk } from './share-desk.ts';
import { openSharingDesk } from './sharing-routes.ts';

const ROOT = '/api/v1/shares';
const tags = ['agreements'];
const RECEIPTS_SHOWN = 200;
const LINES = 'application/x-ndjson; charset=utf-8';

const schemas = {
  list: {
    tags,
    summary: 'What agreements in force give to whoever asks: columns with their masks, acts, limits, duties',
    response: { 200: shareListSchema, default: problemSchema },
  },
  api: {
    tags,
    summary: 'The API as this party has it: what is not given to it does not exist there',
    response: { 200: z.unknown().describe('an OpenAPI document'), default: problemSchema },
  },
  receipts: {
    tags,
    summary: 'Receipts of what this party was given, newest first',
    response: { 200: receiptListSchema, default: problemSchema },
  },
  replay: {
    tags,
    summary: 'Work a receipt out anew from the versions it names, and tell whether the body is the same',
    params: z.object({ receipt: z.coerce.number().int().min(1) }),
    response: { 200: replaySchema, default: problemSchema },
  },
  ask: {
    tags,
    summary:
      'Ask inside a grant: one person, rows of people, counts, or all of it; JSON lines, after the receipt was written',
    params: z.object({
      agreement: z.string().max(80),
      grant: z.string().max(80),
      act: z.enum(['lookup', 'cohort', 'table', 'extract']),
    }),
    body: z
      .record(z.string(), z.unknown())
      .describe('as the API of this party tells, see /api/v1/shares/openapi.json'),
    response: { 200: z.unknown().describe('one JSON object a line'), default: problemSchema },
  },
};

/** What systems of parties are given under agreements: nothing but that, and nothing without a receipt. */
export function shareRoutes(server: Gateway, context: RouteContext): void {
  const own = { config: deskFor('integrator') };

  server.get(ROOT, { schema: schemas.list, ...own }, async ({ viewer }) => {
    const shares = await listShares(openShareCounter(context), viewer.subject);
    return {
      recipient: viewer.subject,
      shares: shares.map(({ columns, acts, lookupBy, ...share }) => ({
        ...share,
        columns: [...columns],
        acts: [...acts],
        lookupBy: [...lookupBy],
      })),
    };
  });

  server.get(`${ROOT}/openapi.json`, { schema: schemas.api, ...own }, async ({ viewer }) =>
    describeApi(openShareCounter(context), viewer.subject),
  );

  server.get(`${ROOT}/receipts`, { schema: schemas.receipts, ...own }, async ({ viewer }) => {
    const receipts = await context.ledger.receipts.ofRecipient(viewer.subject, RECEIPTS_SHOWN);
    return { receipts: receipts.map(answerReceipt) };
  });

  server.post(
    `${ROOT}/receipts/:receipt/replay`,
    { schema: schemas.replay, config: deskFor('steward', 'auditor', 'protection-officer') },
    async (request) => {
      const { params } = request;
      await refuseOthers(context, request, params.receipt);
      const { measure, same } = await replayReceipt(await openShareDesk(context), params.receipt);
      return { receipt: params.receipt, same, rows: measure.rows, bodyHash: measure.hash };
    },
  );

  addAsking(server, context);
}

/** A steward has receipts of the agency's own agreements worked out anew; any other is answered as one that is not there. */
async function refuseOthers(context: RouteContext, request: FastifyRequest, id: number): Promise<void> {
  if (request.viewer.role !== 'steward') return;
  const receipt = await context.ledger.receipts.find(id);
  const isTheirs = receipt && (await seesAgreement(openSharingDesk(context, request), receipt.agreementId));
  if (!isTheirs) throw problem('RECEIPT_UNKNOWN');
}

/** Asking inside a grant. Without packing on the way: the bytes sent are those of the receipt. */
function addAsking(server: Gateway, context: RouteContext): void {
  server.post(
    `${ROOT}/:agreement/:grant/:act`,
    { schema: schemas.ask, compress: false, config: peopleFor('integrator') },
    async (request, reply) => {
      const { agreement, grant, act } = request.params;
      const asked = readRequest(act, request.body);
      if (act !== 'lookup') await context.audit.assertWitnessed();
      const { receipt, lines } = await deliverShare(await openShareDesk(context), {
        agreement,
        grant,
        recipient: request.viewer.subject,
        sessionId: request.viewer.sessionId,
        request: asked,
      });
      noteReceipt(request);
      return reply
        .header('content-type', LINES)
        .header('x-chipao-receipt', String(receipt.id))
        .header('x-chipao-body-hash', receipt.bodyHash)
        .send(Readable.from(lines));
    },
  );
}

/** The receipt and the entry of the book of access were written together. */
function noteReceipt(request: FastifyRequest): void {
  request.noted = true;
}

function readRequest(act: string, body: Readonly<Record<string, unknown>>) {
  const parsed = shareRequestSchema.safeParse({ ...body, act });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw problem('REQUEST_INVALID', {
    where: issue?.path.map(String).join('.') || 'the body',
    reason: issue?.message ?? '?',
  });
}
