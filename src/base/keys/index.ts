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
  openPart,
  openSealed,
  readFolderSeal,
  rewrapFolder,
  type SealedParts,
  sealFolder,
  sealParts,
} from './seal/index.ts';
export { openVault, type SealedText, type SubjectKeyStore, type Vault } from './vault/index.ts';
