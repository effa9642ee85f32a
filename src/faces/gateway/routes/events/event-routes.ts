import { z } from 'zod';
import { asOfficer } from '../../../../base/access/index.ts';
import {
  areaEventsSchema,
  eventKeysSchema,
  personEventsSchema,
  problemSchema,
  pulledEventsSchema,
} from '../../../../contract/index.ts';
import {
  listAreaEvents,
  messageKeyOf,
  pullEvents,
  readPersonEvents,
} from '../../../../services/events/index.ts';
import type { Reading } from '../../../../services/lookup/index.ts';
import { OPEN, peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { noteSeen } from '../../note-seen.ts';
import { keepEvents, openEventDesk } from './event-desk.ts';

const FOR_OFFICERS = peopleFor('officer');
const tags = ['events'];
const MOST = 200;
const LARGEST = 9_007_199_254_740_991;
const place = z.coerce.number().int().min(0).max(LARGEST).default(0);

const schemas = {
  area: {
    tags,
    summary: 'Births, deaths and the like that became known of an area since a day, with the people',
    params: z.object({ code: z.string().max(12) }),
    querystring: z.object({
      since: z.iso.date(),
      kind: z.string().max(80).optional(),
      after: place,
      /** 0 tells counts and nobody's name. */
      limit: z.coerce.number().int().min(0).max(MOST).default(50),
    }),
    response: { 200: areaEventsSchema, default: problemSchema },
  },
  person: {
    tags,
    summary: 'What happened in one person’s life, and what follows',
    params: z.object({ id: z.string().max(20) }),
    response: { 200: personEventsSchema, default: problemSchema },
  },
  pull: {
    tags,
    summary: 'Events of a subscription of one’s own after a place, in their order',
    querystring: z.object({
      subscription: z.coerce.number().int().min(1).max(LARGEST),
      after: place,
      limit: z.coerce.number().int().min(1).max(MOST).default(100),
    }),
    response: { 200: pulledEventsSchema, default: problemSchema },
  },
  keys: {
    tags,
    summary: 'Public keys by which a receiver tells that an event comes from here',
    response: { 200: eventKeysSchema, default: problemSchema },
  },
};

/** Life events: to officers of the area, and to parties under their agreements. */
export function eventRoutes(server: Gateway, context: RouteContext): void {
  keepEvents(server, context);
  server.get('/api/v1/events/keys', { schema: schemas.keys, config: OPEN }, async () => ({
    keys: [messageKeyOf(context.keys).jwk],
  }));

  server.get('/api/v1/events', { schema: schemas.pull, config: peopleFor('integrator') }, async (request) => {
    const { subscription, after, limit } = request.query;
    const { subject: recipient, sessionId } = request.viewer;
    const ask = { recipient, subscription: BigInt(subscription), after: BigInt(after), limit, sessionId };
    const { events, next } = await pullEvents(openEventDesk(context), ask);
    // Each event was written down, with its receipt, as it was read.
    request.noted = true;
    return { events: [...events], next };
  });

  addLooks(server, context);
}

function addLooks(server: Gateway, context: RouteContext): void {
  server.get(
    '/api/v1/areas/:code/events',
    { schema: schemas.area, config: FOR_OFFICERS },
    async (request) => {
      const current = await context.reading.get();
      const ask = { ...request.query, code: request.params.code };
      const seen = await listAreaEvents(current, asOfficer(request.viewer), ask);
      const people = seen.events.filter(({ keptBack }) => !keptBack).flatMap(peopleIn);
      const version = versionIn(current);
      await noteSeen(context, request, { act: 'list-events', people, area: seen.code, version });
      return seen;
    },
  );

  server.get(
    '/api/v1/people/:id/events',
    { schema: schemas.person, config: FOR_OFFICERS },
    async (request) => {
      const current = await context.reading.get();
      const seen = await readPersonEvents(current, asOfficer(request.viewer), request.params.id);
      const people = [seen.person, ...seen.events.flatMap(peopleIn)];
      await noteSeen(context, request, {
        act: 'read-events',
        people,
        version: versionIn(current),
      });
      return seen;
    },
  );
}

/** What is looked at: the events, or the people alone of a set that knows no events yet. */
function versionIn({ serving, version }: Reading): string {
  const dataset = serving.versions.some((one) => one.dataset === 'events') ? 'events' : 'profiles';
  return version(dataset).id;
}

type Seen = Awaited<ReturnType<typeof listAreaEvents>>['events'][number];

/** Whom an event names: whose it is, and who could apply. */
function peopleIn({ person, effects }: Seen): string[] {
  return [person, ...effects.flatMap(({ applicants }) => applicants.map((one) => one.person))];
}
