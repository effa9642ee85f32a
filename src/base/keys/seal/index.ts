export { assertWhole, openSealed, readFolderSeal, rewrapFolder, sealFolder } from './sealed-folder.ts';
