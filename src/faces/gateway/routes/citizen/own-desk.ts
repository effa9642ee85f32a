import type { FastifyRequest } from 'fastify';
import { asCitizen, type Citizen } from '../../../../base/access/index.ts';
import type { IsoDate } from '../../../../base/model/index.ts';
import { dayOf, findSelf, OWN_PURPOSE, type Self } from '../../../../services/citizens/index.ts';
import type { Reading } from '../../../../services/lookup/index.ts';
import { peopleFor } from '../../access-gate.ts';
import type { RouteContext } from '../../gateway.ts';
import { noteSeen } from '../../note-seen.ts';

export const FOR_CITIZENS = peopleFor('citizen');

/** A citizen's question: who asks, of whom it is, and on which day. */
export type OwnQuestion = Readonly<{ reading: Reading; citizen: Citizen; self: Self; today: IsoDate }>;

/** Opens a citizen's own data; the session says whose it is, and no address or body can name anybody else. */
export async function openOwn(context: RouteContext, request: FastifyRequest): Promise<OwnQuestion> {
  const citizen = asCitizen(request.viewer);
  const reading = await context.reading.get();
  const self = await findSelf(reading, citizen);
  return { reading, citizen, self, today: dayOf(new Date(), context.country.timeZone) };
}

/** Writes down that a citizen, or somebody for them, read their own data. */
export async function noteOwn(
  context: RouteContext,
  request: FastifyRequest,
  { act, question }: Readonly<{ act: string; question: Pick<OwnQuestion, 'self' | 'reading'> }>,
): Promise<void> {
  const { self, reading } = question;
  const version = reading.version('profiles').id;
  await noteSeen(context, request, { act, people: [self.key], purpose: OWN_PURPOSE, version });
}
