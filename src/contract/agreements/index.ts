export {
  type AgreementAnswer,
  type AgreementDetailAnswer,
  type AgreementListAnswer,
  agreementDetailSchema,
  agreementListSchema,
  type MoveAgreement,
  moveAgreementSchema,
} from './agreements.ts';
export {
  type ReceiptAnswer,
  type ReceiptListAnswer,
  type ReplayAnswer,
  receiptListSchema,
  replaySchema,
  type ShareListAnswer,
  shareListSchema,
} from './shares.ts';
export {
  type SharingDetailAnswer,
  type SharingEffectAnswer,
  type SharingListAnswer,
  sharingDetailSchema,
  sharingEffectSchema,
  sharingListSchema,
  type ToldCountAnswer,
} from './sharing.ts';
