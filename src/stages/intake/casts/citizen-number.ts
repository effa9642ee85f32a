import { dialect, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { type CastInput, firstOf, layer, type MakeCast, ownNames, reason } from './cast.ts';
import { hadOwnDigits, plainDigits } from './digits.ts';

/** What a spreadsheet shows of a long number. */
const POWER_OF_TEN = '[0-9]([.][0-9]+)?[eE][+]?[0-9]+';

/**
 * A national number. Dashes and spaces are taken out, and a zero that a spreadsheet dropped is put back if the check digit
 * then fits. What a spreadsheet wrote as a power of ten has lost its last digits for good.
 */
export const castCitizenNumber: MakeCast = (input) => {
  const { column, text, own, settings } = input;
  const { digits, bare, number, sound } = ownNames(own, ['digits', 'bare', 'number', 'sound']);
  const taken = sql`(${sound} and ${isAllowed(input, number)})`;
  const bad = [
    [sql`${text} is null or ${taken}`, sql`null`],
    [sound, reason('PID_SYNTHETIC')],
    [dialect.matches(digits, POWER_OF_TEN), reason('PID_FLOAT')],
    [sql`${number} is null or ${dialect.byteLength(digits)} < 13`, reason('PID_FORMAT')],
  ] as const;
  return {
    layers: [
      layer(own, { digits: plainDigits(text, settings) }),
      layer(own, { bare: bareDigits(digits) }),
      layer(own, { number: thirteenDigits(bare) }),
      layer(own, { sound: isSound(number) }),
    ],
    fields: [{ field: column.field, value: firstOf([[taken, bare]]) }],
    bad: firstOf(bad, reason('PID_CHECKSUM')),
    mended: firstOf([[sql`${taken} and ${hadOwnDigits(text)}`, reason('THAI_DIGITS')]]),
    alwaysRejects: 'PID_SYNTHETIC',
  };
};

function isAllowed({ refusesSynthetic, settings }: CastInput, number: Sql): Sql {
  if (!refusesSynthetic) return sql`true`;
  const first = dialect.divided(number, literal(10 ** 12));
  return sql`${first} <> ${literal(Number(settings.syntheticNumberClass))}`;
}

/** Thirteen letters are taken as they are; others are freed of what stands between digits, and given a lost zero. */
function bareDigits(digits: Sql): Sql {
  const freed = dialect.withoutAll(digits, '[- ]|[.]0+$');
  return firstOf(
    [
      [sql`${dialect.byteLength(digits)} = 13`, digits],
      [sql`length(${freed}) = 12`, sql`concat('0', ${freed})`],
    ],
    freed,
  );
}

function thirteenDigits(bare: Sql): Sql {
  return firstOf([[dialect.matches(bare, '[0-9]{13}'), sql`try_cast(${bare} as ${dialect.type('bigint')})`]]);
}

/**
 * Whether the last digit is the check digit: 11 less the sum of the other digits, each times its place from the right,
 * modulo 11. With q(k) = number div 10^k a digit is q(k) - 10 q(k+1), and 10 is -1 modulo 11, so the sum is
 * 2 q(1) + 5 q(2) + 7 q(3) + … + 25 q(12): no digit needs to be cut out.
 */
function isSound(number: Sql): Sql {
  const terms = Array.from({ length: 12 }, (_, index) => {
    const quotient = dialect.divided(number, literal(10 ** (index + 1)));
    return sql`${literal(index === 0 ? 2 : 2 * index + 3)} * ${quotient}`;
  });
  return sql`coalesce((11 - (${join(terms, ' + ')}) % 11) % 10 = ${number} % 10, false)`;
}
