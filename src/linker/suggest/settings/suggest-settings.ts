import { problem } from '../../../base/errors/index.ts';
import type { Engine } from '../../../base/lake/index.ts';
import type { LinkSettingsInput } from '../../settings/index.ts';
import { type ChosenColumns, chooseColumns, type Reason } from './choose-columns.ts';
import { columnInputOf, comparisonOf } from './comparisons.ts';
import { type FileMode, findFileMode } from './file-mode.ts';
import { type GivenFiles, readGivenFiles } from './read-sample.ts';
import { findRowNames } from './row-names.ts';

/** Settings to begin with, and why each thing is in them. */
export type SettingsSuggestion = Readonly<{ settings: LinkSettingsInput; reasons: readonly Reason[] }>;

/** What is known of the files beforehand. */
export type SuggestionHints = Readonly<{
  /** The column with the true person of each record. */
  truth?: string | undefined;
  /** What people of this country write for "not known", and how far ahead of ours their own era is. */
  unknown?: readonly string[] | undefined;
  eraYears?: number | undefined;
}>;

/**
 * Settings for files of which nothing is known: what each column is, as its values show, compared by the ready list for it, with rules
 * that suit the files. Throws LINK_FILE_*, LINK_ROW_UNREADABLE, LINK_COLUMN_UNKNOWN and LINK_NOTHING_TO_COMPARE.
 */
export async function suggestSettings(
  engine: Engine,
  paths: readonly string[],
  hints: SuggestionHints = {},
): Promise<SettingsSuggestion> {
  const files = await readGivenFiles(engine, paths);
  const truth = truthOf(files, hints.truth);
  const rowNames = await findRowNames(engine, files, truth);
  const chosen = chooseColumns(files, {
    rowNames,
    truth,
    unknown: hints.unknown ?? [],
    eraYears: hints.eraYears,
  });
  const mode = await findFileMode(engine, files, mostTelling(chosen));
  const comparisons = [
    ...chosen.compared.flatMap((column) => comparisonOf(column, hints.eraYears) ?? []),
    ...chosen.coordinates,
  ];
  if (comparisons.length === 0) throw problem('LINK_NOTHING_TO_COMPARE', { left: leftOut(files, chosen) });
  const inputs = chosen.compared.flatMap((column) => {
    const input = columnInputOf(column);
    return input ? [[column.name, input] as const] : [];
  });
  const settings: LinkSettingsInput = {
    ...(mode.mode === 'dedupe' ? {} : { mode: mode.mode }),
    ...(rowNames.id === undefined ? {} : { id: rowNames.id }),
    ...(inputs.length > 0 ? { columns: Object.fromEntries(inputs) } : {}),
    comparisons,
    blocking: 'auto',
    ...(mode.mode === 'link' ? { clusters: { method: 'single-best' as const } } : {}),
    ...(truth === undefined ? {} : { truth }),
  };
  return { settings, reasons: reasonsOf({ files, truth, id: rowNames.id, mode, chosen }) };
}

const SAYS_TRUTH = /^(cluster|truth|entity|gold|ground_truth)([_ ]?id)?$/i;

/** The column that names the true person: as asked, or by what such columns are called in sets made for testing. */
function truthOf({ paths, columns }: GivenFiles, asked: string | undefined): string | undefined {
  const names = columns.map(({ name }) => name);
  if (asked === undefined) return names.find((name) => SAYS_TRUTH.test(name));
  if (names.includes(asked)) return asked;
  throw problem('LINK_COLUMN_UNKNOWN', { path: paths.join(', '), columns: asked, known: names.join(', ') });
}

/** Columns of which values differ most, those first that most records have. */
function mostTelling({ compared }: ChosenColumns): string[] {
  const worth = compared.map(({ name, sampled }) => ({
    name,
    worth: sampled.counts.size / Math.max(1, sampled.rows.length),
  }));
  return worth.sort((one, other) => other.worth - one.worth).map(({ name }) => name);
}

function leftOut({ columns, partial }: GivenFiles, { reasons }: ChosenColumns): string {
  const names = reasons.flatMap(({ column, chosen }) => (chosen === 'left out' && column ? [column] : []));
  return [...names, ...partial].join(', ') || `${columns.length}`;
}

function reasonsOf(
  part: Readonly<{
    files: GivenFiles;
    truth: string | undefined;
    id: string | undefined;
    mode: FileMode;
    chosen: ChosenColumns;
  }>,
): Reason[] {
  const { files, truth, id, mode, chosen } = part;
  return [
    { chosen: mode.mode, why: mode.why },
    ...(id === undefined
      ? [{ chosen: 'row numbers', why: 'no column is known in every row and never twice in a file' }]
      : [{ column: id, chosen: 'id', why: 'known in every row and never twice in a file' }]),
    ...(truth === undefined
      ? []
      : [{ column: truth, chosen: 'truth', why: 'it is named so; it is not compared' }]),
    ...chosen.reasons,
    ...files.partial.map((column) => ({ column, chosen: 'left out', why: 'not every file has it' })),
    { chosen: 'blocking auto', why: 'rules are chosen when files are linked, within a budget of pairs' },
  ];
}
