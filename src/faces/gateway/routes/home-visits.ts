import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asOfficer } from '../../../base/access/index.ts';
import {
  homeVisitSchema,
  householdVisitsSchema,
  personVisitsSchema,
  problemSchema,
  recordVisitSchema,
  withdrawVisitSchema,
} from '../../../contract/index.ts';
import {
  readHouseholdVisits,
  readPersonVisits,
  recordVisit,
  type VisitDesk,
  withdrawVisit,
} from '../../../services/home-visits/index.ts';
import { peopleFor } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { noteSeen, type Seen } from '../note-seen.ts';

const FOR_OFFICERS = peopleFor('officer');
const tags = ['households'];
const params = z.object({ id: z.string().max(20) });

const listSchema = {
  tags,
  summary: 'Visits to a household, the latest first, and what can be written down of another',
  params,
  response: { 200: householdVisitsSchema, default: problemSchema },
};

const recordSchema = {
  tags,
  summary:
    'Write down a visit: its day, what was found from a short list, who told it, and a note that is sealed',
  params,
  body: recordVisitSchema,
  response: { 200: homeVisitSchema, default: problemSchema },
};

const withdrawSchema = {
  tags,
  summary: 'Take back a visit that was written down wrongly; that it was is kept',
  params: z.object({ visit: z.string().max(20) }),
  body: withdrawVisitSchema,
  response: { 200: z.object({ withdrawn: z.literal(true) }), default: problemSchema },
};

const personSchema = {
  tags: ['people'],
  summary: 'Visits to the households in which a person lived then, the latest first',
  params,
  response: { 200: personVisitsSchema, default: problemSchema },
};

/** Visits to households, for officers of the area; whoever they are about is written into the book of access before the answer leaves. */
export function homeVisitRoutes(server: Gateway, context: RouteContext): void {
  const open = async (request: FastifyRequest): Promise<Readonly<{ desk: VisitDesk; note: Note }>> => {
    const reading = await context.reading.get();
    const desk = { reading, visits: context.ledger.homeVisits, officer: asOfficer(request.viewer) };
    const version = reading.version('households').id;
    return { desk, note: (act, people) => noteSeen(context, request, { act, people, version }) };
  };

  server.get(
    '/api/v1/households/:id/visits',
    { schema: listSchema, config: FOR_OFFICERS },
    async (request) => {
      const { desk, note } = await open(request);
      const { people, ...found } = await readHouseholdVisits(desk, request.params.id);
      await note('read-home-visits', people);
      return found;
    },
  );

  server.post(
    '/api/v1/households/:id/visits',
    { schema: recordSchema, config: FOR_OFFICERS },
    async (request) => {
      const { desk, note } = await open(request);
      const order = { household: request.params.id, ...request.body };
      const { visit, people } = await recordVisit(desk, order);
      await note('home-visit', people);
      return visit;
    },
  );

  server.post(
    '/api/v1/home-visits/:visit/withdraw',
    { schema: withdrawSchema, config: FOR_OFFICERS },
    async (request) => {
      const { desk, note } = await open(request);
      await note('withdraw-home-visit', await withdrawVisit(desk, { ...request.params, ...request.body }));
      return { withdrawn: true as const };
    },
  );

  server.get('/api/v1/people/:id/visits', { schema: personSchema, config: FOR_OFFICERS }, async (request) => {
    const { desk, note } = await open(request);
    const found = await readPersonVisits(desk, request.params.id);
    await note('read-home-visits', [found.person]);
    return found;
  });
}

type Note = (act: string, people: Seen['people']) => Promise<void>;
