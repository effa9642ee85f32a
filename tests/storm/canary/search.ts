import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a planted number was found in clear, and in which form. The number itself is not told: reports are kept. */
export type Hit = Readonly<{ where: string; form: string }>;

/** What was searched and what was found. */
export type Searched = Readonly<{ files: number; bytes: number; hits: readonly Hit[] }>;

const DIGITS = /\d{13,}/g;
const DASHED = /\d-\d{4}-\d{5}-\d{2}-\d/g;
const WIDE = /(?:\d\0){13,}/g;
const LONGEST = 13;
const HIGH = 2 ** 32;
const SMALLEST = 10 ** 12;
/** What packed files begin with; packed content cannot be searched, so in a place that is to be sealed such a file is a hit itself. */
const PACKED: readonly [string, string][] = [
  ['PAR1', 'parquet'],
  ['PK\u0003\u0004', 'zip'],
  ['\u001f\u008b', 'gzip'],
  ['(\u00b5/\u00fd', 'zstd'],
];

/** Searches every byte below folders for numbers: as text, as text of two bytes a letter, dashed, and as eight-byte integers. */
export function searchFolders(folders: readonly string[], numbers: readonly string[]): Searched {
  const wanted = prepare(numbers);
  const hits: Hit[] = [];
  let [files, bytes] = [0, 0];
  for (const path of folders.flatMap(filesBelow)) {
    const content = read(path);
    files++;
    bytes += content.length;
    for (const form of formsIn(content, wanted)) hits.push({ where: path, form });
    const packed = PACKED.find(([start]) => content.subarray(0, start.length).toString('latin1') === start);
    if (packed) hits.push({ where: path, form: `packed as ${packed[1]}` });
  }
  return { files, bytes, hits };
}

/** Searches text that was caught on its way, such as a log. */
export function searchText(where: string, text: string, numbers: readonly string[]): Hit[] {
  return formsIn(Buffer.from(text), prepare(numbers)).map((form) => ({ where, form }));
}

type Wanted = Readonly<{ texts: ReadonlySet<string>; values: ReadonlySet<number> }>;

function prepare(numbers: readonly string[]): Wanted {
  return { texts: new Set(numbers), values: new Set(numbers.map(Number)) };
}

function formsIn(content: Buffer, wanted: Wanted): string[] {
  const text = content.toString('latin1');
  const forms: string[] = [];
  if (hasDigits(text.match(DIGITS), wanted)) forms.push('text');
  if (
    hasDigits(
      text.match(DASHED)?.map((found) => found.replaceAll('-', '')),
      wanted,
    )
  )
    forms.push('dashed');
  if (
    hasDigits(
      text.match(WIDE)?.map((found) => found.replaceAll('\0', '')),
      wanted,
    )
  )
    forms.push('wide text');
  if (hasInteger(content, wanted)) forms.push('integer');
  return forms;
}

function hasDigits(runs: readonly string[] | null | undefined, { texts }: Wanted): boolean {
  return (runs ?? []).some((run) => {
    for (let start = 0; start + LONGEST <= run.length; start++)
      if (texts.has(run.slice(start, start + LONGEST))) return true;
    return false;
  });
}

/** Files of tables and pages of databases put integers at every fourth byte at least. */
function hasInteger(content: Buffer, { values }: Wanted): boolean {
  for (let at = 0; at + 8 <= content.length; at += 4) {
    if (content[at + 6] !== 0 || content[at + 7] !== 0) continue;
    const value = content.readUInt16LE(at + 4) * HIGH + content.readUInt32LE(at);
    if (value >= SMALLEST && values.has(value)) return true;
  }
  return false;
}

/** Files come and go while a service runs; one that is gone holds nothing. */
function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
