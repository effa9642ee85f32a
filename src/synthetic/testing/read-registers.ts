import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import yauzl from 'yauzl';
import type { SourceContract } from '../../stages/intake/index.ts';

/** One line of a register's file: its number, counted from 1 after the header, and its fields. */
export type ReadRow = Readonly<{ file: string; row: number; fields: readonly string[] }>;

/** The name and hash of every file below a folder. */
export function hashesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return Object.fromEntries(
    paths
      .toSorted()
      .map((path) => [
        path.slice(folder.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}

/** Reads all rows of a source that sends delimited text, alone or in zips, split at every delimiter outside quotes. */
export async function readRows(folder: string, contract: SourceContract): Promise<ReadRow[]> {
  const names = readdirSync(folder).filter((name) => new RegExp(contract.file.pattern).test(name));
  const rows: ReadRow[] = [];
  for (const file of names.toSorted()) {
    const { member, encoding, delimiter } = contract.file;
    const path = join(folder, file);
    const bytes = member ? await readMember(path, member) : readFileSync(path);
    const text = iconv.decode(bytes, encoding === 'windows-874' ? 'win874' : 'utf8');
    const [, ...lines] = text.split('\r\n').filter((line) => line !== '');
    lines.forEach((line, index) => {
      rows.push({ file, row: index + 1, fields: splitLine(line, delimiter) });
    });
  }
  return rows;
}

function splitLine(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells = line.match(new RegExp(`("([^"]|"")*"|[^"${delimiter}]*)(${delimiter}|$)`, 'g')) ?? [];
  const whole = line.endsWith(delimiter) ? cells : cells.slice(0, -1);
  return whole.map((cell) => cell.replace(new RegExp(`${delimiter}$`), '').replaceAll(/^"|"$/g, ''));
}

function readMember(path: string, member: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed);
      zip.on('error', reject);
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== member) return zip.readEntry();
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => resolve(Buffer.concat(chunks)));
        });
      });
      zip.readEntry();
    });
  });
}

/** Reads a file of the truth as records by its header. */
export function readTruth(path: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}
