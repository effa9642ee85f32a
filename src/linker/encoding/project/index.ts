export { type EncodingKeys, keyFingerprint, readEncodingKeys } from './keys.ts';
export {
  bitsSent,
  type EncodedField,
  type EncodingSettings,
  type Hardening,
  parseEncodingSettings,
  settingsHash,
} from './settings.ts';
