import { dialect, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { LinkSettings } from '../settings/index.ts';

type ColumnSettings = LinkSettings['columns'][string];

/** The value of a column as it is compared: clean text, or null where nothing is known. */
export function cleanColumn(raw: Sql, settings: ColumnSettings | undefined): Sql {
  const text = cleaned(raw, settings?.clean ?? 'lower');
  const dated = settings?.dateFormat ? isoDate(text, settings.dateFormat) : text;
  const unknown = settings?.unknown ?? [];
  const known = sql`nullif(${dated}, '')`;
  if (unknown.length === 0) return known;
  const list = join(unknown.map((value) => literal(value.toLowerCase())));
  return sql`case when ${known} not in (${list}) then ${known} end`;
}

function cleaned(raw: Sql, clean: ColumnSettings['clean']): Sql {
  const spaced = sql`trim(${dialect.singleSpaces(raw)})`;
  switch (clean) {
    case 'as-is':
      return raw;
    case 'lower':
      return sql`lower(${spaced})`;
    case 'no-spaces':
      return sql`replace(lower(${spaced}), ' ', '')`;
    case 'digits':
      return dialect.withoutAll(raw, '[^0-9]');
    case 'letters-and-digits':
      return sql`trim(${dialect.singleSpaces(dialect.replaceAll(sql`lower(${raw})`, '[^\\p{L}\\p{M}\\p{N}]+', ' '))})`;
  }
}

/** Rearranges a date of fixed places into `YYYY-MM-DD`; text that does not have that form becomes null. */
function isoDate(text: Sql, format: string): Sql {
  const part = (letters: string) =>
    sql`substr(${text}, ${literal(format.indexOf(letters) + 1)}, ${literal(letters.length)})`;
  const form = format.replaceAll(/[YMD]/g, '[0-9]').replaceAll(/[.]/g, '\\.');
  const date = sql`${part('YYYY')} || '-' || ${part('MM')} || '-' || ${part('DD')}`;
  return sql`case when ${dialect.matches(text, form)} then ${date} end`;
}
