export { openVault, type SealedText, type SubjectKeyStore, type Vault } from './vault.ts';
