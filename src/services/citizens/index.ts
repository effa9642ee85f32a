export { type CopyFile, type MyCopy, writeCopy } from './copy/index.ts';
export { dayOf } from './days.ts';
export {
  agencyOfClaims,
  answerDispute,
  type CitizenDesk,
  type CitizenStep,
  type DisputeAnswer,
  type DisputeClaim,
  type DisputeDesk,
  type DisputeQueue,
  type DisputeReply,
  endCorrections,
  listDisputes,
  listMyDisputes,
  type OpenedDispute,
  openDispute,
  type QueueQuestion,
  readDispute,
  stepMyDispute,
} from './disputes/index.ts';
export { type MyFact, type MyFacts, readMyFacts } from './facts/index.ts';
export { type MeAnswer, readMe } from './me.ts';
export { type MyHouseholds, readMyHouseholds } from './my-household.ts';
export {
  type AgreementWords,
  findMyLook,
  type LooksAsked,
  type MyLooks,
  OWN_PURPOSE,
  readAllMyLooks,
  readMyLooks,
} from './my-looks.ts';
export { type MyRights, readMyRights } from './rights/index.ts';
export { findSelf, listDependents, type Self } from './self.ts';
export {
  type MyClaimUse,
  type MyVisit,
  type MyVisits,
  readAllMyVisits,
  readClaimUses,
  readMyVisits,
  readVisitDetails,
  type VisitDetails,
  type VisitsAsked,
} from './visits/index.ts';
