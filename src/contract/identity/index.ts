export {
  type LookUpAnswer,
  type LookUpList,
  type LookUpToAnswer,
  lookUpDecisionSchema,
  lookUpListSchema,
  lookUpRequestSchema,
  lookUpSchema,
  watchedSchema,
  watchSchema,
} from './look-ups.ts';
export {
  endedSessionsSchema,
  type SessionAnswer,
  type SessionLine,
  type SessionList,
  sessionListSchema,
  sessionSchema,
  tokenSchema,
} from './session.ts';
