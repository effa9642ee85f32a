import type { Column } from '../contract.ts';
import type { Cast, CastInput, MakeCast } from './cast.ts';
import { castCitizenNumber } from './citizen-number.ts';
import { castCode, castCodes, castFlag } from './codes.ts';
import { castDate } from './dates.ts';
import { castHouseCode, castHouseNumber, castVillageNumber } from './houses.ts';
import { castFullName, castName } from './names.ts';
import { castBaht, castDecimal, castInteger } from './numbers.ts';
import { castPlaceCode } from './place-codes.ts';
import { castText } from './text.ts';

export { type Cast, type CastField, firstOf, type Layer, reason } from './cast.ts';
export { saidText } from './text.ts';

const CASTS: Readonly<Record<Column['read'], MakeCast>> = {
  text: castText,
  name: castName,
  'full-name': castFullName,
  'citizen-number': castCitizenNumber,
  'house-code': castHouseCode,
  'house-number': castHouseNumber,
  'place-code': castPlaceCode,
  'village-number': castVillageNumber,
  code: castCode,
  codes: castCodes,
  integer: castInteger,
  decimal: castDecimal,
  baht: castBaht,
  date: castDate,
  flag: castFlag,
};

/** How a column is read, by its kind. */
export function castOf(input: CastInput): Cast {
  return CASTS[input.column.read](input);
}
