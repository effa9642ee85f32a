import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asOfficer, type Officer } from '../../../base/access/index.ts';
import { personKeyOf } from '../../../base/model/index.ts';
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
import type { Gateway, RouteContext } from '../gateway.ts';
import { viewerOf } from '../sign-in.ts';

const LIST_LIMIT = 200;
const PURPOSE = 'area-work';

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

/** What was seen of whom, for the book of access. */
type Seen = Readonly<{ act: string; people: readonly string[]; area?: string }>;

/** Flags, for officers inside their area; whose flags were shown is written into the book of access before the answer leaves. */
export function flagRoutes(server: Gateway, context: RouteContext): void {
  const open = async (request: FastifyRequest): Promise<FlagDesk & Readonly<{ note: Note }>> => {
    const officer = asOfficer(await viewerOf(request, context.ledger));
    const reading = await context.reading.get();
    const version = reading.version('gaps').id;
    const note: Note = (seen) => noteSeen(context, officer, { ...seen, version });
    return { reading, flags: context.ledger.flags, officer, note };
  };

  server.get('/api/v1/areas/:code/flags', { schema: listSchema }, async (request) => {
    const { note, ...desk } = await open(request);
    const list = await listFlags(desk, { area: request.params.code, ...request.query });
    await note({ act: 'list-flags', people: list.flags.map(({ person }) => person), area: list.area });
    return list;
  });

  server.get('/api/v1/areas/:code/open-answers', { schema: openSchema }, async (request) => {
    return await listOpenAnswers(await context.reading.get(), request.params.code);
  });

  server.get('/api/v1/people/:id/flags', { schema: personSchema }, async (request) => {
    const { note, ...desk } = await open(request);
    const answer = await readPersonFlags(desk, request.params.id);
    await note({ act: 'read-flags', people: [answer.person] });
    return answer;
  });

  server.post('/api/v1/people/:id/flags/:programme/:kind', { schema: stepSchema }, async (request) => {
    const { note, ...desk } = await open(request);
    const { id, programme, kind } = request.params;
    const standing = await moveFlag(desk, { person: id, programme, kind, ...request.body });
    await note({ act: `flag-${request.body.to}`, people: [id] });
    return standing;
  });
}

type Note = (seen: Seen) => Promise<void>;

function noteSeen(
  { ledger }: RouteContext,
  officer: Officer,
  seen: Seen & Readonly<{ version: string }>,
): Promise<void> {
  return ledger.access.append({
    sessionId: officer.sessionId,
    role: officer.role,
    act: seen.act,
    purpose: PURPOSE,
    personKeys: [...new Set(seen.people)].flatMap((person) => personKeyOf(person) ?? []),
    area: seen.area,
    datasetVersion: seen.version,
    rows: seen.people.length,
  });
}
