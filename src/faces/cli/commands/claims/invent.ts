import { mkdir, writeFile as writeBytes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { type FileSet, type InventedUpload, inventUpload, writeFile } from '../../../../filesets/index.ts';
import { openOutput } from '../../output.ts';
import {
  type CommonOptions,
  examplesText,
  optionsOf,
  readChoice,
  readCount,
  readSeed,
  readShare,
} from '../options.ts';

type InventOptions = CommonOptions &
  Readonly<{
    hospitals: number;
    claims: number;
    seed: number;
    form: 'txt' | 'dbf';
    encoding: 'utf-8' | 'windows-874';
    faults?: number;
    month: string;
    header: boolean;
  }>;

/** Adds `chipao claims invent`. */
export function addClaimsInvent(claims: Command): void {
  const command = claims
    .command('invent')
    .description('Invents uploads of hospitals that do not exist, with faults whose truth is told.')
    .argument('<folder>', 'where a folder for each hospital is made')
    .option('--hospitals <n>', 'how many hospitals', readCount('--hospitals'), 1)
    .option('--claims <n>', 'how many claims each', readCount('--claims'), 200);
  addFormOptions(command).action(async (folder: string, _options, own: Command) => {
    const options = optionsOf<InventOptions>(own);
    const uploads = await inventInto(folder, options);
    const answer = {
      folder,
      hospitals: uploads.length,
      claims: uploads.reduce((sum, { claims: all }) => sum + all.length, 0),
      faults: uploads.reduce((sum, { faults }) => sum + faults.length, 0),
    };
    openOutput(options).answer(answer, () => [
      `${answer.hospitals} hospitals, ${answer.claims.toLocaleString('en-US')} claims, ${answer.faults} planted faults`,
      `written to ${folder}; a .truth.json beside each hospital tells claims and faults`,
    ]);
  });
}

function addFormOptions(command: Command): Command {
  return command
    .option('--seed <n>', 'the same seed invents the same', readSeed('--seed'), 1)
    .option('--form <form>', 'txt or dbf', readChoice('--form', ['txt', 'dbf']), 'txt')
    .option(
      '--encoding <name>',
      'utf-8 or windows-874',
      readChoice('--encoding', ['utf-8', 'windows-874']),
      'utf-8',
    )
    .option('--faults <share>', 'share of claims with a planted fault', readShare('--faults'))
    .option('--month <yyyymm>', 'the month of the claims, in the common era', readMonth, '202510')
    .option('--no-header', 'text without a line of names, as the first version of the hub takes it')
    .addHelpText(
      'after',
      examplesText(
        'claims invent --hospitals 20 --claims 200 --seed 1 uploads',
        'claims invent --form dbf --encoding windows-874 --faults 0.05 uploads',
      ),
    );
}

function readMonth(text: string): string {
  if (/^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(text)) return text;
  throw problem('DATE_NEEDED', { option: '--month', value: text.slice(0, 10) });
}

async function inventInto(folder: string, options: InventOptions): Promise<InventedUpload[]> {
  const country = loadThailand();
  const { get, invented } = country.filesets();
  const set = get(country.claims().fileSet);
  const content = invented();
  const names = country.synthetic().names();
  const { seed, claims, month, faults: faultShare = 0 } = options;
  const uploads: InventedUpload[] = [];
  for (let hospital = 0; hospital < options.hospitals; hospital += 1) {
    const upload = inventUpload({ set, content, names, seed, hospital, claims, month, faultShare });
    await writeUpload(join(folder, upload.hospital), upload, { set, options });
    uploads.push(upload);
  }
  return uploads;
}

async function writeUpload(
  folder: string,
  upload: InventedUpload,
  { set, options }: Readonly<{ set: FileSet; options: InventOptions }>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { form, encoding, header } = options;
  for (const description of set.files.slice(0, set.mostFiles)) {
    const bytes = writeFile(description, upload.rows.get(description.name) ?? [], {
      form,
      encoding,
      header,
      // Programs write the hospital into INS for one payer only.
      present: description.columns.map((column) => !column.optional),
    });
    await writeBytes(join(folder, `${description.name}.${form}`), bytes);
  }
  const { hospital, claims, faults } = upload;
  await writeBytes(`${folder}.truth.json`, `${JSON.stringify({ hospital, claims, faults }, undefined, 1)}\n`);
}
