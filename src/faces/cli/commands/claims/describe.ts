import type { Command } from 'commander';
import { loadClaimFiles } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { Language } from '../../../../base/model/index.ts';
import { type FileDescription, type FileSet, shapeWords } from '../../../../filesets/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type CommonOptions, examplesText, optionsOf, readChoice } from '../options.ts';

type DescribeOptions = CommonOptions & Readonly<{ lang: Language }>;

/** Adds `chipao claims describe`. */
export function addClaimsDescribe(claims: Command): void {
  claims
    .command('describe')
    .description('Tells the sets of files, the files of a set, or the columns of a file.')
    .argument('[set]', 'id of a set')
    .argument('[file]', 'name of a file of it')
    .option('--lang <language>', 'th or en', readChoice('--lang', ['th', 'en']), 'th')
    .addHelpText('after', examplesText('claims describe', 'claims describe sixteen-files DRU --lang en'))
    .action((id: string | undefined, name: string | undefined, ...others: unknown[]) => {
      const command = others.at(-1) as Command;
      const options = optionsOf<DescribeOptions>(command);
      const { sets, get } = loadClaimFiles().filesets;
      const output = openOutput(options);
      if (id === undefined) return output.answer(sets.map(setAnswer), () => setLines(sets, options.lang));
      const set = get(id);
      if (name === undefined) return output.answer(setAnswer(set), () => filesLines(set, options.lang));
      const file = set.byName.get(name.toUpperCase());
      if (file === undefined) throw problem('CLAIM_FILE_UNKNOWN', { file: name, set: id });
      output.answer(fileAnswer(file), () => columnLines(file, options.lang));
    });
}

function setAnswer({ id, title, origin, verified, files }: FileSet) {
  return { id, title, origin, verified, files: files.map(({ name }) => name) };
}

function fileAnswer({ name, title, verified, columns }: FileDescription) {
  return {
    name,
    title,
    verified,
    columns: columns.map(({ codes, shape, ...column }) => ({
      ...column,
      codes: codes?.id,
      shape: shape?.source,
    })),
  };
}

function setLines(sets: readonly FileSet[], language: Language): string[] {
  return tableLines(sets.map(({ id, files, title }) => [id, files.length, title[language]]));
}

function filesLines({ title, files, origin }: FileSet, language: Language): string[] {
  return [
    title[language],
    ...tableLines(files.map((file) => [file.name, file.columns.length, file.title[language]])),
    origin,
  ];
}

function columnLines({ name, title, columns }: FileDescription, language: Language): string[] {
  return [
    `${name}: ${title[language]}`,
    ...tableLines(columns.map((column) => [...shapeWords(column), column.title[language]])),
  ];
}
