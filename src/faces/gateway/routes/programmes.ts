import { z } from 'zod';
import { Problem } from '../../../base/errors/index.ts';
import { COUNTRY_CODE, dayOf, type IsoDate } from '../../../base/model/index.ts';
import { problemSchema, programmeSchema, programmesSchema } from '../../../contract/index.ts';
import {
  countAnswers,
  describeForReader,
  findProgramme,
  listProgrammes,
  type Reading,
} from '../../../services/lookup/index.ts';
import { FIGURES, OPEN } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { noteFigures } from '../note-seen.ts';
import { daySchema } from './people/index.ts';

const on = daySchema.optional().describe('the day whose version counts as in force; the day of the data');

const listSchemas = {
  tags: ['programmes'],
  summary: 'Programmes of help with their versions, and whether they were checked against the law',
  querystring: z.object({ on }),
  response: { 200: programmesSchema, default: problemSchema },
};

const oneSchemas = {
  tags: ['programmes'],
  summary:
    'A whole programme: its text in both languages, its versions, its cases, and whom it is for by area',
  params: z.object({ id: z.string().max(60) }),
  querystring: z.object({
    on,
    area: z.string().max(12).optional().describe('people are counted one level below this area; TH'),
  }),
  response: { 200: programmeSchema, default: problemSchema },
};

/** The rules themselves. They can be read by anyone, also before anything is published; counts stand beside them once it is. */
export function programmeRoutes(server: Gateway, context: RouteContext): void {
  const { country } = context;

  server.get('/api/v1/programmes', { schema: listSchemas, config: OPEN }, async (request) => {
    const day = request.query.on ?? (await dataDay(context));
    return { on: day, programmes: listProgrammes(country, day) };
  });

  server.get('/api/v1/programmes/:id', { schema: oneSchemas, config: FIGURES }, async (request) => {
    const programme = findProgramme({ country }, request.params.id);
    const { area } = request.query;
    const question = { programme, area, on: request.query.on ?? (await dataDay(context)) };
    const described = describeForReader(question, country.programmeCases(programme));
    const current = await published(context);
    const counted = current
      ? await countAnswers(current, question, request.viewer)
      : { counts: null, areas: [] };
    if (current) {
      const shown = [...counted.areas, ...(counted.counts ? [counted.counts] : [])];
      const version = current.version('areas').id;
      await noteFigures(context, request, { shown, area: area ?? COUNTRY_CODE, version });
    }
    return { ...described, ...counted };
  });
}

async function published({ reading }: RouteContext): Promise<Reading | undefined> {
  try {
    return await reading.get();
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'VERSION_MISSING') return undefined;
    throw cause;
  }
}

/** The day of the data; before there is any, today. */
async function dataDay(context: RouteContext): Promise<IsoDate> {
  return (await published(context))?.asOf ?? dayOf(new Date(), context.country.timeZone);
}
