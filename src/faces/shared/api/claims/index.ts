export { type ClaimsQuestion, claimPaths, claimQuestions } from './claim-questions.ts';
export { useCheckFiles, useClaimStep, useMendFiles, useSendFiles } from './use-claim-files.ts';
