export { type FactEntry, factCatalogue } from './catalogue.ts';
export { checkFacts } from './check-facts.ts';
export { type Contradiction, contradictionIn, contradictionsOf } from './contradictions.ts';
export { correctProfile, type FactCorrection, isCorrectable, isValueOf } from './corrections/index.ts';
export { type DeliveredSource, deliveriesOf } from './deliveries.ts';
export { planProfiles } from './plan.ts';
export { refusingOf } from './routes/index.ts';
export { type FactSettings, factSettingsSchema } from './settings.ts';
