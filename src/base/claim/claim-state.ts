/** Everything that can happen to a claim. */
export const CLAIM_EVENT_KINDS = [
  'received',
  'structure-refused',
  'resubmitted',
  'checked',
  'forwarded',
  'payer-received',
  'incomplete',
  'waited',
  'approved',
  'rejected',
  'duplicated',
  'cut-off',
  'settled',
  'appealed',
  'appeal-answered',
  'cancelled',
  'unclaimed',
] as const;
export type ClaimEventKind = (typeof CLAIM_EVENT_KINDS)[number];

/** How a claim stands, in the words that go over the wire. */
export const CLAIM_STATES = [
  'received',
  'incompleted',
  'waited',
  'approved',
  'rejected',
  'duplicated',
  'cut_off_batch',
  'settled',
  'unclaimed',
  'appealed',
  'cancelled',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What an answered appeal came to: the claim is approved after all, or what was answered before stands. */
export type AppealOutcome = 'approved' | 'stands';

/** Something that happened to one version of a claim. */
export type ClaimHappening = Readonly<{
  kind: ClaimEventKind;
  version: number;
  outcome?: AppealOutcome | null | undefined;
}>;

/** How a claim stands: what the last happening made of its current version, and where an appeal left from. */
export type ClaimStanding = Readonly<{
  state: ClaimState;
  /** The happening that brought it here; tells what is sent from what only waits to be. */
  stage: ClaimEventKind;
  version: number;
  /** What stood before the appeal that is still open. */
  appealedFrom: ClaimEventKind | null;
}>;

const STATE_OF: Readonly<Record<Exclude<ClaimEventKind, 'appeal-answered'>, ClaimState>> = {
  received: 'received',
  'structure-refused': 'incompleted',
  resubmitted: 'received',
  checked: 'received',
  forwarded: 'received',
  'payer-received': 'received',
  incomplete: 'incompleted',
  waited: 'waited',
  approved: 'approved',
  rejected: 'rejected',
  duplicated: 'duplicated',
  'cut-off': 'cut_off_batch',
  settled: 'settled',
  appealed: 'appealed',
  cancelled: 'cancelled',
  unclaimed: 'unclaimed',
};

const ANSWERS: readonly ClaimEventKind[] = ['incomplete', 'waited', 'approved', 'rejected', 'duplicated'];
const OURS: readonly ClaimEventKind[] = ['checked', 'incomplete', 'duplicated', 'unclaimed'];

/** What may happen next; a version anew and taking back are the hospital's, the rest is ours and the payer's. */
const NEXT: Readonly<Record<ClaimEventKind, readonly ClaimEventKind[]>> = {
  received: [...OURS, 'resubmitted', 'cancelled'],
  resubmitted: [...OURS, 'resubmitted', 'cancelled'],
  'structure-refused': ['resubmitted', 'cancelled'],
  checked: ['forwarded', 'incomplete', 'duplicated', 'resubmitted', 'cancelled', 'unclaimed'],
  forwarded: ['payer-received', ...ANSWERS, 'resubmitted'],
  'payer-received': [...ANSWERS, 'resubmitted'],
  incomplete: ['checked', 'resubmitted', 'cancelled', 'unclaimed'],
  waited: ['incomplete', 'approved', 'rejected', 'duplicated', 'resubmitted'],
  approved: ['cut-off', 'appealed'],
  rejected: ['resubmitted', 'appealed', 'cancelled'],
  duplicated: ['resubmitted', 'appealed', 'cancelled'],
  'cut-off': ['settled'],
  settled: ['appealed'],
  appealed: ['appeal-answered'],
  // An answered appeal leaves the claim at approved or at what stood before, never here.
  'appeal-answered': [],
  cancelled: ['resubmitted'],
  unclaimed: ['resubmitted', 'cancelled'],
};

/** What a payer may still say of a version that was replaced meanwhile: it is written down and changes nothing. */
const LATE: readonly ClaimEventKind[] = ['forwarded', 'payer-received', ...ANSWERS];

/** From where a hospital may send a claim anew. */
export const RESUBMITTABLE: readonly ClaimEventKind[] = CLAIM_EVENT_KINDS.filter((kind) =>
  NEXT[kind].includes('resubmitted'),
);

/** How a claim stands after one more happening; nothing when that may not happen now. */
export function nextStanding(
  standing: ClaimStanding | undefined,
  { kind, version, outcome }: ClaimHappening,
): ClaimStanding | undefined {
  if (!standing) return firstStanding(kind, version);
  if (version < standing.version) return LATE.includes(kind) ? standing : undefined;
  const expected = kind === 'resubmitted' ? standing.version + 1 : standing.version;
  if (version !== expected || !NEXT[standing.stage].includes(kind)) return undefined;
  if (kind === 'appeal-answered') return answeredAppeal(standing, outcome);
  const appealedFrom = kind === 'appealed' ? standing.stage : null;
  return { state: STATE_OF[kind], stage: kind, version, appealedFrom };
}

function firstStanding(kind: ClaimEventKind, version: number): ClaimStanding | undefined {
  if (version !== 1 || (kind !== 'received' && kind !== 'structure-refused')) return undefined;
  return { state: STATE_OF[kind], stage: kind, version, appealedFrom: null };
}

function answeredAppeal(
  { version, appealedFrom }: ClaimStanding,
  outcome: AppealOutcome | null | undefined,
): ClaimStanding | undefined {
  if (!outcome || !appealedFrom || appealedFrom === 'appeal-answered') return undefined;
  const stage = outcome === 'approved' ? 'approved' : appealedFrom;
  return { state: STATE_OF[stage], stage, version, appealedFrom: null };
}

/** How a claim stands after all that happened, in order; nothing when one of it could not happen. */
export function stateOf(happenings: readonly ClaimHappening[]): ClaimStanding | undefined {
  let standing: ClaimStanding | undefined;
  for (const happening of happenings) {
    standing = nextStanding(standing, happening);
    if (!standing) return undefined;
  }
  return standing;
}
