import { type Sql, sql } from '../../../base/lake/index.ts';

/** Columns of a roll: what is paid and what would be, in the programme's own period and a month. */
export type RollColumns = Readonly<
  Record<'kind' | 'paid' | 'paidAmount' | 'paidMonth' | 'full' | 'fullMonth' | 'since' | 'payable', string>
>;

/** The names of a roll's columns. */
export function rollColumnNames(programmeId: string): RollColumns {
  const name = programmeId.replaceAll('-', '_');
  return {
    kind: `${name}__kind`,
    paid: `${name}__paid`,
    paidAmount: `${name}__paid_amount`,
    paidMonth: `${name}__paid_month`,
    full: `${name}__full`,
    fullMonth: `${name}__full_month`,
    since: `${name}__since`,
    payable: `${name}__payable`,
  };
}

/** An amount that nobody knows. */
export const NO_AMOUNT: Sql = sql`cast(null as bigint)`;
