import type { Lake, Serving } from '../../../base/lake/index.ts';
import type { AgreementBook, CohortBook, ReceiptBook } from '../../../base/ledger/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { CountryAgreements } from '../../../country.ts';

/** What sharing needs of a published set. */
export type ShareReading = Readonly<{
  serving: Pick<Serving, 'rows' | 'tableOf'>;
  asOf: IsoDate;
  runId: number;
  version: (dataset: string) => DatasetVersion;
}>;

/** Keys that sharing asks for, one at a time. */
export type ShareKeys = Readonly<{
  tokenKey: (use: Readonly<{ agreement: string; recipient: string; epoch: string }>) => Uint8Array;
  recordKeySecret: () => string;
}>;

/** Where data leaves: what is published, what was agreed, and where it is written down. */
export type ShareDesk = Readonly<{
  reading: ShareReading;
  lake: Pick<Lake, 'openEngine' | 'find' | 'identify' | 'build'>;
  ledger: Readonly<{
    agreements: AgreementBook;
    receipts: ReceiptBook;
    cohorts: Pick<CohortBook, 'version'>;
  }>;
  country: CountryAgreements;
  timeZone: string;
  keys: ShareKeys;
  now: () => Date;
}>;
