import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asOfficer } from '../../../base/access/index.ts';
import { seesTrueValues } from '../../../base/disclosure/index.ts';
import { problem } from '../../../base/errors/index.ts';
import {
  flagListSchema,
  flagStandingSchema,
  flagStateSchema,
  openAnswersSchema,
  personFlagsSchema,
  problemSchema,
  takeFlagStepSchema,
} from '../../../contract/index.ts';
import {
  type FlagDesk,
  listFlags,
  listOpenAnswers,
  moveFlag,
  readPersonFlags,
} from '../../../services/flags/index.ts';
import { deskFor, peopleFor } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { noteFigures, noteSeen, type Seen } from '../note-seen.ts';

const LIST_LIMIT = 200;
const FOR_OFFICERS = peopleFor('officer');
const IN_THE_AREA = deskFor('officer', 'analyst');
const AS_COUNTED = { protection: { kind: 'none' } } as const;

const listSchema = {
  tags: ['flags'],
  summary:
    'Flags of an area, those about most money first: who misses out, is paid twice, wrongly or after death',
  params: z.object({ code: z.string().max(12) }),
  querystring: z.object({
    programme: z.string().max(60).optional(),
    kind: z.string().max(40).optional(),
    state: flagStateSchema.optional(),
    atLeastSatang: z.coerce.number().int().min(0).max(1_000_000_000_000).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(50),
  }),
  response: { 200: flagListSchema, default: problemSchema },
};

const openSchema = {
  tags: ['flags'],
  summary: 'Which missing fact keeps how many people of an area waiting for an answer',
  params: z.object({ code: z.string().max(12) }),
  response: { 200: openAnswersSchema, default: problemSchema },
};

const personSchema = {
  tags: ['flags'],
  summary: 'Flags on one person, with what was decided and what can follow',
  params: z.object({ id: z.string().max(20) }),
  response: { 200: personFlagsSchema, default: problemSchema },
};

const stepSchema = {
  tags: ['flags'],
  summary:
    'Take a step with a flag: confirm, dismiss, notify, hold … It is written down; no payment is touched by it',
  params: z.object({
    id: z.string().max(20),
    programme: z.string().max(60),
    kind: z.string().max(40),
  }),
  body: takeFlagStepSchema,
  response: { 200: flagStandingSchema, default: problemSchema },
};

/** Flags, for officers inside their area; whose flags were shown is written into the book of access before the answer leaves. */
export function flagRoutes(server: Gateway, context: RouteContext): void {
  const open = async (request: FastifyRequest): Promise<FlagDesk & Readonly<{ note: Note }>> => {
    const officer = asOfficer(request.viewer);
    const reading = await context.reading.get();
    const version = reading.version('gaps').id;
    const note: Note = (seen) => noteSeen(context, request, { ...seen, version });
    return { reading, flags: context.ledger.flags, officer, note };
  };

  server.get('/api/v1/areas/:code/flags', { schema: listSchema, config: FOR_OFFICERS }, async (request) => {
    const { note, ...desk } = await open(request);
    const list = await listFlags(desk, { area: request.params.code, ...request.query });
    await note({
      act: 'list-flags',
      people: list.flags.filter(({ keptBack }) => !keptBack).map(({ person }) => person),
      area: list.area,
    });
    return list;
  });

  // Counts by single conditions are not among the published figures.
  server.get(
    '/api/v1/areas/:code/open-answers',
    { schema: openSchema, config: IN_THE_AREA },
    async (request) => {
      const reading = await context.reading.get();
      const { code } = reading.places.get(request.params.code);
      if (!seesTrueValues(request.viewer, reading.places.officialParts(code))) throw problem('NOT_ALLOWED');
      const version = reading.version('areas').id;
      await noteFigures(context, request, { shown: [AS_COUNTED], area: code, version });
      return await listOpenAnswers(reading, code);
    },
  );

  server.get('/api/v1/people/:id/flags', { schema: personSchema, config: FOR_OFFICERS }, async (request) => {
    const { note, ...desk } = await open(request);
    const answer = await readPersonFlags(desk, request.params.id);
    await note({ act: 'read-flags', people: [answer.person] });
    return answer;
  });

  server.post(
    '/api/v1/people/:id/flags/:programme/:kind',
    { schema: stepSchema, config: FOR_OFFICERS },
    async (request) => {
      const { note, ...desk } = await open(request);
      const { id, programme, kind } = request.params;
      const standing = await moveFlag(desk, { person: id, programme, kind, ...request.body });
      await note({ act: `flag-${request.body.to}`, people: [id] });
      return standing;
    },
  );
}

type Note = (seen: Omit<Seen, 'version'>) => Promise<void>;
