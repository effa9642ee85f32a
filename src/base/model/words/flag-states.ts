/**
 * How a flag can stand. `flagged`: a stage found it and nobody decided. `dismissed`: an officer found that it is wrong. `held`,
 * `stopped` and `recovered` say what an officer decided about money; nothing here carries it out. `waived`: money paid in good
 * faith is not asked back.
 */
export const FLAG_STATES = [
  'flagged',
  'confirmed',
  'dismissed',
  'notified',
  'appealed',
  'held',
  'stopped',
  'recovered',
  'waived',
] as const;
export type FlagState = (typeof FLAG_STATES)[number];
