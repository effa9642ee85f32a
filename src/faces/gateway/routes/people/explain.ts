import { z } from 'zod';
import { asOfficer } from '../../../../base/access/index.ts';
import { type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';
import { paymentsSchema, personExplanationSchema, problemSchema } from '../../../../contract/index.ts';
import {
  explainPerson,
  explainPersonThen,
  openArchive,
  readPayments,
} from '../../../../services/lookup/index.ts';
import { peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { noteSeen } from '../../note-seen.ts';

const FOR_OFFICERS = peopleFor('officer');
const MOST_MONTHS = 120;
const YEAR = 12;

const ofPerson = {
  tags: ['people'],
  params: z.object({ id: z.string().max(20), programme: z.string().max(60) }),
};

/** A day of the calendar in a query. */
export const daySchema = z.string().transform((written, context): IsoDate => {
  const day = parseIsoDate(written);
  if (day) return day;
  context.addIssue({ code: 'custom', message: 'write a day as 2026-09-30' });
  return z.NEVER;
});

const explainSchemas = {
  ...ofPerson,
  summary: 'Why a programme answers as it does for one person, now or as it was known on an earlier day',
  querystring: z.object({
    on: daySchema.optional().describe("the day to answer for; the run's day when not given"),
    asKnownOn: daySchema.optional().describe('by the rules and facts known when this day ended'),
  }),
  response: { 200: personExplanationSchema, default: problemSchema },
};

const paymentSchemas = {
  ...ofPerson,
  summary: 'What was due and what was paid, month by month, by what was known then and by what is known now',
  querystring: z.object({
    on: daySchema.optional().describe("a day of the last month; the run's day when not given"),
    months: z.coerce.number().int().min(1).max(MOST_MONTHS).default(YEAR),
  }),
  response: { 200: paymentsSchema, default: problemSchema },
};

/** Why programmes answer as they do for one person, for officers of the area; every answer is written down before it leaves. */
export function explainRoutes(server: Gateway, context: RouteContext): void {
  const { reading } = context;
  const archive = openArchive(context);

  server.get(
    '/api/v1/people/:id/explain/:programme',
    { schema: explainSchemas, config: FOR_OFFICERS },
    async (request) => {
      const officer = asOfficer(request.viewer);
      const current = await reading.get();
      const { on, asKnownOn } = request.query;
      const question = { person: request.params.id, programme: request.params.programme, on };
      const explained = asKnownOn
        ? await explainPersonThen(current, { officer, archive }, { ...question, asKnownOn })
        : await explainPerson(current, officer, question);
      const version = current.version('profiles').id;
      await noteSeen(context, request, { act: 'explain', people: [explained.person], version });
      return explained;
    },
  );

  server.get(
    '/api/v1/people/:id/payments/:programme',
    { schema: paymentSchemas, config: FOR_OFFICERS },
    async (request) => {
      const officer = asOfficer(request.viewer);
      const current = await reading.get();
      const question = { ...request.query, person: request.params.id, programme: request.params.programme };
      const payments = await readPayments(current, { officer, archive }, question);
      const version = current.version('profiles').id;
      await noteSeen(context, request, { act: 'payments', people: [payments.person], version });
      return payments;
    },
  );
}
