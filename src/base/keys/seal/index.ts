export { openPart, type SealedParts, sealParts } from './sealed-bytes.ts';
export { assertWhole, openSealed, readFolderSeal, rewrapFolder, sealFolder } from './sealed-folder.ts';
