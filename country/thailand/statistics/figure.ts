import type { CsvRow } from '../csv.ts';

/**
 * How a figure is known: `found` in a published source, `derived` from found ones by arithmetic, or `modelled` by us
 * because nothing was found. A page or a test that shows a figure says which.
 */
export type Knowledge = 'found' | 'derived' | 'modelled';

/** A number with how it is known and the ids of its sources (see `Statistics.sources`; S.. found, M.. modelled). */
export type Figure = Readonly<{ value: number; known: Knowledge; sources: readonly string[] }>;

/** Whole years of age, both ends counted in; `to` is null in an open group such as 80+. */
export type AgeGroup = Readonly<{ label: string; from: number; to: number | null }>;

/** A four-digit year of the Common era. */
export type Year = number;

/** Where a figure's origin comes from: the status as the file words it, and the source ids. */
export type Origin = Readonly<{ known: Knowledge; sources: readonly string[] }>;

/** Reads `15-19`, `80+` or `7` as a group of ages. */
export function parseAgeGroup(label: string): AgeGroup {
  const [from, to] = label.replace('+', '').split('-').map(Number);
  if (label.endsWith('+')) return { label, from: Number(from), to: null };
  return { label, from: Number(from), to: to ?? Number(from) };
}

/**
 * The origin of a figure in a row with the columns `status` and `source_id`. A status such as `found total; sex split
 * modelled` or `rank found; value modelled` counts as modelled, for the figure itself is.
 */
export function originOf(row: CsvRow, statusColumn = 'status', sourceColumn = 'source_id'): Origin {
  return { known: knowledgeOf(row.text(statusColumn)), sources: sourcesOf(row.text(sourceColumn)) };
}

/** Reads the wording of a status column. */
export function knowledgeOf(status: string): Knowledge {
  if (status.includes('modelled')) return 'modelled';
  return status.includes('derived') ? 'derived' : 'found';
}

/** Reads `S11;S14` as a list of source ids. */
export function sourcesOf(ids: string): string[] {
  return ids.split(';').filter((id) => id !== '');
}

/** A required figure of a row. */
export function figureOf(row: CsvRow, column: string, origin: Origin): Figure {
  return { value: row.number(column), known: origin.known, sources: origin.sources };
}

/** A figure of a row that may be blank: null means that nobody published it and none was modelled. */
export function figureOrNull(row: CsvRow, column: string, origin: Origin): Figure | null {
  return row.numberOrNull(column) === null ? null : figureOf(row, column, origin);
}

/** A figure whose origin is fixed for the whole column. */
export function fixedOrigin(known: Knowledge, ...sources: string[]): Origin {
  return { known, sources };
}
