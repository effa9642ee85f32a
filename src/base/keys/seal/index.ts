export { openPart, type SealedParts, sealParts } from './sealed-bytes.ts';
export { assertWhole, openSealed, readFolderSeal, rewrapFolder, sealFolder } from './sealed-folder.ts';
export {
  type KeptTables,
  readTableKeys,
  rewrapTableKeys,
  type SealKeys,
  type TableKeyStore,
  type TableKeys,
  tableOfFile,
} from './table-keys.ts';
