import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { firstOf, layer, type MakeCast, ownNames, reason } from './cast.ts';
import { anyMonth, monthOfWord } from './date-parts.ts';
import { hadOwnDigits, plainDigits } from './digits.ts';
import { wholeNumber } from './numbers.ts';

const CODE_DIGITS = 11;

/** A register house's code: 11 digits, with the zeros that were lost where it travelled as a number. */
export const castHouseCode: MakeCast = ({ column, text, own, settings }) => {
  const { bare, code } = ownNames(own, ['bare', 'code']);
  const isCode = dialect.matches(text, `[0-9]{${CODE_DIGITS}}`);
  const freed = dialect.withoutAll(plainDigits(text, settings), '[- ]|[.]0+$');
  const hasDigits = dialect.matches(bare, `[0-9]{1,${CODE_DIGITS}}`);
  const padded = sql`lpad(${bare}, ${literal(CODE_DIGITS)}, '0')`;
  const whole = firstOf([
    [sql`${code} is not null`, code],
    [hasDigits, padded],
  ]);
  return {
    layers: [
      layer(own, { code: firstOf([[isCode, text]]) }),
      layer(own, { bare: firstOf([[sql`${code} is null`, freed]]) }),
    ],
    fields: [{ field: column.field, value: sql`nullif(${whole}, ${literal('0'.repeat(CODE_DIGITS))})` }],
    bad: firstOf([[sql`${bare} is not null and not ${hasDigits}`, reason('NUMBER_FORMAT')]]),
    mended: firstOf([[sql`${hasDigits} and ${hadOwnDigits(text)}`, reason('THAI_DIGITS')]]),
  };
};

/** A village's number in its subdistrict as two digits; 00 is outside the villages. */
export const castVillageNumber: MakeCast = ({ column, text, own, settings }) => {
  const { plain, number } = ownNames(own, ['plain', 'number']);
  const isNumber = dialect.matches(plain, '0*[0-9]{1,2}');
  return {
    layers: [
      layer(own, { plain: plainDigits(text, settings) }),
      layer(own, { number: firstOf([[isNumber, sql`substr(concat('0', ${plain}), -2)`]]) }),
    ],
    fields: [{ field: column.field, value: number }],
    bad: firstOf(
      [
        [sql`${text} is null or ${number} is not null`, sql`null`],
        [sql`${wholeNumber(plain)} is null`, reason('NUMBER_FORMAT')],
      ],
      reason('NUMBER_RANGE'),
    ),
    mended: firstOf([[sql`${number} is not null and ${hadOwnDigits(text)}`, reason('THAI_DIGITS')]]),
  };
};

/** Ways in which 27/1 comes back from a spreadsheet: 27-ม.ค., ม.ค.-27, a whole date, or a date cell. */
export const castHouseNumber: MakeCast = ({ column, text, own, settings }) => {
  const { plain, form, word, number } = ownNames(own, ['plain', 'form', 'word', 'number']);
  const month = anyMonth(settings);
  const named = monthOfWord(word, settings);
  const piece = (pattern: string) => dialect.firstPart(plain, pattern);
  const asNumber = (digits: Sql) => sql`try_cast(${digits} as ${dialect.type('integer')})`;
  return {
    layers: [
      layer(own, { plain: plainDigits(text, settings) }),
      layer(own, {
        form: firstOf([
          [dialect.matches(plain, '[0-9]+(/[0-9]+)?'), sql`null`],
          [dialect.matches(plain, `[0-9]{1,2}[- ]${month}`), literal('day-word')],
          [dialect.matches(plain, `${month}[- ][0-9]{1,2}`), literal('word-rest')],
          [dialect.matches(plain, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?'), literal('iso')],
          [dialect.matches(plain, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}'), literal('whole')],
        ]),
      }),
      layer(own, { word: firstOf([[sql`${form} is not null`, dialect.firstPart(plain, month)]]) }),
      layer(own, {
        number: firstOf(
          [
            [sql`${form} is null`, text],
            [sql`${form} = 'day-word'`, slash(asNumber(piece('^[0-9]+')), named)],
            [sql`${form} = 'word-rest'`, slash(named, asNumber(piece('[0-9]+$')))],
            [sql`${form} = 'iso'`, ofCell(plain)],
          ],
          slash(asNumber(sql`split_part(${plain}, '/', 1)`), asNumber(sql`split_part(${plain}, '/', 2)`)),
        ),
      }),
    ],
    fields: [{ field: column.field, value: number }],
    bad: null,
    mended: firstOf([[sql`${form} is not null`, reason('HOUSE_NUMBER_DATE')]]),
  };
};

/** The first of a month in another year was month/year: what is typed as 1/70 becomes January 1970. */
function ofCell(plain: Sql): Sql {
  const part = (from: number, length: number) =>
    sql`try_cast(substr(${plain}, ${literal(from)}, ${literal(length)}) as ${dialect.type('integer')})`;
  const [year, month, day] = [part(1, 4), part(6, 2), part(9, 2)];
  const isOtherYear = sql`abs(${year} - _as_of_year) > 1`;
  return firstOf([[sql`${day} = 1 and ${isOtherYear}`, slash(month, sql`${year} % 100`)]], slash(day, month));
}

function slash(left: Sql, right: Sql): Sql {
  return sql`concat(${left}, '/', ${right})`;
}
