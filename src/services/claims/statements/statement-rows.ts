import type { StatementWord } from '../../../base/claim/index.ts';

/** One row of a statement: texts by what they mean; money in baht with two decimals, codes parted by spaces. */
export type StatementRow = Readonly<Partial<Record<StatementWord, string>>>;

/** What a statement is about. */
export type StatementHead = Readonly<{ document: string; hospital: string; writtenOn: string }>;

/** As what a statement can be taken home. */
export const STATEMENT_FORMATS = ['xlsx', 'csv', 'json'] as const;

/** How a statement can be written and read. */
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** Columns that hold money. */
export const MONEY_WORDS: readonly StatementWord[] = ['claimed', 'ownPaid', 'paid'];

const SATANG = 100;
const MONEY = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Baht as somebody wrote them, in satang; null where nothing stands, nothing at all where it is no amount. */
export function satangOf(text: string): number | null | undefined {
  const plain = text.replaceAll(',', '').trim();
  if (plain === '' || plain === '-') return null;
  const [, sign, baht, rest = ''] = MONEY.exec(plain) ?? [];
  if (baht === undefined) return undefined;
  const satang = Number(baht) * SATANG + Number(rest.padEnd(2, '0'));
  return sign === '-' && satang !== 0 ? -satang : satang;
}
