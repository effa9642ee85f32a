import type { Viewer } from '../../../base/access/index.ts';
import type { Ledger, LookUp } from '../../../base/ledger/index.ts';
import type { SignInContent } from '../../../country.ts';
import type { Reading } from '../../lookup/index.ts';

/** What requests to look one person up are made and answered with. */
export type LookUpHouse = Readonly<{
  ledger: Ledger;
  reading: Reading;
  rules: SignInContent['lookUps'];
}>;

/** Who takes a step, as the book keeps it. */
export function handOf(viewer: Viewer) {
  return {
    who: viewer.subject,
    name: viewer.subject,
    area: viewer.area,
    sessionId: viewer.sessionId,
  };
}

/** Writes a step into the book of access, where the person it is about finds it. */
export async function noteStep(
  { ledger }: Pick<LookUpHouse, 'ledger'>,
  viewer: Viewer,
  step: Readonly<{ act: string; person: bigint; reason: string }>,
): Promise<void> {
  await ledger.access.append({
    sessionId: viewer.sessionId,
    role: viewer.role,
    act: step.act,
    purpose: PURPOSE,
    personKeys: [step.person],
    rows: 1,
    reason: step.reason,
  });
}

/** What reads are for that a request opened. */
export const PURPOSE = 'look-up';

/** How a request stands. */
export type LookUpState = 'waiting' | 'open' | 'over' | 'rejected';

/** How a request stands now. */
export function stateOf({ answer }: LookUp, now: Date): LookUpState {
  if (!answer) return 'waiting';
  if (answer.act === 'rejected') return 'rejected';
  return answer.expiresAt !== undefined && answer.expiresAt > now ? 'open' : 'over';
}
