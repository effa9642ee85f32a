import { type Agreement, partiesMissing } from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { KeptAgreement, KeptPartyKey, KeptState } from '../../../base/ledger/index.ts';
import { type AgreementDesk, readKept } from './agreement-desk.ts';

const MAY_FOLLOW: Readonly<Record<KeptState, readonly KeptState[]>> = {
  proposed: ['active', 'revoked'],
  active: ['suspended', 'revoked', 'expired'],
  suspended: ['active', 'revoked', 'expired'],
  revoked: [],
  expired: [],
};

/** A step in the life of a version, and why; `secondPerson` asks that whoever revokes is not who suspended. */
export type AgreementMove = Readonly<{
  hash: string;
  to: Exclude<KeptState, 'proposed'>;
  reason: string;
  secondPerson?: boolean;
}>;

/**
 * Moves a version. It becomes active only when every party's signature holds; what a party suspended or proposed, that party or who gives
 * the data takes back; what is revoked or over stays so. Throws AGREEMENT_NOT_SIGNED, AGREEMENT_NEEDS_SECOND, AGREEMENT_OTHERS_STEP,
 * AGREEMENT_STEP_REFUSED, AGREEMENT_UNKNOWN.
 */
export async function moveAgreement(
  desk: AgreementDesk,
  { hash, to, reason, secondPerson = false }: AgreementMove,
): Promise<void> {
  const keys = await desk.book.keys();
  const check = (kept: KeptAgreement) => {
    const obstacle = findObstacle(desk, { kept, keys, to, secondPerson });
    if (obstacle) throw obstacle;
  };
  const { actor, party } = desk;
  await desk.book.move({ hash, state: to, reason, actor, party }, check);
}

/** The parties whose data leave: controllers that are not given any themselves; where all are, all of them. */
export function giversOf({
  controllers,
  recipients,
}: Pick<Agreement, 'controllers' | 'recipients'>): string[] {
  const only = controllers.filter((party) => !recipients.includes(party));
  return only.length > 0 ? only : controllers;
}

/** What somebody may do with a version now by themselves, on the page. */
export function movesOf(desk: Pick<AgreementDesk, 'actor' | 'party'>, step: Omit<Step, 'to'>): Offered[] {
  return OFFERED.filter((to) => !findObstacle(desk, { ...step, to }));
}

const OFFERED = ['active', 'suspended', 'revoked'] as const;
type Offered = (typeof OFFERED)[number];

type Step = Readonly<{
  kept: KeptAgreement;
  keys: readonly KeptPartyKey[];
  to: AgreementMove['to'];
  secondPerson: boolean;
}>;

/** Why a step may not be taken; nothing when it may. */
function findObstacle(desk: Pick<AgreementDesk, 'actor' | 'party'>, { kept, keys, to, secondPerson }: Step) {
  const { agreement, state } = readKept(kept);
  const { id, version } = agreement;
  const named = { agreement: id, version };
  if (!MAY_FOLLOW[state].includes(to))
    return problem('AGREEMENT_STEP_REFUSED', { ...named, from: state, to });
  const missing = partiesMissing(agreement, kept.signatures, keys);
  const isWithdrawn = state === 'proposed' && to === 'revoked' && missing.length > 0;
  const isTakenBack = isWithdrawn || (state === 'suspended' && to === 'active');
  if (isTakenBack && !mayTakeBack(agreement, { kept, party: desk.party }))
    return problem('AGREEMENT_OTHERS_STEP', named);
  if (secondPerson && to === 'revoked' && !isWithdrawn && !wasSuspendedByOther(kept, desk.actor))
    return problem('AGREEMENT_NEEDS_SECOND', named);
  if (to === 'active' && missing.length > 0)
    return problem('AGREEMENT_NOT_SIGNED', { ...named, missing: missing.join(', ') });
  return undefined;
}

/**
 * A party takes back what was done for it. What another party did, only who gives the data takes back, and not from another one whose
 * data leave too. The operator takes back anything, as it does what parties ask of it in writing.
 */
function mayTakeBack(
  agreement: Agreement,
  { kept, party }: Pick<Step, 'kept'> & Pick<AgreementDesk, 'party'>,
): boolean {
  const by = kept.steps.at(-1)?.party ?? undefined;
  if (party === undefined || party === by) return true;
  if (by !== undefined && agreement.controllers.includes(by)) return false;
  return giversOf(agreement).includes(party);
}

function wasSuspendedByOther({ steps }: KeptAgreement, actor: string): boolean {
  const last = steps.at(-1);
  return last?.state === 'suspended' && last.actor !== actor;
}
