import { asOfficer } from '../../../../base/access/index.ts';
import { problemSchema, searchQuestionSchema, searchSchema } from '../../../../contract/index.ts';
import { searchPeople } from '../../../../services/lookup/index.ts';
import { peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { namedAmong, noteSeen } from '../../note-seen.ts';

const searchSchemas = {
  tags: ['people'],
  summary:
    'People of the area by citizen number, house code or name in any spelling; asked in the body, so that no address holds it',
  body: searchQuestionSchema,
  response: { 200: searchSchema, default: problemSchema },
};

/** Looks people up, for officers inside their area; whoever is found is written into the book of access before the answer leaves. */
export function searchRoutes(server: Gateway, context: RouteContext): void {
  server.post('/api/v1/search', { schema: searchSchemas, config: peopleFor('officer') }, async (request) => {
    const officer = asOfficer(request.viewer);
    const reading = await context.reading.get();
    const found = await searchPeople(reading, officer, request.body);
    const people = namedAmong(found.people);
    await noteSeen(context, request, { act: 'search', people, version: reading.version('search').id });
    return found;
  });
}
