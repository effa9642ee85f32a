import { dialect, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { LinkSettings } from '../settings/index.ts';
import { markCutShort } from './odd-values.ts';

type ColumnSettings = LinkSettings['columns'][string];

/** The value of a column as it is compared: clean text, or null where nothing is known. */
export function cleanColumn(raw: Sql, settings: ColumnSettings | undefined): Sql {
  const { clean = 'lower', dateFormat, unknown = [] } = settings ?? {};
  const text = cleaned(raw, clean);
  const known =
    unknown.length === 0 ? text : sql`case when ${text} not in (${listOf(unknown, clean)}) then ${text} end`;
  const dated = dateFormat === undefined ? known : isoDate(known, dateFormat);
  const value = sql`nullif(${dated}, '')`;
  return clean === 'as-is' || keepsSigns(settings) ? value : markCutShort(raw, value);
}

/** Whether a number that was cut short can still be told by its clean text, which is quicker than looking at both. */
export function keepsSigns({ clean = 'lower', dateFormat }: Partial<ColumnSettings> = {}): boolean {
  return (clean === 'lower' || clean === 'no-spaces') && dateFormat === undefined;
}

/** Texts that mean "not known", cleaned as the values are, so that they are found however they are written. */
function listOf(unknown: readonly string[], clean: ColumnSettings['clean']): Sql {
  return join(unknown.map((value) => cleaned(literal(value), clean)));
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
      // Tools that take ids for numbers write 1234.0: the last 0 is no digit of the id.
      return dialect.withoutAll(raw, '[.]0 *$|[^0-9]');
    case 'letters-and-digits':
      return sql`trim(${dialect.singleSpaces(dialect.replaceAll(sql`lower(${raw})`, '[^\\p{L}\\p{M}\\p{N}]+', ' '))})`;
  }
}

/** Rearranges a date into `YYYY-MM-DD`; text that does not have the form becomes null. */
function isoDate(text: Sql, format: string): Sql {
  const part = (letters: string) =>
    sql`substr(${text}, ${literal(format.indexOf(letters) + 1)}, ${literal(letters.length)})`;
  const form = format.replaceAll(/[YMD]/g, '[0-9]').replaceAll('.', '\\.');
  const date = sql`${part('YYYY')} || '-' || ${part('MM')} || '-' || ${part('DD')}`;
  return sql`case when ${dialect.matches(text, form)} then ${date} ${withoutZeros(text, format)} end`;
}

/** Where marks part them, day and month may lack a leading zero: spreadsheets write `3/7/1984`. */
function withoutZeros(text: Sql, format: string): Sql {
  const parts = format.split(/[/. -]/);
  if (parts.length !== 3) return sql``;
  const form = format.replaceAll('.', '\\.').replace('YYYY', '[0-9]{4}').replace(/MM|DD/g, '[0-9]{1,2}');
  const spaced = dialect.replaceAll(text, '[/. -]', ' ');
  const part = (letters: string) => dialect.wordOf(spaced, parts.indexOf(letters) + 1);
  const two = (letters: string) => sql`right('0' || ${part(letters)}, 2)`;
  const date = sql`${part('YYYY')} || '-' || ${two('MM')} || '-' || ${two('DD')}`;
  return sql`when ${dialect.matches(text, form)} then ${date}`;
}
