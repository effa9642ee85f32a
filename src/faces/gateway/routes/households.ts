import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asOfficer } from '../../../base/access/index.ts';
import { householdDetailSchema, householdPackageSchema, problemSchema } from '../../../contract/index.ts';
import { readHousehold, readHouseholdPackage } from '../../../services/lookup/index.ts';
import { peopleFor } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { namedAmong, noteSeen } from '../note-seen.ts';

const FOR_OFFICERS = peopleFor('officer');

const changeSchema = z.string().max(60);

const householdSchema = {
  tags: ['households'],
  summary: 'One household: members, flags, and the rights it has as one',
  params: z.object({ id: z.string().max(20) }),
  response: { 200: householdDetailSchema, default: problemSchema },
};

const packageSchema = {
  tags: ['households'],
  summary:
    'What a household receives and could receive, its best lawful combination, and what changes would make of it: born:DATE, dies:PERSON, leaves:PERSON, joins:PERSON, earns:PERSON:BAHT',
  params: z.object({ id: z.string().max(20) }),
  querystring: z.object({ change: z.union([changeSchema, z.array(changeSchema)]).optional() }),
  response: { 200: householdPackageSchema, default: problemSchema },
};

/** Households, for officers of the area; everybody who is named is written into the book of access before the answer leaves. */
export function householdRoutes(server: Gateway, context: RouteContext): void {
  const open = async (request: FastifyRequest) => ({
    officer: asOfficer(request.viewer),
    reading: await context.reading.get(),
  });

  server.get('/api/v1/households/:id', { schema: householdSchema, config: FOR_OFFICERS }, async (request) => {
    const { officer, reading } = await open(request);
    const household = await readHousehold(reading, officer, request.params.id);
    const people = namedAmong(household.members);
    await noteSeen(context, request, {
      act: 'read-household',
      people,
      version: reading.version('profiles').id,
    });
    return household;
  });

  server.get(
    '/api/v1/households/:id/package',
    { schema: packageSchema, config: FOR_OFFICERS },
    async (request) => {
      const { officer, reading } = await open(request);
      const changes = [request.query.change ?? []].flat();
      const found = await readHouseholdPackage(reading, officer, { household: request.params.id, changes });
      const people = found.members.map(({ member }) => member);
      await noteSeen(context, request, {
        act: 'read-package',
        people,
        version: reading.version('profiles').id,
      });
      return found;
    },
  );
}
