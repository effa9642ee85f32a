import { literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { Column } from '../contract.ts';
import { firstOf, isOneOf, type MakeCast } from './cast.ts';

/** Null for what says nothing in this column; what says nothing in any was seen to when the file was read. */
export function saidText(text: Sql, { empty }: Column): Sql {
  const [only, ...others] = empty;
  if (only === undefined) return text;
  if (others.length === 0) return sql`nullif(${text}, ${literal(only)})`;
  return firstOf([[isOneOf(text, empty), sql`null`]], text);
}

/** Text as it stands; white space was put in order when the file was read. */
export const castText: MakeCast = ({ column, text }) => ({
  layers: [],
  fields: [{ field: column.field, value: text }],
  bad: null,
  mended: null,
});
