import { mkdir, writeFile as writeBytes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadClaimFiles } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { dayOf, type IsoDate, type Language } from '../../../../base/model/index.ts';
import {
  checkFiles,
  type FileFault,
  type FileSets,
  faultsCsv,
  findSet,
  gatherFiles,
  type MatchedFiles,
  matchFiles,
  writeMended,
} from '../../../../filesets/index.ts';
import { openOutput } from '../../output.ts';
import { type CommonOptions, examplesText, optionsOf, readChoice, readDate } from '../options.ts';
import { unwrapBills } from './unwrap-bills.ts';
import { type Checked, checkedLines, type MendedName, mendedLines } from './validate-lines.ts';

type ValidateOptions = CommonOptions &
  Readonly<{
    set?: string;
    level: 'door' | 'all';
    hospital?: string;
    today?: IsoDate;
    lang: Language;
    faults?: string;
    mended?: string;
  }>;

/** Adds `chipao claims validate`. */
export function addClaimsValidate(claims: Command): void {
  claims
    .command('validate')
    .description(
      'Checks files before they are sent, on this machine alone; tells file, row, field, rule and mend.',
    )
    .argument('<files...>', 'files, folders or zip archives')
    .option('--set <id>', 'the set of files they belong to (default: known by their names)')
    .option(
      '--level <level>',
      'all, or door: only what the hub itself refuses',
      readChoice('--level', ['door', 'all']),
      'all',
    )
    .option('--hospital <code>', 'the hospital that sends (default: whichever the files name first)')
    .option('--today <date>', 'the day from which the future begins (default: today)', readDate('--today'))
    .option('--lang <language>', 'th or en', readChoice('--lang', ['th', 'en']), 'th')
    .option('--faults <file>', 'write every fault into a CSV file')
    .option('--mended <folder>', 'write the files again with plain slips mended: era, separators, commas')
    .addHelpText(
      'after',
      examplesText(
        'claims validate upload/',
        'claims validate F43_99801_20251001.zip --faults faults.csv --lang en',
      ),
    )
    .action(async (paths: string[], _options, command: Command) => {
      const options = optionsOf<ValidateOptions>(command);
      const checked = await validate(paths, options);
      const mended = await writeResults(checked, options);
      const { faults, matched } = checked;
      openOutput(options).answer({ ...answerOf(checked), mended }, () => [
        ...checkedLines(checked, options.lang),
        ...mendedLines(mended, options.lang),
      ]);
      const errors = faults.filter(({ level }) => level === 'error');
      if (errors.length === 0) return;
      const files = new Set(errors.map(({ file }) => file)).size;
      throw problem('CLAIM_FILES_FAULTY', { faults: errors.length, files, set: matched.set.id });
    });
}

async function validate(paths: readonly string[], options: ValidateOptions): Promise<Checked> {
  const { filesets, timeZone } = loadClaimFiles();
  const { files: gathered, faults: broken } = unwrapBills(await gatherFiles(paths));
  const set = options.set === undefined ? findSet(filesets, gathered) : filesets.get(options.set);
  if (set === undefined) throw problem('CLAIM_FILES_MISSING', { path: paths.join(', ') });
  const matched = matchFiles(set, gathered);
  const today = (options.today ?? dayOf(new Date(), timeZone)).replaceAll('-', '');
  const { level, hospital } = options;
  const faults = [
    ...broken,
    ...matched.faults,
    ...checkFiles(set, matched.files, { level, today, ...(hospital === undefined ? {} : { hospital }) }),
  ];
  return { matched, faults, filesets };
}

async function writeResults(
  { matched, faults, filesets }: Checked,
  options: ValidateOptions,
): Promise<readonly MendedName[]> {
  if (options.faults !== undefined) {
    const csv = faultsCsv(faults, { matched, words: filesets.words, language: options.lang });
    await writeBytes(options.faults, csv);
  }
  return options.mended === undefined ? [] : writeAllMended(matched, faults, options.mended);
}

/** Writes what was read whole; of all else something would be lost. */
async function writeAllMended(
  { set, files }: MatchedFiles,
  faults: readonly FileFault[],
  folder: string,
): Promise<MendedName[]> {
  if (set.forms.includes('json'))
    return files.map(({ description: { name } }) => ({ name, mended: 0, isWritten: false }));
  await mkdir(folder, { recursive: true });
  const names: MendedName[] = [];
  for (const one of files) {
    const { name: file, mended, bytes } = writeMended(one, faults);
    names.push({ name: one.description.name, mended, isWritten: bytes !== undefined });
    if (bytes !== undefined) await writeBytes(join(folder, file), bytes);
  }
  return names;
}

function answerOf({
  matched,
  faults,
}: Readonly<{ matched: MatchedFiles; faults: readonly FileFault[]; filesets: FileSets }>) {
  return {
    set: matched.set.id,
    files: matched.files.map(({ description, rows, encoding, form }) => ({
      name: description.name,
      rows: rows.length,
      encoding,
      form,
    })),
    faults,
  };
}
