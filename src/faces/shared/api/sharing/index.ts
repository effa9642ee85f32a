export { sharingPaths, sharingQuestions, type VersionName } from './sharing-questions.ts';
export { useMoveAgreement, useReplay } from './use-sharing-acts.ts';
