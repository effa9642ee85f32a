import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asOfficer } from '../../../base/access/index.ts';
import {
  askConditionSchema,
  changeByHandSchema,
  changeCohortSchema,
  cohortChangesSchema,
  cohortIdSchema,
  cohortListSchema,
  cohortOverlapSchema,
  cohortPeopleSchema,
  cohortPreviewSchema,
  cohortRefreshedSchema,
  cohortSchema,
  createCohortSchema,
  exportCohortSchema,
  problemSchema,
} from '../../../contract/index.ts';
import {
  archiveCohort,
  type CohortDesk,
  changeByHand,
  createCohort,
  exportCohort,
  listCohortPeople,
  listCohorts,
  overlapOf,
  previewCohort,
  readChanges,
  readCohort,
  refreshCohort,
  renameCohort,
} from '../../../services/cohorts/index.ts';
import { deskFor, peopleFor } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { namedAmong, noteSeen } from '../note-seen.ts';

const AT_THE_DESK = deskFor('officer');
const OF_PEOPLE = peopleFor('officer');
const LIST_LIMIT = 200;
const ROOT = '/api/v1/lists';
const ONE = `${ROOT}/:list`;
const tags = ['lists'];
const params = cohortIdSchema;

function answers<Answer>(answer: Answer) {
  return { 200: answer, default: problemSchema };
}

const schemas = {
  list: { tags, summary: 'Target lists of the own area and around it', response: answers(cohortListSchema) },
  create: {
    tags,
    summary: 'Make a target list with its first version',
    body: createCohortSchema,
    response: answers(cohortSchema),
  },
  preview: {
    tags,
    summary: 'Whom a condition would meet: counts by life stage, sex and area, and no names',
    body: askConditionSchema,
    response: answers(cohortPreviewSchema),
  },
  overlap: {
    tags,
    summary: 'With which lists a condition would share people',
    body: askConditionSchema,
    response: answers(cohortOverlapSchema),
  },
  read: {
    tags,
    summary: 'One target list: condition, versions, book',
    params,
    response: answers(cohortSchema),
  },
  change: {
    tags,
    summary: 'Call a list something else, archive it or take it back; it is never deleted',
    params,
    body: changeCohortSchema,
    response: answers(cohortSchema),
  },
  refresh: {
    tags,
    summary: 'Ask the condition anew of what is published now',
    params,
    response: answers(cohortRefreshedSchema),
  },
  people: {
    tags,
    summary: 'People of a list, those who miss most first, and its villages',
    params,
    querystring: z.object({
      area: z.string().max(12).optional(),
      after: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(50),
    }),
    response: answers(cohortPeopleSchema),
  },
  changes: {
    tags,
    summary: 'Who entered and left with the latest version, and what was changed by hand',
    params,
    response: answers(cohortChangesSchema),
  },
  hand: {
    tags,
    summary: 'Put somebody on a list or take them off by hand, or take such a change back',
    params,
    body: changeByHandSchema,
    response: answers(cohortChangesSchema),
  },
  export: {
    tags,
    summary: 'A list as a CSV or XLSX file; the reason is written into its book',
    params,
    body: exportCohortSchema,
    response: answers(z.unknown().describe('the file')),
  },
};

/** Target lists, for officers inside their area; whose names are shown is written into the book of access before the answer leaves. */
export function cohortRoutes(server: Gateway, context: RouteContext): void {
  const open = async (request: FastifyRequest) => openDesk(context, request);
  listRoutes(server, open);
  peopleOfListRoutes(server, open);
}

type Evidence = Readonly<{ note: Note; assertWitnessed: () => Promise<void> }>;
type Open = (request: FastifyRequest) => Promise<CohortDesk & Evidence>;
type Note = (
  act: string,
  people: readonly Readonly<{ id: string; keptBack: boolean }>[],
  area?: string,
) => Promise<void>;

async function openDesk(context: RouteContext, request: FastifyRequest): ReturnType<Open> {
  const officer = asOfficer(request.viewer);
  const reading = await context.reading.get();
  const version = reading.version('areas').id;
  const note: Note = (act, people, area) =>
    noteSeen(context, request, { act, people: namedAmong(people), area, version });
  const { assertWitnessed } = context.audit;
  const { cohorts, homeVisits: visits } = context.ledger;
  return { reading, cohorts, visits, officer, note, assertWitnessed };
}

function listRoutes(server: Gateway, open: Open): void {
  server.get(ROOT, { schema: schemas.list, config: AT_THE_DESK }, async (request) => ({
    lists: await listCohorts(await open(request)),
  }));
  server.post(ROOT, { schema: schemas.create, config: AT_THE_DESK }, async (request) => {
    const desk = await open(request);
    return readCohort(desk, await createCohort(desk, request.body));
  });
  // A condition may be so narrow that its count tells of one person, so that it was asked stands in the book too.
  server.post(`${ROOT}/preview`, { schema: schemas.preview, config: OF_PEOPLE }, async (request) => {
    const desk = await open(request);
    await desk.note('count-condition', [], request.body.area);
    return previewCohort(desk, request.body);
  });
  server.post(`${ROOT}/overlap`, { schema: schemas.overlap, config: OF_PEOPLE }, async (request) => {
    const desk = await open(request);
    await desk.note('count-condition', [], request.body.area);
    return { lists: await overlapOf(desk, request.body) };
  });
  server.get(ONE, { schema: schemas.read, config: AT_THE_DESK }, async (request) =>
    readCohort(await open(request), request.params.list),
  );
  server.post(ONE, { schema: schemas.change, config: AT_THE_DESK }, async (request) => {
    const desk = await open(request);
    const id = request.params.list;
    if ('name' in request.body) await renameCohort(desk, { id, name: request.body.name });
    else await archiveCohort(desk, { id, ...request.body });
    return readCohort(desk, id);
  });
  server.post(`${ONE}/refresh`, { schema: schemas.refresh, config: AT_THE_DESK }, async (request) => {
    const desk = await open(request);
    const { made } = await refreshCohort(desk, request.params.list);
    return { made, list: await readCohort(desk, request.params.list) };
  });
}

function peopleOfListRoutes(server: Gateway, open: Open): void {
  server.get(`${ONE}/people`, { schema: schemas.people, config: OF_PEOPLE }, async (request) => {
    const desk = await open(request);
    const answer = await listCohortPeople(desk, { id: request.params.list, ...request.query });
    await desk.note('list-cohort', answer.people);
    return answer;
  });
  server.get(`${ONE}/changes`, { schema: schemas.changes, config: OF_PEOPLE }, async (request) => {
    const desk = await open(request);
    return changesNoted(desk, request.params.list);
  });
  server.post(`${ONE}/people`, { schema: schemas.hand, config: OF_PEOPLE }, async (request) => {
    const desk = await open(request);
    await changeByHand(desk, { id: request.params.list, ...request.body });
    return changesNoted(desk, request.params.list);
  });
  server.post(`${ONE}/export`, { schema: schemas.export, config: OF_PEOPLE }, async (request, reply) => {
    const desk = await open(request);
    await desk.assertWitnessed();
    const file = await exportCohort(desk, { id: request.params.list, ...request.body });
    await desk.note(
      'export-cohort',
      file.people.map((id) => ({ id, keptBack: false })),
    );
    return reply
      .header('content-type', file.mime)
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .send(file.bytes);
  });
}

async function changesNoted(desk: Awaited<ReturnType<Open>>, list: string) {
  const changes = await readChanges(desk, list);
  await desk.note('list-cohort', [...changes.entered.shown, ...changes.left.shown, ...changes.byHand]);
  return changes;
}
