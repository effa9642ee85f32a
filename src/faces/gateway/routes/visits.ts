import { z } from 'zod';
import { asOfficer } from '../../../base/access/index.ts';
import {
  cohortIdSchema,
  missingHouseholdsSchema,
  problemSchema,
  routeSheetSchema,
} from '../../../contract/index.ts';
import { listMissingHouseholds, readRouteSheet } from '../../../services/cohorts/index.ts';
import { peopleFor } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { namedAmong, noteSeen } from '../note-seen.ts';

const FOR_OFFICERS = peopleFor('officer');
const LIST_LIMIT = 100;

const householdsSchema = {
  tags: ['lists'],
  summary: 'Households of an area in which somebody misses out, those that miss most money a month first',
  params: z.object({ code: z.string().max(12) }),
  querystring: z.object({
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(10),
    notVisitedDays: z.coerce.number().int().min(1).max(3660).optional(),
  }),
  response: { 200: missingHouseholdsSchema, default: problemSchema },
};

const sheetSchema = {
  tags: ['lists'],
  summary: 'A list as it is carried from door to door: by village, in each by house number',
  params: cohortIdSchema,
  querystring: z.object({ area: z.string().max(12).optional() }),
  response: { 200: routeSheetSchema, default: problemSchema },
};

/** Households to visit, for officers inside their area; whoever is named is written into the book of access before the answer leaves. */
export function visitRoutes(server: Gateway, context: RouteContext): void {
  server.get(
    '/api/v1/areas/:code/households',
    { schema: householdsSchema, config: FOR_OFFICERS },
    async (request) => {
      const officer = asOfficer(request.viewer);
      const reading = await context.reading.get();
      const found = await listMissingHouseholds(
        { reading, officer, visits: context.ledger.homeVisits },
        { area: request.params.code, ...request.query },
      );
      await noteSeen(context, request, {
        act: 'list-households',
        people: peopleIn(found.households),
        area: found.area,
        version: reading.version('areas').id,
      });
      return found;
    },
  );

  server.get('/api/v1/lists/:list/sheet', { schema: sheetSchema, config: FOR_OFFICERS }, async (request) => {
    const officer = asOfficer(request.viewer);
    const reading = await context.reading.get();
    const desk = { reading, officer, cohorts: context.ledger.cohorts, visits: context.ledger.homeVisits };
    const sheet = await readRouteSheet(desk, { id: request.params.list, ...request.query });
    await noteSeen(context, request, {
      act: 'route-sheet',
      people: sheet.villages.flatMap(({ households }) => peopleIn(households)),
      version: reading.version('areas').id,
    });
    return sheet;
  });
}

function peopleIn(
  households: readonly Readonly<{ people: readonly Readonly<{ id: string; keptBack: boolean }>[] }>[],
): string[] {
  return households.flatMap(({ people }) => namedAmong(people));
}
