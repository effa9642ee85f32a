import { z } from 'zod';
import { asProtectionOfficer, type Viewer } from '../../../../base/access/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { LookUp } from '../../../../base/ledger/index.ts';
import { personIdOf, personKeyOf } from '../../../../base/model/index.ts';
import {
  type LookUpAnswer,
  type LookUpToAnswer,
  lookUpDecisionSchema,
  lookUpListSchema,
  lookUpRequestSchema,
  lookUpSchema,
  problemSchema,
  watchedSchema,
  watchSchema,
} from '../../../../contract/index.ts';
import {
  answerLookUp,
  askLookUp,
  type LookUpHouse,
  lookUpsToAnswer,
  stateOf,
} from '../../../../services/identity/index.ts';
import { deskFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';

const TAGS = ['look-ups'];
const MOST_SHOWN = 50;
const WHO_ANSWERS = deskFor('officer', 'protection-officer');

const listSchema = {
  tags: TAGS,
  summary: 'The own requests to look somebody up, and those one may answer',
  response: { 200: lookUpListSchema, default: problemSchema },
};

const askSchema = {
  tags: TAGS,
  summary: 'Ask to see one person outside the own area, for a while, because of a case',
  body: lookUpRequestSchema,
  response: { 200: lookUpSchema, default: problemSchema },
};

const answerSchema = {
  tags: TAGS,
  summary: 'Agree to a request, or not, as the second person',
  params: z.object({ request: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  body: lookUpDecisionSchema,
  response: { 200: lookUpSchema, default: problemSchema },
};

const watch = {
  tags: TAGS,
  summary: 'Let every look at a person need a second person, or no longer',
  body: watchSchema,
  response: { 200: watchedSchema, default: problemSchema },
};

/** Asking to see one person because of a case, and agreeing to it; every step stands in the book of access. */
export function lookUpRoutes(server: Gateway, context: RouteContext): void {
  const { ledger } = context;

  server.get('/api/v1/look-ups', { schema: listSchema, config: WHO_ANSWERS }, async ({ viewer }) => {
    const house = await houseOf(context);
    const own = await ledger.identity.lookUps.own(viewer.subject, MOST_SHOWN);
    const toAnswer = await lookUpsToAnswer(house, viewer);
    return { own: own.map(ownLine), toAnswer: toAnswer.map(lineToAnswer) };
  });

  server.post('/api/v1/look-ups', { schema: askSchema, config: deskFor('officer') }, async (request) =>
    ownLine(await askLookUp(await houseOf(context), request.viewer, request.body)),
  );

  server.post(
    '/api/v1/look-ups/:request/answer',
    { schema: answerSchema, config: WHO_ANSWERS },
    async ({ viewer, params, body }) =>
      ownLine(await answerLookUp(await houseOf(context), viewer, { request: params.request, ...body })),
  );

  server.post(
    '/api/v1/look-ups/watched',
    { schema: watch, config: deskFor('protection-officer') },
    async ({ viewer, body }) => watchPerson(context, viewer, body),
  );
}

async function watchPerson(
  { ledger }: RouteContext,
  viewer: Viewer,
  { person, watched, reason }: z.output<typeof watchSchema>,
): Promise<{ watched: boolean }> {
  const { subject } = asProtectionOfficer(viewer);
  const personKey = personKeyOf(person);
  if (personKey === undefined) throw problem('PERSON_UNKNOWN');
  const act = watched ? 'watched' : 'released';
  await ledger.identity.lookUps.watch({ personKey, act, reason, who: subject });
  return { watched };
}

async function houseOf({ ledger, reading, country }: RouteContext): Promise<LookUpHouse> {
  return { ledger, reading: await reading.get(), rules: country.signIn().lookUps };
}

function ownLine(lookUp: LookUp): LookUpAnswer {
  const { id, personKey, at, reason, caseNumber, answer } = lookUp;
  return {
    id,
    person: personIdOf(personKey),
    at: at.toISOString(),
    reason,
    caseNumber,
    state: stateOf(lookUp, new Date()),
    until: answer?.expiresAt?.toISOString() ?? null,
    answer: answer === undefined || answer.act === 'granted' ? null : answer.reason,
  };
}

function lineToAnswer({ id, personKey, at, who, area, ...request }: LookUp): LookUpToAnswer {
  const { reason, caseNumber, causes } = request;
  return {
    id,
    person: personIdOf(personKey),
    at: at.toISOString(),
    who,
    area,
    reason,
    caseNumber,
    causes: [...causes],
  };
}
