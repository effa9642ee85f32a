import { z } from 'zod';
import {
  areaChildrenSchema,
  areaComparisonSchema,
  areaHistorySchema,
  areaMasksSchema,
  areaSchema,
  areaSearchSchema,
  boundariesSchema,
  problemSchema,
} from '../../../contract/index.ts';
import {
  compareAreas,
  readArea,
  readAreaChildren,
  readAreaHistory,
  readAreaMasks,
  stepOf,
} from '../../../services/lookup/index.ts';
import { FIGURES, OPEN } from '../access-gate.ts';
import { shapesOf } from '../area-shapes.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { noteFigures } from '../note-seen.ts';

const MAP_SECONDS = 3600;
const SEARCH_LIMIT = 12;

const oneArea = (summary: string) => ({
  tags: ['areas'],
  summary,
  params: z.object({
    code: z
      .string()
      .max(12)
      .describe('TH, 2, 4, 6 or 8 digits, a region (R4-NORTH) or a local administration (L…)'),
  }),
});

const GROUP = z.string().max(40).optional().describe('also the figures of this group');

const childrenSchema = {
  ...oneArea('The areas one level down'),
  querystring: z.object({
    group: GROUP,
    by: z
      .string()
      .max(10)
      .optional()
      .describe('R4 or R6: the country by regions; local: an area by local administrations'),
  }),
  response: { 200: areaChildrenSchema, default: problemSchema },
};

/** Answers of counts have no field that must be held back, so they are written without a second check of every number. */
const COUNTS_ONLY = { serializerCompiler: () => (answer: unknown) => JSON.stringify(answer) };

const historySchema = {
  ...oneArea('A figure of an area through time, as it was published'),
  querystring: z.object({
    measure: z.string().min(1).max(80),
    group: z.string().max(40).optional().describe('of this group instead of everybody'),
  }),
  response: { 200: areaHistorySchema, default: problemSchema },
};

const masksSchema = {
  ...oneArea('Poor in at least one of any choice of dimensions'),
  response: { 200: areaMasksSchema, default: problemSchema },
};

const compareSchema = {
  tags: ['areas'],
  summary: 'Areas of any levels side by side',
  querystring: z.object({
    areas: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9-]{2,12}(,[A-Za-z0-9-]{2,12}){0,11}$/)
      .describe('2 to 12 codes with commas between'),
    group: GROUP,
  }),
  response: { 200: areaComparisonSchema, default: problemSchema },
};

const searchSchema = {
  tags: ['areas'],
  summary: 'Areas whose name or code begins with, or holds, a text',
  querystring: z.object({ search: z.string().min(1).max(60) }),
  response: { 200: areaSearchSchema, default: problemSchema },
};

/** Figures by area, and finding an area by name. */
export function areaRoutes(server: Gateway, context: RouteContext): void {
  server.get(
    '/api/v1/areas/:code',
    {
      schema: {
        ...oneArea('An area and what is counted in it'),
        response: { 200: areaSchema, default: problemSchema },
      },
      ...COUNTS_ONLY,
      config: FIGURES,
    },
    async (request) => {
      const { viewer, params } = request;
      const answer = await readArea(await context.reading.get(), params.code, { viewer });
      await noteFigures(context, request, { shown: [answer], area: answer.code, version: answer.version });
      return answer;
    },
  );
  server.get(
    '/api/v1/areas/:code/children',
    { schema: childrenSchema, ...COUNTS_ONLY, config: FIGURES },
    async (request) => {
      const { viewer, params, query } = request;
      const answer = await readAreaChildren(await context.reading.get(), params.code, { ...query, viewer });
      await noteFigures(context, request, {
        shown: answer.children,
        area: answer.code,
        version: answer.version,
      });
      return answer;
    },
  );
  server.get('/api/v1/areas', { schema: searchSchema, config: OPEN }, async (request) => {
    const { places } = await context.reading.get();
    const found = places.search(request.query.search, SEARCH_LIMIT);
    return { areas: found.map((place) => ({ ...stepOf(place), path: places.pathOf(place.code) })) };
  });
  besideRoutes(server, context);
  shapeRoutes(server, context);
}

/** Figures beside figures: of other areas, and of other days. */
function besideRoutes(server: Gateway, context: RouteContext): void {
  server.get('/api/v1/areas/:code/history', { schema: historySchema, config: FIGURES }, async (request) => {
    const { viewer, query, params } = request;
    const reading = await context.reading.get();
    const answer = await readAreaHistory(context, reading, { ...query, code: params.code, viewer });
    const version = reading.version('areas').id;
    await noteFigures(context, request, { shown: [answer], area: answer.code, version });
    return answer;
  });
  server.get('/api/v1/areas/:code/masks', { schema: masksSchema, config: FIGURES }, async (request) => {
    const answer = await readAreaMasks(await context.reading.get(), request.params.code, request.viewer);
    const shown = [{ protection: { kind: answer.hidden ? ('noise' as const) : ('none' as const) } }];
    await noteFigures(context, request, { shown, area: answer.code, version: answer.version });
    return answer;
  });
  server.get(
    '/api/v1/compare',
    { schema: compareSchema, ...COUNTS_ONLY, config: FIGURES },
    async (request) => {
      const { viewer, query } = request;
      const codes = query.areas.split(',');
      const answer = await compareAreas(await context.reading.get(), { codes, viewer, group: query.group });
      const { areas: shown, version } = answer;
      await noteFigures(context, request, { shown, area: shown.map(({ code }) => code).join(), version });
      return answer;
    },
  );
}

/** Shapes to draw figures on. */
function shapeRoutes(server: Gateway, context: RouteContext): void {
  const shapes = context.country.shapes();
  server.get(
    '/api/v1/areas/:code/boundaries',
    {
      schema: {
        ...oneArea('Shapes of the areas one level down'),
        response: { 200: boundariesSchema, default: problemSchema },
      },
      config: OPEN,
    },
    async (request, reply) => {
      const { places } = await context.reading.get();
      reply.header('cache-control', `public, max-age=${MAP_SECONDS}`);
      return shapesOf({ places, shapes }, places.get(request.params.code).code);
    },
  );
}
