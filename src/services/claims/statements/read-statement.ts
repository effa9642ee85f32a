import { z } from 'zod';
import { STATEMENT_WORDS, type StatementLayout, type StatementWord } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { unmarked } from '../../../base/model/index.ts';
import { parseLines } from './parse-lines.ts';
import { readWorkbook } from './read-workbook.ts';
import type { StatementRow } from './statement-rows.ts';

/** A statement that was read. */
export type ReadStatement = Readonly<{
  layout: StatementLayout;
  document: string | undefined;
  /** Whom the file says it is about, where it says so above its heads. */
  hospital: string | undefined;
  rows: readonly StatementRow[];
}>;

/** A file somebody hands in. */
export type StatementFile = Readonly<{ name: string; bytes: Buffer }>;

type Cells = readonly (readonly string[])[];

const dataSchema = z.object({
  layout: z.string(),
  document: z.string().max(200).optional(),
  hospital: z.string().max(20).optional(),
  rows: z.array(z.partialRecord(z.enum(STATEMENT_WORDS), z.string().max(500))),
});

/** Rows that stand above the heads at most. */
const MOST_TITLES = 40;
const TRANSACTION = /^[0-9A-Za-z-]{4,40}$/;
const DOCUMENT = /เลขที่เอกสาร\s+(\S+)/;
const HOSPITAL = /สถานพยาบาล\D{0,40}(\d{5})(?!\d)/;

/**
 * Reads a statement of a payer or of ourselves, whatever its form: a workbook with titles above its heads, lines, or data. Which layout it
 * has is seen from its heads. Throws STATEMENT_UNREADABLE, STATEMENT_LAYOUT_UNKNOWN.
 */
export async function readStatement(
  file: StatementFile,
  layouts: readonly StatementLayout[],
): Promise<ReadStatement> {
  const ending = file.name.toLowerCase().split('.').at(-1);
  if (ending === 'json') return readData(file, layouts);
  const sheets =
    ending === 'csv'
      ? [parseLines(file.bytes.toString('utf8').replace(/^\ufeff/, ''))]
      : await readWorkbook(file);
  for (const cells of sheets) {
    const found = findHeads(cells, layouts);
    if (found) return readRows(cells, found);
  }
  throw layoutUnknown(file, layouts);
}

function readData({ name, bytes }: StatementFile, layouts: readonly StatementLayout[]): ReadStatement {
  let plain: unknown;
  try {
    plain = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw problem('STATEMENT_UNREADABLE', { file: name, where: 'line 1', reason: 'it is no JSON' }, cause);
  }
  const parsed = dataSchema.safeParse(plain);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the top';
    throw problem('STATEMENT_UNREADABLE', { file: name, where, reason: issue?.message ?? '?' });
  }
  const layout = layouts.find(({ id }) => id === parsed.data.layout);
  if (!layout) throw layoutUnknown({ name }, layouts);
  const { document, hospital, rows } = parsed.data;
  return { layout, document, hospital, rows };
}

function layoutUnknown({ name }: Pick<StatementFile, 'name'>, layouts: readonly StatementLayout[]) {
  return problem('STATEMENT_LAYOUT_UNKNOWN', { file: name, known: layouts.map(({ id }) => id).join(', ') });
}

type Heads = Readonly<{
  layout: StatementLayout;
  at: number;
  /** Where each of our words stands in a row. */
  places: ReadonlyMap<StatementWord, number>;
}>;

/** The row of heads is the one with the payer's number of the transaction; the layout is the one that shares most names with it. */
function findHeads(cells: Cells, layouts: readonly StatementLayout[]): Heads | undefined {
  const at = cells.slice(0, MOST_TITLES).findIndex((row) => row.some((cell) => bare(cell) === 'TRAN_ID'));
  const names = (cells[at] ?? []).map(bare);
  const ranked = layouts
    .map((layout) => ({ layout, shared: sharedNames(layout, names) }))
    .sort((one, other) => other.shared - one.shared);
  const [best] = ranked;
  if (at < 0 || !best) return undefined;
  const { layout } = best;
  const places = isByPlace(layout, names) ? placesByPosition(layout) : placesByName(layout, names);
  return places.has('transaction') && places.has('paid') ? { layout, at, places } : undefined;
}

/** Without spaces and breaks, in which files of one payer differ. */
function bare(name: string): string {
  return name.replaceAll(/\s+/g, '').toUpperCase();
}

function sharedNames({ columns }: StatementLayout, names: readonly string[]): number {
  return columns.filter(({ name }) => names.includes(bare(name))).length;
}

/** Heads of several lines hide names; where those that are seen stand in their places, the others do too. */
function isByPlace({ columns }: StatementLayout, names: readonly string[]): boolean {
  if (names.length < columns.length) return false;
  const seen = columns.filter(({ name }) => names.includes(bare(name)));
  const placed = columns.filter(({ name }, at) => names[at] === bare(name));
  return placed.length === seen.length && placed.length > columns.length / 4;
}

function placesByPosition({ columns }: StatementLayout): Map<StatementWord, number> {
  return new Map(columns.flatMap(({ holds }, at) => (holds === undefined ? [] : [[holds, at]])));
}

function placesByName({ columns }: StatementLayout, names: readonly string[]): Map<StatementWord, number> {
  return new Map(
    columns.flatMap(({ name, holds }) => {
      const at = names.indexOf(bare(name));
      return holds === undefined || at < 0 ? [] : [[holds, at] as const];
    }),
  );
}

/** Rows without a number of a transaction are sub-heads and sums. */
function readRows(cells: Cells, { layout, at, places }: Heads): ReadStatement {
  const transactionAt = places.get('transaction') ?? -1;
  const rows = cells.slice(at + 1).flatMap((row): StatementRow[] => {
    if (!TRANSACTION.test((row[transactionAt] ?? '').trim())) return [];
    return [
      Object.fromEntries([...places].map(([word, place]) => [word, unmarked((row[place] ?? '').trim())])),
    ];
  });
  const titles = cells.slice(0, Math.max(at, 0)).flat();
  const named = (what: RegExp) =>
    titles.map((title) => what.exec(title)?.[1]).find((found) => found !== undefined);
  return { layout, document: named(DOCUMENT), hospital: named(HOSPITAL), rows };
}
