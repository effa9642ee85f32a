import type { Text } from '../model/index.ts';

/** What a column of a statement can hold, in our words. */
export const STATEMENT_WORDS = [
  'rep',
  'line',
  'transaction',
  'hn',
  'an',
  'seq',
  'number',
  'name',
  'kind',
  'from',
  'to',
  'scheme',
  'subScheme',
  'hospital',
  'mainHospital',
  'claimed',
  'ownPaid',
  'paid',
  'codes',
  'invoice',
  'invoiceItem',
  'origin',
] as const;
export type StatementWord = (typeof STATEMENT_WORDS)[number];

/** How a file looks in which a payer tells what it decided (REP) or paid (STM). */
export type StatementLayout = Readonly<{
  id: string;
  kind: 'rep' | 'stm';
  title: Text;
  sheet: string;
  /** Whether it was compared with a publication of the payer. */
  verified: boolean;
  note: Text;
  columns: readonly Readonly<{ name: string; holds?: StatementWord | undefined; known: boolean }>[];
}>;

/** How a payer's API is spoken with, and what one message of it can hold. */
export type PayerWire = Readonly<{
  kind: 'eclaim';
  production: string;
  test: string;
  /** `{hospital}` is filled in. */
  userAgent: string;
  bytes: number;
  claims: number;
  text: Readonly<{
    encoding: 'utf-8' | 'windows-874';
    bom: boolean;
    lineEnd: 'lf' | 'crlf';
    header: 'none' | 'present';
  }>;
  verified: boolean;
}>;

/** Somebody who pays claims, and under which agreement they are sent there. */
export type PayerDescription = Readonly<{
  id: string;
  title: Text;
  party: string;
  agreement: string;
  grant: string;
  /** Its own word for the right it pays. */
  mainRight: string;
  statements: Readonly<{ rep: string; stm: string }>;
  wire: PayerWire;
}>;

/** Everything about payers that differs by country. */
export type PayerContent = Readonly<{
  payers: readonly PayerDescription[];
  /** Which blob of a message holds which file. */
  blobs: Readonly<Record<string, string>>;
  /** Columns that tell which hospital sends. */
  hospitalColumns: readonly Readonly<{ file: string; column: string }>[];
  /** Columns that name a claim. */
  keys: Readonly<{ stay: string; visit: string; patient: string }>;
  layouts: readonly StatementLayout[];
}>;
