import { z } from 'zod';
import { type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';

/** What an expression gives. Money is satang; years are whole years of age. */
export type ValueType = 'boolean' | 'integer' | 'money' | 'years' | 'date' | 'text';

/** A value inside the compilers: money as bigint satang, a date as `YYYY-MM-DD`. */
export type Value = boolean | number | bigint | string;

/** A value with its type, read from content. */
export type TypedValue = Readonly<{ type: ValueType; value: Value }>;

const writtenDateSchema = z
  .string()
  .meta({ id: 'date', format: 'date', description: 'A day of the common era, such as 2026-09-30.' });

/** A date that exists, written `YYYY-MM-DD` of the common era. */
export const isoDateSchema = writtenDateSchema.transform((written, context): IsoDate => {
  const date = parseIsoDate(written);
  if (date) return date;
  context.addIssue({ code: 'custom', message: `'${written}' is not a date; write 2026-09-30` });
  return z.NEVER;
});

const SATANG_TEXT = /^(\d+)(?:\.(\d{1,2}))?$/;

/** Baht as exact satang: a whole number, or text with satang ('600.50'). A floating point number is refused. */
const bahtSchema = z.union([z.number(), z.string()]).transform((written, context): bigint => {
  const match = SATANG_TEXT.exec(String(written));
  const exact = typeof written === 'string' || Number.isSafeInteger(written);
  if (match && exact) return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  context.addIssue({
    code: 'custom',
    message: `'${written}' is not an exact amount; write whole baht, or satang as text in quotes, such as '600.50'`,
  });
  return z.NEVER;
});

/** The keys that say what a value is an amount of, for messages. */
export const VALUE_KINDS: readonly string[] = ['baht', 'years', 'date', 'integer', 'text'];

/**
 * A value as content writes it: `true`, `{ baht: 600 }`, `{ years: 60 }`, `{ date: '2015-10-01' }`, `{ integer: 3 }` or
 * `{ text: passed }`, so that every amount says what it is an amount of.
 */
export const valueSchema = z
  .union([
    z.boolean().transform((value): TypedValue => ({ type: 'boolean', value })),
    z
      .strictObject({ baht: bahtSchema })
      .transform(({ baht }): TypedValue => ({ type: 'money', value: baht })),
    z
      .strictObject({ years: z.int().min(0).max(150) })
      .transform(({ years }): TypedValue => ({ type: 'years', value: years })),
    z
      .strictObject({ date: isoDateSchema })
      .transform(({ date }): TypedValue => ({ type: 'date', value: date })),
    z
      .strictObject({ integer: z.int() })
      .transform(({ integer }): TypedValue => ({ type: 'integer', value: integer })),
    z.strictObject({ text: z.string() }).transform(({ text }): TypedValue => ({ type: 'text', value: text })),
  ])
  .meta({ id: 'value', description: 'A value that says what it is an amount of.' });
