import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type ReaderKit, readTables, readyReaders } from '../../src/stages/intake/reader/index.ts';
import { sheetOf, withForgedSize, workbookOf, zipOf } from '../../src/stages/intake/testing/hostile-files.ts';
import { inRounds, type Storm } from './storm.ts';

const MEGABYTE = 1_048_576;
const LARGE_MB = 1024;
const ROWS = 1_000_000_000;
/** A refusal must come so soon, and the process that asked must never be held up for longer. */
const MOST_SECONDS = 5;
const MOST_DELAY_MS = 250;
const NANOSECONDS = 1e6;

const FORMS = {
  zip: { format: 'zip', member: 'THING.txt', delimiter: '|', encoding: 'utf-8', quoted: false },
  xlsx: { format: 'xlsx', delimiter: ',', encoding: 'utf-8', quoted: false },
  delimited: { format: 'delimited', delimiter: ',', encoding: 'utf-8', quoted: true },
} as const;
const TEXT = {
  head: 'A,B',
  hasRows: true,
  utf16: false,
  utf8Bytes: 0,
  otherBytes: 0,
  firstUtf8Line: null,
  firstOtherLine: null,
  longLine: null,
};

/** A file made to do harm: how it is written, how it is read, and what must be said of it. */
type Attack = Readonly<{
  name: string;
  form: keyof typeof FORMS;
  write: (path: string) => Promise<void>;
  refusal: string;
}>;

const ATTACKS: readonly Attack[] = [
  {
    name: 'a zip of a gigabyte of nothing',
    form: 'zip',
    write: (path) => writeBomb(path, 'THING.txt'),
    refusal: 'ARCHIVE_INFLATES',
  },
  {
    name: 'a zip that says it is small',
    form: 'zip',
    write: async (path) => {
      const bomb = await zipOf({ 'THING.txt': Buffer.alloc(400 * MEGABYTE) });
      await writeFile(path, withForgedSize(bomb, 1000));
    },
    refusal: 'ZIP_DAMAGED',
  },
  {
    name: 'a workbook whose sheet is a gigabyte of nothing',
    form: 'xlsx',
    write: (path) => writeBomb(path, 'xl/worksheets/sheet1.xml'),
    refusal: 'ARCHIVE_INFLATES',
  },
  {
    name: 'a workbook of one text',
    form: 'xlsx',
    write: async (path) => {
      const strings = `<sst><si><t>${'x'.repeat(60 * MEGABYTE)}</t></si></sst>`;
      const book = await workbookOf(sheetOf([['A'], ['1']]), { 'xl/sharedStrings.xml': strings });
      await writeFile(path, book);
    },
    refusal: 'XLSX_DAMAGED',
  },
  {
    name: 'a thousand million rows of nothing',
    form: 'delimited',
    write: (path) => writeRepeated(path, 'x\n', ROWS),
    refusal: 'FILE_NOT_A_TABLE',
  },
  {
    name: 'quotation marks that never close',
    form: 'delimited',
    write: (path) => writeRepeated(path, '"a\n', 50_000_000),
    refusal: 'FILE_NOT_A_TABLE',
  },
];

async function writeBomb(path: string, member: string): Promise<void> {
  const zip = new ZipFile();
  const nothing = Buffer.alloc(MEGABYTE);
  zip.addReadStream(Readable.from(Array.from({ length: LARGE_MB }, () => nothing)), member);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

async function writeRepeated(path: string, line: string, times: number): Promise<void> {
  const lines = Math.ceil(MEGABYTE / line.length);
  const chunk = line.repeat(lines);
  const chunks = function* () {
    yield 'A,B\n';
    for (let written = 0; written < times; written += lines) yield chunk;
  };
  await pipeline(Readable.from(chunks()), createWriteStream(path));
}

/** Reads the file as intake would, and tells what it was refused for. */
async function refusalOf(kit: ReaderKit, path: string, form: keyof typeof FORMS): Promise<string> {
  const { size } = await stat(path);
  const files = [{ fileNo: 1, path, bytes: size, text: form === 'delimited' ? TEXT : null }];
  for await (const event of readTables({ kit, form: FORMS[form], files })) {
    if (event.kind === 'refused') return event.refusal.code;
  }
  return 'nothing';
}

/** One attack a round: refused with its own code, so not for memory or time, within seconds, while this process answers as ever. */
export const storm: Storm = async (order) => {
  const kit = await readyReaders();
  order.say(`behind ${kit.wall.join(' ') || 'no wall but those of Node'}`);
  await mkdir(order.folder, { recursive: true });
  return inRounds(order, async (seed) => {
    const attack = ATTACKS[seed % ATTACKS.length];
    if (!attack) return;
    const path = join(order.folder, 'attack');
    await attack.write(path);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const begun = performance.now();
    const refusal = await refusalOf(kit, path, attack.form);
    const seconds = (performance.now() - begun) / 1000;
    delay.disable();
    await rm(path);
    const held = delay.percentile(99) / NANOSECONDS;
    const told = `${attack.name}: ${refusal} after ${seconds.toFixed(2)} s, this process held up ${held.toFixed(0)} ms`;
    order.say(told);
    if (refusal !== attack.refusal || seconds > MOST_SECONDS || held > MOST_DELAY_MS) throw new Error(told);
  });
};
