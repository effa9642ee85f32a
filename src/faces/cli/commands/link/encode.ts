import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import {
  type EncodedFiles,
  type EncodingKeys,
  type EncodingSettings,
  encodeFiles,
  parseEncodingSettings,
  readEncodingKeys,
} from '../../../../linker/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type CommonOptions, examplesText, optionsOf, readCount } from '../options.ts';
import { limitsOf } from './job-options.ts';

/** The project key, where no file names it. */
const KEY_VARIABLE = 'CHIPAO_ENCODING_KEY';
/** The key of this party alone. */
const NOISE_VARIABLE = 'CHIPAO_ENCODING_NOISE';

const MUCH_FILLED = 0.5;
const LITTLE_FILLED = 0.2;

type EncodeOptions = CommonOptions &
  Readonly<{
    settings: string;
    id: string;
    out: string;
    keyFile?: string;
    noiseFile?: string;
    marks?: string;
    threads?: number;
    memory?: number;
  }>;

/** Adds `chipao encode`: what an agency that may not release names does with its records. */
export function encodeCommand(program: Command): void {
  const command = program
    .command('encode')
    .description('Turns records into encodings that can be linked without names (at an agency).')
    .argument('<files...>', 'CSV with a header line, or Parquet');
  addEncodeOptions(command).action(async (files: string[], _options, own: Command) => {
    const options = optionsOf<EncodeOptions>(own);
    const answer = await encode(files, options);
    openOutput(options).answer(answer, () => encodedLines(answer, options.out));
  });
}

function addEncodeOptions(command: Command): Command {
  return command
    .requiredOption('--settings <file>', 'JSON file that all parties of the project share')
    .requiredOption('--id <column>', 'column that marks a record; sent as it stands, unless --marks')
    .requiredOption('--out <file>', 'where the encodings go')
    .option('--key-file <file>', `file with the project key in hexadecimal (or ${KEY_VARIABLE})`)
    .option('--noise-file <file>', `file with this party's own key (or ${NOISE_VARIABLE})`)
    .option('--marks <file>', 'send marks that only you can undo; the list of them goes here and stays')
    .option('--threads <n>', 'threads of the engine', readCount('--threads'))
    .option('--memory <mb>', 'memory of the engine in MB', readCount('--memory'))
    .addHelpText(
      'after',
      examplesText(
        'encode people.csv --settings project.json --key-file project.key --id row --out agency-a.encodings',
        'encode people.csv --settings project.json --key-file project.key --noise-file own.key --id number --marks marks.csv --out agency-a.encodings',
      ),
    );
}

/** Settings and keys first: what is wrong with them is said before a record is read. */
async function encode(paths: readonly string[], options: EncodeOptions): Promise<EncodedFiles> {
  const settings = await readEncodingSettings(options.settings);
  const keys = await readKeys(options);
  const { id, out, marks } = options;
  return encodeFiles({ paths, settings, keys, id, out, marks, limits: limitsOf(options) });
}

async function readEncodingSettings(file: string): Promise<EncodingSettings> {
  let data: unknown;
  try {
    data = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw problem('ENCODING_SETTINGS_UNREADABLE', { file }, cause);
  }
  return parseEncodingSettings(data);
}

async function readKeys({ keyFile, noiseFile }: EncodeOptions): Promise<EncodingKeys> {
  const shared = await readKey('--key-file', keyFile, process.env[KEY_VARIABLE]);
  if (shared === undefined)
    throw problem('ENCODING_KEY_MISSING', { option: '--key-file', variable: KEY_VARIABLE });
  const noise = await readKey('--noise-file', noiseFile, process.env[NOISE_VARIABLE]);
  return readEncodingKeys(noise === undefined ? { shared } : { shared, noise });
}

/** A file that is named wins over a variable. */
async function readKey(
  option: string,
  file: string | undefined,
  variable: string | undefined,
): Promise<string | undefined> {
  if (file === undefined) return variable || undefined;
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw problem('ENCODING_KEY_UNREADABLE', { file, option }, cause);
  });
}

function encodedLines(
  { records, emptyRecords, bits, fill, settings, key }: EncodedFiles,
  out: string,
): string[] {
  const advice =
    fill > MUCH_FILLED
      ? ['more than half of the bits are set: everybody looks alike; ask for fewer hashes or more bits']
      : fill < LITTLE_FILLED
        ? ['few bits are set: patterns show; ask for more hashes or fewer bits']
        : [];
  return [
    ...tableLines([
      ['records', records],
      ['records of which nothing is known', emptyRecords],
      ['bits each', bits],
    ]),
    `share of bits set: ${fill.toFixed(3)}`,
    ...advice,
    `settings ${settings}, key ${key}: both must be the other party's too`,
    `written to ${out}; it is still personal data`,
  ];
}
