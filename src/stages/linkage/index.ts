export { buildLinkage } from './build.ts';
export type { DeliveredSource, LinkageInputs, LinkDecision, Occasion } from './inputs.ts';
export { currentKeys, followAlias, formerKeys, formerKeysOf } from './links/alias-keys.ts';
export { type KnownModel, knownModelOf } from './model/index.ts';
export { type LinkageSettings, linkageSettingsSchema } from './settings.ts';
export { planLinkage } from './steps.ts';
