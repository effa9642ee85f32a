import type { AppealOutcome, ClaimEventKind } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { ClaimHand, KeptClaim } from '../../../base/ledger/index.ts';
import type { ClaimDesk } from '../submit/index.ts';

/** What a hospital itself may do with a claim besides sending it anew. */
export type ClaimAct = 'appealed' | 'cancelled' | 'unclaimed';

type Change = Readonly<{ claim: bigint; actor: string }>;

/** Appeals, takes back or waives a claim. Throws CLAIM_UNKNOWN, CLAIM_STEP_REFUSED. */
export async function changeClaim(
  desk: Pick<ClaimDesk, 'book' | 'content'>,
  { claim, actor }: Change,
  act: ClaimAct,
): Promise<KeptClaim> {
  return write(desk, { claim, actor }, { kind: act });
}

/** Writes down what an appeal came to: approved, or what was answered before stands. */
export async function answerAppeal(
  desk: Pick<ClaimDesk, 'book' | 'content'>,
  change: Change,
  outcome: AppealOutcome,
): Promise<KeptClaim> {
  return write(desk, change, { kind: 'appeal-answered', outcome });
}

type Happening = Readonly<{ kind: ClaimEventKind; outcome?: AppealOutcome }>;

async function write(
  { book, content }: Pick<ClaimDesk, 'book' | 'content'>,
  { claim, actor }: Change,
  { kind, outcome }: Happening,
): Promise<KeptClaim> {
  const [before] = await book.find([claim]);
  if (!before) throw problem('CLAIM_UNKNOWN');
  const hand: ClaimHand = { actor, controller: content.controller, processor: content.processor };
  const [event] = await book.appendEvents([{ claim, version: before.version, kind, hand, outcome }]);
  if (!event?.written)
    throw problem('CLAIM_STEP_REFUSED', { state: event?.standing?.state ?? before.state, act: kind });
  const [after] = await book.find([claim]);
  return after ?? before;
}
