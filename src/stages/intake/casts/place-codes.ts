import { dialect, id, sql } from '../../../base/lake/index.ts';
import { firstOf, layer, type MakeCast, ownNames, reason } from './cast.ts';
import { hadOwnDigits, plainDigits } from './digits.ts';

/** The number of what lies in no village, behind a subdistrict's code. */
const OUTSIDE = sql`'00'`;

/**
 * A subdistrict's code of 6 digits or a village's of 8, as `known_place` has it: that table holds the codes that can be
 * stored, and for each what is stored, itself or its successor. A subdistrict's with 00 behind it stays as long as it came.
 */
export const castPlaceCode: MakeCast = ({ column, text, own, settings }) => {
  const { plain, bare, key } = ownNames(own, ['plain', 'bare', 'key']);
  const place = own('place');
  const stored = id(`${place}.stored`);
  const endsOutside = sql`${bare} <> ${key}`;
  return {
    layers: [
      layer(own, { plain: plainDigits(text, settings) }),
      layer(own, {
        bare: firstOf(
          [[sql`${dialect.byteLength(plain)} in (6, 8) and not ${dialect.contains(plain, '.')}`, plain]],
          dialect.withoutAll(plain, '[- ]|[.]0+$'),
        ),
      }),
      layer(own, {
        key: firstOf(
          [
            [
              sql`${dialect.byteLength(bare)} = 8 and substr(${bare}, 7) = ${OUTSIDE}`,
              sql`substr(${bare}, 1, 6)`,
            ],
          ],
          bare,
        ),
      }),
    ],
    joins: [sql`left join known_place as ${id(place)} on ${id(`${place}.code`)} = ${key}`],
    fields: [{ field: column.field, value: firstOf([[endsOutside, sql`${stored} || ${OUTSIDE}`]], stored) }],
    bad: firstOf([[sql`${text} is not null and ${stored} is null`, reason('PLACE_UNKNOWN')]]),
    mended: firstOf([
      [sql`${stored} <> ${key}`, reason('PLACE_SUCCESSOR')],
      [sql`${stored} is not null and ${hadOwnDigits(text)}`, reason('THAI_DIGITS')],
    ]),
  };
};
