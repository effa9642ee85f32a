import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asSteward, type Steward } from '../../../base/access/index.ts';
import type { AreaCode } from '../../../base/model/index.ts';
import {
  giveReviewSchema,
  problemSchema,
  reviewedSchema,
  reviewNextSchema,
  reviewProgressSchema,
  reviewUndoneSchema,
} from '../../../contract/index.ts';
import type { Reading } from '../../../services/lookup/index.ts';
import {
  answerPair,
  askNext,
  openQueues,
  type ReviewDesk,
  readProgress,
  readReviewed,
  reviewVersion,
  type Seen,
  undoPair,
} from '../../../services/review/index.ts';
import { deskFor, peopleFor } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { noteSeen } from '../note-seen.ts';

const OF_PEOPLE = peopleFor('steward');
const PURPOSE = 'match-review';
const A_DAY_MS = 24 * 60 * 60 * 1000;

const area = z.string().max(12).optional().describe('an area inside the own one; by default the own one');
const onePair = { params: z.object({ pair: z.string().max(20) }) };

const nextSchema = {
  tags: ['review'],
  summary: 'The pair of records whose judgement is worth most, without reasons or what others said',
  querystring: z.object({ area }),
  response: { 200: reviewNextSchema, default: problemSchema },
};

const progressSchema = {
  tags: ['review'],
  summary: 'How far the review of an area has come',
  querystring: z.object({
    area,
    since: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("when the reader's day began; by default a day ago"),
  }),
  response: { 200: reviewProgressSchema, default: problemSchema },
};

const answerSchema = {
  tags: ['review'],
  summary: 'Judge a pair; the answer tells the reasons and what others said',
  ...onePair,
  body: giveReviewSchema,
  response: { 200: reviewedSchema, default: problemSchema },
};

const readSchema = {
  tags: ['review'],
  summary: 'A pair one has judged, with the reasons and what others said',
  ...onePair,
  response: { 200: reviewedSchema, default: problemSchema },
};

const undoSchema = {
  tags: ['review'],
  summary: "Take back one's own judgement, or open a decided pair again",
  ...onePair,
  response: { 200: reviewUndoneSchema, default: problemSchema },
};

/** Pairs in doubt, for stewards inside their area; whose records were shown is written into the book of access before the answer leaves. */
export function reviewRoutes(server: Gateway, context: RouteContext): void {
  const queues = openQueues();
  const open = async (request: FastifyRequest) => {
    const steward = asSteward(request.viewer);
    const reading = await context.reading.get();
    const desk = { reading, reviews: context.ledger.reviews, queues, steward };
    reviewVersion(desk);
    return { desk, reading };
  };
  // Whose records were shown is written down before the answer is handed on.
  const told = async <Answer>(request: FastifyRequest, desk: ReviewDesk, { act, seen }: Told<Answer>) => {
    const { area } = desk.steward;
    const version = reviewVersion(desk);
    await noteSeen(context, request, { act, people: seen.persons, purpose: PURPOSE, area, version });
    return seen.answer;
  };

  server.get('/api/v1/review/next', { schema: nextSchema, config: OF_PEOPLE }, async (request) => {
    const { desk, reading } = await open(request);
    return await told(request, desk, {
      act: 'review-next',
      seen: await askNext(desk, areaOf(reading, desk.steward, request.query.area)),
    });
  });

  server.get(
    '/api/v1/review/progress',
    { schema: progressSchema, config: deskFor('steward') },
    async (request) => {
      const { desk, reading } = await open(request);
      const { since } = request.query;
      return await readProgress(desk, {
        area: areaOf(reading, desk.steward, request.query.area),
        since: since ? new Date(since) : new Date(Date.now() - A_DAY_MS),
      });
    },
  );

  server.post('/api/v1/review/:pair/answer', { schema: answerSchema, config: OF_PEOPLE }, async (request) => {
    const { desk } = await open(request);
    const seen = await answerPair(desk, { pair: request.params.pair, ...request.body });
    return await told(request, desk, { act: 'review-answer', seen });
  });

  server.post('/api/v1/review/:pair/undo', { schema: undoSchema, config: OF_PEOPLE }, async (request) => {
    const { desk } = await open(request);
    return await told(request, desk, { act: 'review-undo', seen: await undoPair(desk, request.params.pair) });
  });

  server.get('/api/v1/review/:pair', { schema: readSchema, config: OF_PEOPLE }, async (request) => {
    const { desk } = await open(request);
    return await told(request, desk, {
      act: 'review-read',
      seen: await readReviewed(desk, request.params.pair),
    });
  });
}

type Told<Answer> = Readonly<{ act: string; seen: Seen<Answer> }>;

function areaOf(reading: Reading, steward: Steward, asked: string | undefined): AreaCode {
  return reading.places.get(asked ?? steward.area).code;
}
