export type { FlagDesk, FlagReading } from './flag-desk.ts';
export { type FlagListAnswer, type FlagListRequest, type FlagRow, listFlags } from './flag-list.ts';
export { type FlagSums, sumFlags } from './flag-sums.ts';
export { type FlagMove, type FlagStanding, moveFlag } from './move-flag.ts';
export { listOpenAnswers, type OpenAnswers } from './open-answers.ts';
export { type PersonFlag, type PersonFlags, readPersonFlags } from './person-flags.ts';
