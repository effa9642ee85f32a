import { z } from 'zod';
import { proveRead } from '../../../../base/audit/index.ts';
import { auditReadProofSchema, myLooksSchema, problemSchema } from '../../../../contract/index.ts';
import { findMyLook, readClaimUses, readMyLooks } from '../../../../services/citizens/index.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { askVisits } from './ask-visits.ts';
import { askLooks } from './looks-asked.ts';
import { FOR_CITIZENS, noteOwn, openOwn } from './own-desk.ts';

const readId = z.coerce
  .number()
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER - 1);

const listSchema = {
  tags: ['me'],
  summary: 'Who looked at one, in which role and what for; the latest first, a page at a time',
  querystring: z.object({
    before: readId.optional(),
    own: z.enum(['true', 'false']).default('false').describe("whether one's own visits are told too"),
  }),
  response: { 200: myLooksSchema, default: problemSchema },
};

const proofSchema = {
  tags: ['me'],
  summary: 'What shows a look at one to stand in the signed log, to be checked in the browser',
  params: z.object({ look: readId }),
  response: { 200: auditReadProofSchema, default: problemSchema },
};

/** Who looked at a citizen, and the proof that a look stands in the log. */
export function myLookRoutes(server: Gateway, context: RouteContext): void {
  const { ledger, keys, settings } = context;

  server.get('/api/v1/me/looks', { schema: listSchema, config: FOR_CITIZENS }, async (request) => {
    const question = await openOwn(context, request);
    const { before, own } = request.query;
    const page = { before, withOwn: own === 'true' };
    const [looks, claims] = await Promise.all([
      readMyLooks(question.reading, question.self, { ...askLooks(context, request), page }),
      before === undefined ? readClaimUses(askVisits(context), question.self) : [],
    ]);
    await noteOwn(context, request, { act: 'own-looks', question });
    return { ...looks, claims };
  });

  server.get(
    '/api/v1/me/looks/:look/proof',
    { schema: proofSchema, config: FOR_CITIZENS },
    async (request) => {
      const question = await openOwn(context, request);
      const look = await findMyLook(question.self, askLooks(context, request), request.params.look);
      const proof = await proveRead({ home: settings.home, keys, ledger }, look.id);
      await noteOwn(context, request, { act: 'own-looks', question });
      return { ...proof, sealed: look.reason === undefined ? {} : { reason: look.reason } };
    },
  );
}
