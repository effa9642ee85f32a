export { type AgreementBook, openAgreementBook } from './agreement-book.ts';
export type { AgreementTables } from './agreement-tables.ts';
export type {
  AgreementStep,
  KeptAgreement,
  KeptPartyKey,
  KeptSignature,
  KeptState,
  LimitedAsk,
  NewAgreementVersion,
  NewReceipt,
  Receipt,
  ReceiptLimits,
  ReceiptOrder,
  ShareUse,
} from './agreement-words.ts';
export { openReceiptBook, type ReceiptBook } from './receipt-book.ts';
