import { z } from 'zod';
import {
  areaChildrenSchema,
  areaSchema,
  areaSearchSchema,
  boundariesSchema,
  problemSchema,
} from '../../../contract/index.ts';
import { readArea, readAreaChildren, stepOf } from '../../../services/lookup/index.ts';
import type { Gateway, RouteContext } from '../gateway.ts';

const MAP_SECONDS = 3600;
const SEARCH_LIMIT = 12;

const oneArea = (summary: string) => ({
  tags: ['areas'],
  summary,
  params: z.object({ code: z.string().max(12).describe('TH, or 2, 4, 6 or 8 digits') }),
});

const childrenSchema = {
  ...oneArea('The areas one level down'),
  querystring: z.object({ group: z.string().max(40).optional().describe('also the figures of this group') }),
  response: { 200: areaChildrenSchema, default: problemSchema },
};

/** Answers of counts have no field that must be held back, so they are written without a second check of every number. */
const COUNTS_ONLY = { serializerCompiler: () => (answer: unknown) => JSON.stringify(answer) };

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
    },
    async (request) => readArea(await context.reading.get(), request.params.code),
  );
  server.get('/api/v1/areas/:code/children', { schema: childrenSchema, ...COUNTS_ONLY }, async (request) =>
    readAreaChildren(await context.reading.get(), request.params.code, request.query.group),
  );
  server.get('/api/v1/areas', { schema: searchSchema }, async (request) => {
    const { places } = await context.reading.get();
    const found = places.search(request.query.search, SEARCH_LIMIT);
    return { areas: found.map((place) => ({ ...stepOf(place), path: places.pathOf(place.code) })) };
  });
  shapeRoutes(server, context);
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
    },
    async (request, reply) => {
      const { places } = await context.reading.get();
      reply.header('cache-control', `public, max-age=${MAP_SECONDS}`);
      return boundariesSchema.parse(shapes.boundariesOf(places.get(request.params.code).code));
    },
  );
}
