import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { monthly, type Programme, type ProgrammePeriod } from '../language/index.ts';

/** The columns that a programme can have in the decisions; `holder` only where one right is shared by a unit. */
export type DecisionColumns = Readonly<Record<'answer' | 'amount' | 'held' | 'unknown' | 'holder', string>>;

/** The names of a programme's columns in the decisions. */
export function decisionColumns(programmeId: string): DecisionColumns {
  const name = programmeId.replaceAll('-', '_');
  return {
    answer: `${name}__answer`,
    amount: `${name}__amount`,
    held: `${name}__true`,
    unknown: `${name}__unknown`,
    holder: `${name}__holder`,
  };
}

/** The names of the columns that a programme has in the decisions. */
export function decisionColumnNames({ id, sharedBy }: Pick<Programme, 'id' | 'sharedBy'>): string[] {
  const { holder, ...others } = decisionColumns(id);
  return [...Object.values(others), ...(sharedBy === undefined ? [] : [holder])];
}

const MUCH = 1200n;

/** What an amount of a programme's period is a month, as `monthly` says it of one amount. */
export function monthlyInSql(period: ProgrammePeriod, amount: Sql): Sql {
  const share = monthly(period, MUCH);
  if (share === null) return sql`cast(null as ${dialect.type('bigint')})`;
  return share === MUCH ? amount : dialect.divided(amount, literal(MUCH / share));
}
