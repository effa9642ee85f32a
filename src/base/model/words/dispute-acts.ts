/**
 * What can be done in a dispute. `asked`: the agency asks the citizen something; `replied`: the citizen answers. `upheld`: on appeal
 * the citizen is right after all; `dismissed`: the refusal stands. `ended`: the register says something else since, so the
 * correction is over.
 */
export const DISPUTE_ACTS = [
  'opened',
  'asked',
  'replied',
  'withdrawn',
  'accepted',
  'refused',
  'appealed',
  'upheld',
  'dismissed',
  'ended',
] as const;
export type DisputeAct = (typeof DISPUTE_ACTS)[number];
