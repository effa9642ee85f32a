import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { problem } from '../../../base/errors/index.ts';
import {
  OPEN_DATASETS,
  readCatalogue,
  readDictionary,
  writeOpenData,
} from '../../../services/open-data/index.ts';
import { openOutput, tableLines } from '../output.ts';
import { type House, inHouse, withReading } from '../wiring.ts';
import { examplesText, optionsOf } from './options.ts';

/** Adds `chipao open-data`. */
export function openDataCommand(program: Command): void {
  program
    .command('open-data')
    .description(
      'Writes the open tables, from the country down to villages, as CSV, JSON and Parquet with their dictionaries.',
    )
    .requiredOption('--out <dir>', 'the folder to write into: a new or an empty one')
    .addHelpText('after', examplesText('open-data --out open', 'open-data --out open --json'))
    .action(async (_options, command: Command) => {
      const { out, ...options } = optionsOf<Readonly<{ out: string }>>(command);
      const answer = await inHouse(options, (house) => exportOpenData(house, out));
      openOutput(options).answer(answer, () => [
        `open tables as of ${answer.asOf}, licence ${answer.licence.id}, written to ${answer.folder}`,
        '',
        ...tableLines(
          answer.datasets.flatMap(({ files, rows }) =>
            files.map(({ name, bytes }) => [name, `${rows} rows`, `${bytes} bytes`]),
          ),
        ),
      ]);
    });
}

async function exportOpenData(house: House, folder: string) {
  await emptyFolder(folder);
  try {
    return await withReading(house, async (reading) => {
      const set = await writeOpenData(reading, folder, house.lake.limits);
      for (const { id } of OPEN_DATASETS) {
        const dictionary = readDictionary(reading, set, id);
        await writeFile(join(folder, `${id}.dictionary.json`), pretty(dictionary));
        await writeFile(join(folder, `${id}.metadata.json`), pretty(dictionary.record));
      }
      const catalogue = readCatalogue(reading, set);
      await writeFile(join(folder, 'catalogue.json'), pretty(catalogue));
      return { folder, ...catalogue };
    });
  } catch (cause) {
    for (const name of await readdir(folder)) await rm(join(folder, name));
    throw cause;
  }
}

/** Nothing that is there is written over, so that half of an older set cannot stand beside a newer one. */
async function emptyFolder(folder: string): Promise<void> {
  const names = await mkdir(folder, { recursive: true })
    .then(() => readdir(folder))
    .catch((cause: NodeJS.ErrnoException) => {
      throw problem('FOLDER_UNWRITABLE', { folder, cause: cause.code ?? '–' }, cause);
    });
  if (names.length > 0) throw problem('FOLDER_TAKEN', { folder });
}

function pretty(answer: unknown): string {
  return `${JSON.stringify(answer, null, 2)}\n`;
}
