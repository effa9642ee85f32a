export { type KnownModel, knownModelOf, settingsIdOf } from './known-model.ts';
export type { LinkModel } from './model-schema.ts';
