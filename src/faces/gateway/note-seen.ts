import type { FastifyRequest } from 'fastify';
import { personKeyOf } from '../../base/model/index.ts';
import { PURPOSE as LOOK_UP } from '../../services/identity/index.ts';
import type { RouteContext } from './gateway.ts';

/** What was seen of whom, by ids or keys, for the book of access; nulls are people who were not named. */
export type Seen = Readonly<{
  act: string;
  people: readonly (string | bigint | null)[];
  purpose?: string;
  area?: string | undefined;
  version: string;
}>;

const AREA_WORK = 'area-work';

/** Writes down what somebody is about to see. Without it no answer about people leaves. */
export async function noteSeen(
  { ledger }: RouteContext,
  request: FastifyRequest,
  { act, people, purpose = request.lookUp ? LOOK_UP : AREA_WORK, area, version }: Seen,
): Promise<void> {
  const seen = [...new Set(people)].filter((person) => person !== null);
  await ledger.access.append({
    sessionId: request.viewer.sessionId,
    role: request.viewer.role,
    act,
    purpose,
    personKeys: seen.flatMap((person) => (typeof person === 'bigint' ? person : (personKeyOf(person) ?? []))),
    area,
    datasetVersion: version,
    rows: seen.length,
    reason: request.lookUp?.reason,
  });
  request.noted = true;
}

/** Of the people of an answer those it names; of whom is kept back nobody is told who it is. */
export function namedAmong<Id>(people: readonly Readonly<{ id: Id; keptBack: boolean }>[]): Id[] {
  return people.filter(({ keptBack }) => !keptBack).map(({ id }) => id);
}

/** Figures that are about to leave, and of which area. */
type Figures = Readonly<{
  shown: readonly Readonly<{ protection: Readonly<{ kind: 'none' | 'noise' }> }>[];
  area: string;
  version: string;
}>;

/** Writes down that somebody looks at true figures; published ones are for everybody, and nobody is asked for them. */
export async function noteFigures(
  context: RouteContext,
  request: FastifyRequest,
  { shown, area, version }: Figures,
): Promise<void> {
  if (shown.every(({ protection }) => protection.kind === 'noise')) return;
  await noteSeen(context, request, { act: 'read-figures', people: [], area, version });
}
