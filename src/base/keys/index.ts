export {
  type KeyStatus,
  type Keys,
  openKeys,
  type RotatingPurpose,
  rotateKeys,
  type TokenUse,
  type WrappedKey,
} from './keys.ts';
export type { RootSource } from './root-secret.ts';
export {
  assertWhole,
  type KeptTables,
  openPart,
  openSealed,
  readFolderSeal,
  readTableKeys,
  rewrapFolder,
  rewrapTableKeys,
  type SealedParts,
  type SealKeys,
  sealFolder,
  sealParts,
  type TableKeyStore,
  tableOfFile,
} from './seal/index.ts';
export { openVault, type SealedText, type SubjectKeyStore, type Vault } from './vault/index.ts';
