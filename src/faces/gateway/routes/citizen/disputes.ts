import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asProtectionOfficer, asSteward } from '../../../../base/access/index.ts';
import {
  answerDisputeSchema,
  disputeQueueSchema,
  openedDisputeSchema,
  problemSchema,
} from '../../../../contract/index.ts';
import {
  answerDispute,
  type DisputeDesk,
  dayOf,
  listDisputes,
  readDispute,
} from '../../../../services/citizens/index.ts';
import { peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { noteSeen } from '../../note-seen.ts';

const FOR_ANSWERERS = peopleFor('steward', 'protection-officer');
const PURPOSE = 'correction';

const oneDispute = { tags: ['disputes'], params: z.object({ dispute: z.string().max(20) }) };

const listSchema = {
  tags: ['disputes'],
  summary: "Facts of a steward's agency that citizens of the area say are wrong, those due first",
  querystring: z.object({
    which: z.enum(['waiting', 'asked', 'settled']).default('waiting'),
    agency: z.string().max(40).optional().describe('for the protection officer; a steward has the own one'),
    after: z.string().max(40).optional(),
  }),
  response: { 200: disputeQueueSchema, default: problemSchema },
};

const readSchema = {
  ...oneDispute,
  summary: 'One of them: what the register says beside what the citizen says, and its history',
  response: { 200: openedDisputeSchema, default: problemSchema },
};

const answerSchema = {
  ...oneDispute,
  summary: 'Accept with the value that is right, refuse with a reason, or ask the citizen',
  body: answerDisputeSchema,
  response: { 200: openedDisputeSchema, default: problemSchema },
};

/** Disputes for the stewards of the agency in the area, and appeals for the protection officer; whose they are is written down. */
export function disputeRoutes(server: Gateway, context: RouteContext): void {
  server.get('/api/v1/disputes', { schema: listSchema, config: FOR_ANSWERERS }, async (request) => {
    const desk = await openDesk(context, request);
    const { people, ...queue } = await listDisputes(desk, request.query);
    await note(request, desk, { act: 'list-disputes', people });
    return queue;
  });

  server.get('/api/v1/disputes/:dispute', { schema: readSchema, config: FOR_ANSWERERS }, async (request) => {
    const desk = await openDesk(context, request);
    const dispute = await readDispute(desk, request.params.dispute);
    await note(request, desk, { act: 'read-dispute', people: [dispute.person.id] });
    return dispute;
  });

  server.post(
    '/api/v1/disputes/:dispute/answer',
    { schema: answerSchema, config: FOR_ANSWERERS },
    async (request) => {
      const desk = await openDesk(context, request);
      const dispute = await answerDispute(desk, request.params.dispute, request.body);
      await note(request, desk, { act: 'answer-dispute', people: [dispute.person.id] });
      return dispute;
    },
  );

  function note(request: FastifyRequest, desk: DisputeDesk, seen: Seen): Promise<void> {
    const version = desk.reading.version('profiles').id;
    return noteSeen(context, request, { ...seen, purpose: PURPOSE, area: desk.who.area, version });
  }
}

type Seen = Readonly<{ act: string; people: readonly (string | bigint)[] }>;

async function openDesk(context: RouteContext, request: FastifyRequest): Promise<DisputeDesk> {
  const { viewer } = request;
  return {
    reading: await context.reading.get(),
    who: viewer.role === 'steward' ? asSteward(viewer) : asProtectionOfficer(viewer),
    disputes: context.ledger.disputes,
    today: dayOf(new Date(), context.country.timeZone),
  };
}
