import { sql } from 'kysely';
import { CLAIM_EVENT_KINDS, CLAIM_STATES, type ClaimEventKind, type ClaimState } from '../../claim/index.ts';
import type { ClaimStandingGroup, ClaimWait } from '../../model/index.ts';

const GROUP_OF: Readonly<Record<ClaimState, ClaimStandingGroup>> = {
  received: 'under-way',
  waited: 'under-way',
  appealed: 'under-way',
  incompleted: 'to-correct',
  rejected: 'refused',
  duplicated: 'refused',
  approved: 'approved',
  cut_off_batch: 'approved',
  settled: 'paid',
  cancelled: 'withdrawn',
  unclaimed: 'withdrawn',
};

/** The group a state is in. */
export function standingOf(state: ClaimState): ClaimStandingGroup {
  return GROUP_OF[state];
}

/** The same for what may be no state; nothing for a word that is none. */
export function groupOf(state: string): ClaimStandingGroup | undefined {
  const known = CLAIM_STATES.find((one) => one === state);
  return known && GROUP_OF[known];
}

/** The states that a group is of. */
export function statesOf(group: ClaimStandingGroup): ClaimState[] {
  return CLAIM_STATES.filter((state) => GROUP_OF[state] === group);
}

const WAIT_AFTER: Readonly<Partial<Record<ClaimEventKind, ClaimWait>>> = {
  received: 'checks',
  resubmitted: 'checks',
  checked: 'sending',
  forwarded: 'answer',
  'payer-received': 'answer',
  waited: 'answer',
  'structure-refused': 'correction',
  incomplete: 'correction',
  approved: 'cut-off',
  'cut-off': 'payment',
  appealed: 'appeal',
};

/** What a claim waits for after a happening brought it where it is; nothing once nobody has to do anything. */
export function waitAfter(stage: ClaimEventKind): ClaimWait | undefined {
  return WAIT_AFTER[stage];
}

/** The same as a column, of a column that holds the stage. */
export function waitOf(stage: string) {
  const cases = CLAIM_EVENT_KINDS.flatMap((kind) => {
    const wait = WAIT_AFTER[kind];
    return wait ? [sql`when ${sql.lit(kind)} then ${sql.lit(wait)}`] : [];
  });
  return sql<ClaimWait | null>`case ${sql.ref(stage)} ${sql.join(cases, sql` `)} end`;
}

/** The stages of waits, written out so that an index of some stages can be used. */
export function stagesOf(waits: readonly ClaimWait[]) {
  const stages = CLAIM_EVENT_KINDS.filter((kind) => {
    const wait = WAIT_AFTER[kind];
    return wait !== undefined && waits.includes(wait);
  });
  return sql.join(stages.map((stage) => sql.lit(stage)));
}
