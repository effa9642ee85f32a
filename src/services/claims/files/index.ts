export { type ClaimReader, filesOf, openClaimReader } from './claims-of-files.ts';
