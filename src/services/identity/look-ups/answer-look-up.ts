import type { Viewer } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { LookUp } from '../../../base/ledger/index.ts';
import { isWithin, parseAreaCode } from '../../../base/model/index.ts';
import { handOf, type LookUpHouse, noteStep } from './look-up-desk.ts';

/** An answer to a request, by its number. */
export type LookUpDecision = Readonly<{ request: number; approve: boolean; reason: string }>;

const MOST_SHOWN = 100;
const A_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Answers a request as the second person who has to agree: a protection officer, or another officer, of the asking officer's area or
 * one around it. Throws LOOK_UP_UNKNOWN, also for the own request and one that waited too long, and LOOK_UP_ANSWERED.
 */
export async function answerLookUp(
  house: LookUpHouse,
  viewer: Viewer,
  { request, approve, reason }: LookUpDecision,
): Promise<LookUp> {
  const { lookUps } = house.ledger.identity;
  const found = await lookUps.find(request);
  const waitsSince = Date.now() - house.rules.waitDays * A_DAY_MS;
  if (!found || !mayAnswer(viewer, found) || found.at.getTime() < waitsSince)
    throw problem('LOOK_UP_UNKNOWN');
  const answered = await lookUps.answer(request, {
    ...handOf(viewer),
    act: approve ? 'approved' : 'rejected',
    reason,
    ...(approve && { hours: house.rules.openHours }),
  });
  if (!answered) throw problem('LOOK_UP_ANSWERED');
  const act = approve ? 'approve-look-up' : 'reject-look-up';
  await noteStep(house, viewer, { act, person: found.personKey, reason });
  return (await lookUps.find(request)) ?? found;
}

/** Requests that somebody may answer, the oldest first. */
export async function lookUpsToAnswer(house: LookUpHouse, viewer: Viewer): Promise<LookUp[]> {
  const waiting = await house.ledger.identity.lookUps.waiting(house.rules.waitDays, MOST_SHOWN);
  return waiting.filter((one) => mayAnswer(viewer, one));
}

function mayAnswer(viewer: Viewer, { who, area }: LookUp): boolean {
  const asking = parseAreaCode(area);
  const hasRole = viewer.role === 'officer' || viewer.role === 'protection-officer';
  return hasRole && viewer.subject !== who && asking !== undefined && isWithin(asking, viewer.area);
}
