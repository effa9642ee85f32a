import { id, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import { monthlyInSql } from '../../entitlements/index.ts';
import { NO_AMOUNT } from './roll-names.ts';
import type { Roll } from './rolls.ts';

/** A column by its name and what it is. */
export type Column = Readonly<{ name: string; is: Sql }>;

/** What a roll adds to a row of the profiles: whether and how much is paid, what would be, and since when. */
export function rollColumns({ programme, compiled, columns }: Roll, asOf: IsoDate): Column[] {
  const { paidFact, period, settings } = programme;
  const paid = id(`person.${paidFact}`);
  const isMoney = settings.facts.find(({ fact }) => fact === paidFact)?.type === 'money';
  const full = compiled.amount ?? NO_AMOUNT;
  const paidAmount = isMoney ? sql`cast(${paid} as bigint)` : full;
  const since = compiled.since ?? sql`cast(null as date)`;
  return [
    { name: columns.paid, is: isMoney ? sql`(${paid} > 0)` : paid },
    { name: columns.paidAmount, is: paidAmount },
    { name: columns.paidMonth, is: monthlyInSql(period, paidAmount) },
    { name: columns.full, is: full },
    { name: columns.fullMonth, is: monthlyInSql(period, full) },
    { name: columns.since, is: since },
    { name: columns.payable, is: sql`coalesce(${since} <= date ${literal(asOf)}, true)` },
  ];
}
