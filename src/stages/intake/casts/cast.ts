import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { CodeList } from '../code-list.ts';
import type { Column } from '../contract.ts';
import { numberOfReason, type ReasonCode } from '../reasons.ts';
import type { IntakeSettings } from '../settings.ts';

/** One column of a contract, as the casts see it; its cleaned text is `text`, null where nothing is said. */
export type CastInput = Readonly<{
  column: Column;
  text: Sql;
  /** A name for something worked out on the way, no other column's. */
  own: (name: string) => string;
  settings: IntakeSettings;
  codeLists: readonly CodeList[];
  /** Whether invented people's numbers are refused. */
  refusesSynthetic: boolean;
}>;

/** Named expressions; each may use what the layers before it named. */
export type Layer = Readonly<Record<string, Sql>>;

/** A field of the accepted row. */
export type CastField = Readonly<{ field: string; value: Sql }>;

/**
 * How a column becomes fields: layers one after another, tables joined to the last of them, then the fields, the number of
 * the reason why the value is bad (the fields are null then) and the number of what was mended.
 */
export type Cast = Readonly<{
  layers: readonly Layer[];
  joins?: readonly Sql[];
  fields: readonly CastField[];
  bad: Sql | null;
  mended: Sql | null;
  /** Bad values of these reasons reject the row whatever the contract says. */
  alwaysRejects?: ReasonCode;
}>;

/** A column's reader. */
export type MakeCast = (input: CastInput) => Cast;

/** The number of a reason, written into SQL. */
export function reason(code: ReasonCode): Sql {
  return literal(numberOfReason(code));
}

/** A condition and what holds then. */
export type Case = readonly [condition: Sql, value: Sql];

/** `case when … then … end` over pairs; the first that holds counts. */
export function firstOf(cases: readonly Case[], otherwise: Sql = sql`null`): Sql {
  const whens = cases.map(([condition, value]) => sql`when ${condition} then ${value}`);
  return sql`(case ${join(whens, ' ')} else ${otherwise} end)`;
}

/** Gives names to the expressions of one column. */
export function layer(own: (name: string) => string, expressions: Readonly<Record<string, Sql>>): Layer {
  return Object.fromEntries(Object.entries(expressions).map(([name, value]) => [own(name), value]));
}

/** References to things a column named. */
export function ownNames<Name extends string>(
  own: (name: string) => string,
  names: readonly Name[],
): Record<Name, Sql> {
  return Object.fromEntries(names.map((name) => [name, id(own(name))])) as Record<Name, Sql>;
}

/** Whether a text is one of a few; a list for `in` would become a join, which takes longer to set up than such lists to compare. */
export function isOneOf(text: Sql, values: readonly string[]): Sql {
  if (values.length === 0) return sql`false`;
  return sql`(${join(
    values.map((value) => sql`${text} = ${literal(value)}`),
    ' or ',
  )})`;
}

/** A text as part of a regular expression that stands for itself. */
export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
