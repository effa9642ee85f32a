import { literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { Column } from '../contract.ts';
import type { IntakeSettings } from '../settings.ts';
import { literals, type MakeCast } from './cast.ts';

/** Null for what says nothing: the country's blanks and the column's own. */
export function saidText(text: Sql, column: Column, settings: IntakeSettings): Sql {
  const [only, ...others] = [...settings.blank, ...column.empty];
  if (only === undefined) return text;
  if (others.length === 0) return sql`nullif(${text}, ${literal(only)})`;
  return sql`case when ${text} in ${literals([only, ...others])} then null else ${text} end`;
}

/** Text as it stands; white space was put in order when the file was read. */
export const castText: MakeCast = ({ column, text }) => ({
  layers: [],
  fields: [{ field: column.field, value: text }],
  bad: null,
  mended: null,
});
