import { id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { type ConditionOnDay, type Programme, rulesOn } from './language/index.ts';
import { toSql } from './to-sql.ts';

/** A programme on a day as SQL over the profiles: for stages that ask the same questions of everybody. */
export type CompiledProgramme = Readonly<{
  id: string;
  /** Bit i of the decisions' `__true` and `__unknown` is condition i. */
  conditions: readonly (ConditionOnDay & { sql: Sql })[];
  /** What the programme pays a month, whether or not the person is eligible. */
  amount: Sql;
  /** The day from which an eligible person should have been paid; null where the rules do not tell. */
  since: Sql | null;
}>;

/** The columns that a programme has in the decisions. */
export type DecisionColumns = Readonly<{ answer: string; amount: string; held: string; unknown: string }>;

/** Compiles a programme for a day; nothing when no version is in force then. */
export function compileProgramme(programme: Programme, asOf: IsoDate): CompiledProgramme | undefined {
  const rules = rulesOn(programme, asOf);
  if (!rules) return undefined;
  return {
    id: programme.id,
    conditions: rules.conditions.map((condition) => ({ ...condition, sql: toSql(condition.when) })),
    amount: toSql(rules.amount.pays),
    since: rules.since ? toSql(rules.since.day) : null,
  };
}

/** The names of a programme's columns in the decisions. */
export function decisionColumns(programmeId: string): DecisionColumns {
  const name = programmeId.replaceAll('-', '_');
  return {
    answer: `${name}__answer`,
    amount: `${name}__amount_month`,
    held: `${name}__true`,
    unknown: `${name}__unknown`,
  };
}

/** The four columns of one programme, over a row that has its conditions and its amount by name. */
export function decisionSelect(
  programmeId: string,
  named: Readonly<{ conditions: readonly string[]; amount: string }> | undefined,
): Sql {
  const columns = decisionColumns(programmeId);
  const conditions = named?.conditions.map(id) ?? [];
  const eligible = named ? sql`(${join(conditions, ' and ')})` : sql`false`;
  const amount = named ? sql`case when ${eligible} then ${id(named.amount)} end` : sql`null`;
  return sql`
    cast(${eligible} as smallint) as ${id(columns.answer)},
    cast(${amount} as bigint) as ${id(columns.amount)},
    ${bitsWhere(conditions.map((condition) => condition))} as ${id(columns.held)},
    ${bitsWhere(conditions.map((condition) => sql`${condition} is null`))} as ${id(columns.unknown)}`;
}

/** One integer with bit i set where condition i is true. */
function bitsWhere(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql`cast(0 as integer)`;
  const bits = conditions.map(
    (condition, index) => sql`case when ${condition} then ${literal(2 ** index)} else 0 end`,
  );
  return sql`cast(${join(bits, ' + ')} as integer)`;
}
