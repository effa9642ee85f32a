export {
  ACTS,
  type Act,
  type Agreement,
  type AgreementDraft,
  agreementSchema,
  type Grant,
} from './agreement.ts';
export { type ColumnType, type SharedColumn, type SharedDataset, sharedDatasetSchema } from './datasets.ts';
export { hashOf } from './hash-of.ts';
export { isNoFiner, type Mask, maskedType, maskFits, masksFor, parseMask } from './masks.ts';
export { isMeantAlike, isMeantAsSigned, meaningOf, withMeanings } from './meaning.ts';
export {
  type RowCondition,
  type RowLeaf,
  type RowValue,
  rowConditionSchema,
} from './row-condition.ts';
export {
  isSignedBy,
  makeSigningKey,
  type PartyKey,
  partiesMissing,
  readPartyKey,
  readSigningKey,
  type Signature,
  type SigningKey,
  signAgreement,
  writeSigningKey,
} from './signatures.ts';
export { type Term, type Terms, termsSchema } from './terms.ts';
export { agreementIdSchema, daySchema, partyIdSchema, wordSchema } from './words.ts';
