import type { FastifyRequest } from 'fastify';
import {
  disputeSchema,
  myDisputesSchema,
  openDisputeSchema,
  problemSchema,
  stepDisputeSchema,
} from '../../../../contract/index.ts';
import {
  type CitizenDesk,
  listMyDisputes,
  openDispute,
  stepMyDispute,
} from '../../../../services/citizens/index.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { askVisits } from './ask-visits.ts';
import { FOR_CITIZENS, noteOwn, openOwn } from './own-desk.ts';

const listSchema = {
  tags: ['me'],
  summary: 'What one said to be wrong, and what became of it',
  response: { 200: myDisputesSchema, default: problemSchema },
};

const openSchema = {
  tags: ['me'],
  summary: 'Say that a fact or a claim is wrong; it goes to the agency that answers for it',
  body: openDisputeSchema,
  response: { 200: disputeSchema, default: problemSchema },
};

const stepSchema = {
  tags: ['me'],
  summary: 'Reply to the agency, take it back, or appeal',
  body: stepDisputeSchema,
  response: { 200: disputeSchema, default: problemSchema },
};

/** A citizen's own disputes. */
export function myDisputeRoutes(server: Gateway, context: RouteContext): void {
  server.get('/api/v1/me/disputes', { schema: listSchema, config: FOR_CITIZENS }, async (request) => {
    const desk = await openDesk(context, request);
    const disputes = await listMyDisputes(desk);
    await noteOwn(context, request, { act: 'own-disputes', question: desk });
    return { disputes };
  });

  server.post('/api/v1/me/disputes', { schema: openSchema, config: FOR_CITIZENS }, async (request) => {
    const desk = await openDesk(context, request);
    await noteOwn(context, request, { act: 'dispute', question: desk });
    return openDispute(desk, request.body);
  });

  server.post('/api/v1/me/disputes/step', { schema: stepSchema, config: FOR_CITIZENS }, async (request) => {
    const desk = await openDesk(context, request);
    await noteOwn(context, request, { act: 'dispute', question: desk });
    const { dispute: id, ...step } = request.body;
    return stepMyDispute(desk, { id, ...step });
  });
}

async function openDesk(context: RouteContext, request: FastifyRequest): Promise<CitizenDesk> {
  const { reading, self, today } = await openOwn(context, request);
  const hand = {
    role: 'citizen',
    actor: self.byProxy ? 'proxy' : 'self',
    sessionId: request.viewer.sessionId,
  };
  return { reading, self, disputes: context.ledger.disputes, hand, today, visits: askVisits(context) };
}
