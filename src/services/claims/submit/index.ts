export { type ClaimTokens, openClaimTokens } from './claim-tokens.ts';
export { type OpenedClaim, openClaims, openFiles } from './open-claims.ts';
export { openFileDesk } from './open-file-desk.ts';
export { rewrapClaims } from './rewrap-claims.ts';
export { type ClaimDesk, type ClaimSending, type SentFile, submitClaims } from './submit-claims.ts';
export {
  type FileDesk,
  type FileSending,
  type FilesAnswer,
  noteRefusedFiles,
  submitFiles,
} from './submit-files.ts';
