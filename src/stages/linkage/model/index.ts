export { type KnownModel, knownModelOf, settingsIdOf } from './known-model.ts';
export { type LinkModel, linkModelSchema } from './model-schema.ts';
