import { type Sql, sql } from '../../../base/lake/index.ts';
import type { Column } from '../contract.ts';
import type { IntakeSettings } from '../settings.ts';
import { firstOf, isOneOf, type MakeCast } from './cast.ts';
import { inOwnDigits } from './digits.ts';

/** Null for what says nothing in this column; what says nothing in any was seen to when the file was read. */
export function saidText(text: Sql, { empty }: Column, settings: IntakeSettings): Sql {
  const ways = [...new Set(empty.flatMap((word) => [word, inOwnDigits(word, settings)]))];
  return ways.length === 0 ? text : firstOf([[isOneOf(text, ways), sql`null`]], text);
}

/** Text as it stands; white space was put in order when the file was read. */
export const castText: MakeCast = ({ column, text }) => ({
  layers: [],
  fields: [{ field: column.field, value: text }],
  bad: null,
  mended: null,
});
