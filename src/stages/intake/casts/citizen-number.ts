import { dialect, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { IntakeSettings } from '../settings.ts';
import {
  type Cast,
  type CastField,
  type CastInput,
  firstOf,
  layer,
  type MakeCast,
  ownNames,
  reason,
} from './cast.ts';
import { hadOwnDigits, plainDigits } from './digits.ts';

/** The number of whom a row is about; one that cannot be right is kept beside it, for linking may know whose it was to be. */
const OWN_NUMBER = 'pid';

/** What a spreadsheet shows of a long number. */
const POWER_OF_TEN = '[0-9]([.][0-9]+)?[eE][+]?[0-9]+';

/**
 * A national number. Dashes and spaces are taken out, and a zero that a spreadsheet dropped is put back if the check digit
 * then fits. What a spreadsheet wrote as a power of ten has lost its last digits for good.
 */
export const castCitizenNumber: MakeCast = (input) => {
  const { column, text, own, settings, refusesSynthetic } = input;
  const names = ['cast', 'whole', 'plain', 'bare', 'number', 'sound'] as const;
  const { cast, whole, plain, bare, number, sound } = ownNames(own, names);
  const taken = sql`(${sound} and ${isAllowed(input, number)})`;
  return {
    layers: [
      layer(own, { cast: asNumber(text) }),
      layer(own, { whole: thirteenDigits(text, cast) }),
      layer(own, { plain: firstOf([[sql`${whole} is null`, plainDigits(text, settings)]]) }),
      layer(own, { bare: firstOf([[sql`${plain} is not null`, freedDigits(plain)]]) }),
      layer(own, {
        number: firstOf([[sql`${bare} is not null`, thirteenDigits(bare, asNumber(bare))]], whole),
      }),
      layer(own, { sound: sql`(${isSound(number)} and not ${isMadeUp(number, settings)})` }),
    ],
    fields: fieldsOf(column.field, {
      written: sql`coalesce(${bare}, ${text})`,
      taken,
      unproven: sql`${number} is not null and not ${sound} and not ${isMadeUp(number, settings)}`,
    }),
    bad: badNumber({ text, plain, number, sound, taken, madeUp: isMadeUp(number, settings) }),
    mended: firstOf([
      [sql`${taken} and ${plain} is not null and ${hadOwnDigits(text)}`, reason('THAI_DIGITS')],
    ]),
    ...(refusesSynthetic ? { alwaysRejects: 'PID_SYNTHETIC' } : {}),
  } satisfies Cast;
};

type Read = Readonly<{ written: Sql; taken: Sql; unproven: Sql }>;

function fieldsOf(field: string, { written, taken, unproven }: Read): CastField[] {
  const value = { field, value: firstOf([[taken, written]]) };
  if (field !== OWN_NUMBER) return [value];
  return [value, { field: `${field}_unproven`, value: firstOf([[unproven, written]]) }];
}

type Number = Readonly<{ text: Sql; plain: Sql; number: Sql; sound: Sql; taken: Sql; madeUp: Sql }>;

function badNumber({ text, plain, number, sound, taken, madeUp }: Number): Sql {
  const hasFewer = sql`${dialect.byteLength(sql`coalesce(${plain}, ${text})`)} < 13`;
  return firstOf(
    [
      [sql`${text} is null or ${taken}`, sql`null`],
      [sound, reason('PID_SYNTHETIC')],
      [dialect.matches(plain, POWER_OF_TEN), reason('PID_FLOAT')],
      [sql`${number} is null or ${hasFewer}`, reason('PID_FORMAT')],
      [madeUp, reason('PID_MADE_UP')],
    ],
    reason('PID_CHECKSUM'),
  );
}

function isAllowed({ refusesSynthetic, settings }: CastInput, number: Sql): Sql {
  if (!refusesSynthetic) return sql`true`;
  const first = dialect.divided(number, literal(10 ** 12));
  return sql`${first} <> ${literal(Number(settings.syntheticNumberClass))}`;
}

function isMadeUp(number: Sql, { madeUpNumbers }: IntakeSettings): Sql {
  if (madeUpNumbers.length === 0) return sql`false`;
  const ones = madeUpNumbers.map((made) => sql`${number} = ${literal(BigInt(made))}`);
  return sql`coalesce(${join(ones, ' or ')}, false)`;
}

/** The text without what may stand between digits, and with a zero where one was lost. */
function freedDigits(plain: Sql): Sql {
  const freed = dialect.withoutAll(plain, '[- ]|[.]0+$');
  return firstOf([[sql`length(${freed}) = 12`, sql`concat('0', ${freed})`]], freed);
}

function asNumber(text: Sql): Sql {
  return sql`try_cast(${text} as ${dialect.type('bigint')})`;
}

/** Only digits give back the same text; the few numbers that begin with 0 do not, and are told by a pattern. */
function thirteenDigits(text: Sql, number: Sql): Sql {
  return firstOf([
    [sql`${dialect.byteLength(text)} <> 13`, sql`null`],
    [sql`cast(${number} as ${dialect.type('text')}) = ${text}`, number],
    [dialect.matches(text, '0[0-9]{12}'), number],
  ]);
}

/**
 * Whether the last digit is the check digit: 11 less the sum of the other digits, each times its place from the right,
 * modulo 11. With q(k) = number div 10^k a digit is q(k) - 10 q(k+1), and 10 is -1 modulo 11, so the sum is
 * 2 q(1) + 5 q(2) + 7 q(3) + … + 25 q(12): no digit needs to be cut out, and the term of q(5) is a multiple of 11.
 */
function isSound(number: Sql): Sql {
  const terms = Array.from({ length: 12 }, (_, index) => {
    const weight = (index === 0 ? 2 : 2 * index + 3) % 11;
    return weight === 0
      ? []
      : [sql`${literal(weight)} * ${dialect.divided(number, literal(10 ** (index + 1)))}`];
  });
  return sql`coalesce((11 - (${join(terms.flat(), ' + ')}) % 11) % 10 = ${number} % 10, false)`;
}
