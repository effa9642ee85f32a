import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { Column } from '../contract.ts';
import { type Cast, type CastInput, firstOf, layer, type MakeCast, ownNames, reason } from './cast.ts';
import { hadOwnDigits, plainDigits } from './digits.ts';

const INTEGER_LIMIT = 2_147_483_647;
const SATANG = 100;
/** Up to 15 digits, with or without a comma before each three. */
const WHOLE = '[+-]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})';

/** A whole number; what follows a decimal point must be zeros. */
export const castInteger: MakeCast = (input) =>
  castNumber(input, {
    type: 'integer',
    ofWhole: (whole) => whole,
    form: `${WHOLE}([.]0+)?`,
    ofForm: (text) => sql`cast(split_part(${text}, '.', 1) as ${dialect.type('bigint')})`,
    bounds: bounds(input.column, 1, INTEGER_LIMIT),
  });

/** A number with a fraction. */
export const castDecimal: MakeCast = (input) =>
  castNumber(input, {
    type: 'double',
    ofWhole: (whole) => sql`cast(${whole} as ${dialect.type('double')})`,
    form: `${WHOLE}([.][0-9]+)?`,
    ofForm: (text) => sql`cast(${text} as ${dialect.type('double')})`,
    bounds: bounds(input.column, 1),
  });

/** An amount in baht as satang; a third decimal is rounded away. */
export const castBaht: MakeCast = (input) =>
  castNumber(input, {
    type: 'bigint',
    ofWhole: (whole) => sql`${whole} * ${literal(SATANG)}`,
    form: `${WHOLE}([.][0-9]*)?`,
    ofForm: (text) =>
      sql`cast(cast(${text} as decimal(20, 2)) * ${literal(SATANG)} as ${dialect.type('bigint')})`,
    bounds: bounds(input.column, SATANG),
  });

type NumberForm = Readonly<{
  type: 'integer' | 'bigint' | 'double';
  ofWhole: (whole: Sql) => Sql;
  /** How a number may be written that is not just its digits. */
  form: string;
  ofForm: (text: Sql) => Sql;
  bounds: Readonly<{ min: number | undefined; max: number | undefined }>;
}>;

/** Nearly all numbers are their digits and nothing else; only the others are looked at with a pattern. */
function castNumber({ column, text, own, settings }: CastInput, form: NumberForm): Cast {
  const { whole, number } = ownNames(own, ['whole', 'number']);
  const digits = plainDigits(text, settings);
  const inside = isInside(number, form.bounds);
  return {
    layers: [
      layer(own, { whole: wholeNumber(text) }),
      layer(own, {
        number: firstOf([
          [sql`${whole} is not null`, form.ofWhole(whole)],
          [dialect.matches(digits, form.form), form.ofForm(sql`replace(${digits}, ',', '')`)],
        ]),
      }),
    ],
    fields: [
      { field: column.field, value: sql`cast(${firstOf([[inside, number]])} as ${dialect.type(form.type)})` },
    ],
    bad: firstOf(
      [
        [sql`${text} is null or ${inside}`, sql`null`],
        [sql`${number} is null`, reason('NUMBER_FORMAT')],
      ],
      reason('NUMBER_RANGE'),
    ),
    mended: firstOf([[sql`${inside} and ${hadOwnDigits(text)}`, reason('THAI_DIGITS')]]),
  };
}

/** A whole number that is written as its digits, up to 15 of them. */
export function wholeNumber(text: Sql): Sql {
  const number = sql`try_cast(${text} as ${dialect.type('bigint')})`;
  const isItsDigits = sql`${dialect.byteLength(text)} <= 15 and cast(${number} as ${dialect.type('text')}) = ${text}`;
  return firstOf([[isItsDigits, number]]);
}

function bounds({ min, max }: Column, unit: number, limit?: number): NumberForm['bounds'] {
  const within = (bound: number | undefined, least: number | undefined) =>
    bound === undefined ? least : Math.round(bound * unit);
  return { min: within(min, limit === undefined ? undefined : -limit), max: within(max, limit) };
}

function isInside(number: Sql, { min, max }: NumberForm['bounds']): Sql {
  const lower = min === undefined ? sql`true` : sql`${number} >= ${literal(min)}`;
  const upper = max === undefined ? sql`true` : sql`${number} <= ${literal(max)}`;
  return sql`(${number} is not null and ${lower} and ${upper})`;
}
