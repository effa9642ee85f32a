import { z } from 'zod';
import { asOfficer } from '../../../../base/access/index.ts';
import {
  factsSchema,
  looksSchema,
  peopleListSchema,
  personSchema,
  problemSchema,
} from '../../../../contract/index.ts';
import {
  listFacts,
  listLooks,
  listPeople,
  type PersonAnswer,
  readPerson,
} from '../../../../services/lookup/index.ts';
import { OPEN, peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { namedAmong, noteSeen } from '../../note-seen.ts';

const FOR_OFFICERS = peopleFor('officer');
const LIST_LIMIT = 200;

const listSchema = {
  tags: ['people'],
  summary: 'The people a figure counts, those who miss most first',
  params: z.object({ code: z.string().max(12) }),
  querystring: z.object({
    measure: z.string().max(80).default('missing_out'),
    group: z.string().max(40).optional(),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(50),
  }),
  response: { 200: peopleListSchema, default: problemSchema },
};

const personSchemas = {
  tags: ['people'],
  summary: 'One person: facts, rights, households, links',
  params: z.object({ id: z.string().max(20) }),
  response: { 200: personSchema, default: problemSchema },
};

const factsSchemas = {
  tags: ['people'],
  summary: 'What can be known of people, and the registers that say it',
  response: { 200: factsSchema, default: problemSchema },
};

const looksSchemas = {
  tags: ['people'],
  summary: 'Who looked at a person, the latest first',
  params: z.object({ id: z.string().max(20) }),
  response: { 200: looksSchema, default: problemSchema },
};

/** People behind figures, for officers inside their area; every answer is written into the book of access before it leaves. */
export function peopleRoutes(server: Gateway, context: RouteContext): void {
  const { reading, ledger } = context;

  server.get('/api/v1/areas/:code/people', { schema: listSchema, config: FOR_OFFICERS }, async (request) => {
    const officer = asOfficer(request.viewer);
    const current = await reading.get();
    const list = await listPeople(current, officer, { ...request.query, code: request.params.code });
    const people = namedAmong(list.people);
    await noteSeen(context, request, {
      act: 'list',
      people,
      area: list.code,
      version: current.version('areas').id,
    });
    return list;
  });

  server.get('/api/v1/facts', { schema: factsSchemas, config: OPEN }, async () =>
    listFacts(await reading.get()),
  );

  server.get('/api/v1/people/:id/looks', { schema: looksSchemas, config: FOR_OFFICERS }, async (request) => {
    const officer = asOfficer(request.viewer);
    const current = await reading.get();
    const looks = await listLooks(current, { officer, book: ledger.access }, request.params.id);
    await noteSeen(context, request, {
      act: 'read-looks',
      people: [looks.person],
      version: current.version('profiles').id,
    });
    return looks;
  });

  server.get('/api/v1/people/:id', { schema: personSchemas, config: FOR_OFFICERS }, async (request) => {
    const officer = asOfficer(request.viewer);
    const current = await reading.get();
    const person = await readPerson(current, officer, request.params.id);
    const people = namedIn(person);
    await noteSeen(context, request, { act: 'read-person', people, version: current.version('profiles').id });
    return person;
  });
}

/** The page names everyone who lives with the person, so all of them were seen. */
function namedIn(person: PersonAnswer): string[] {
  const members = person.households.flatMap((household) =>
    household.members.flatMap(({ id, keptBack }) => (keptBack ? [] : (id ?? []))),
  );
  return [...new Set([person.id, ...members])];
}
