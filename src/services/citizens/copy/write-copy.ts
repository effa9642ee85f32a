import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { csvFile, type Language } from '../../../base/model/index.ts';
import type { MyCopy } from './my-copy.ts';
import { copyTables } from './tables.ts';

/** A file that a citizen takes home. */
export type CopyFile = Readonly<{ name: string; mime: string; bytes: Buffer }>;

/** No clock in the bytes: the same data gives the same file. */
const ENTRY = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compressionLevel: 6 } as const;
const INDENT = 2;

/** The copy as one file: JSON for machines, or a zip of tables for spreadsheets. */
export async function writeCopy(
  copy: MyCopy,
  { format, language }: Readonly<{ format: 'json' | 'csv'; language: Language }>,
): Promise<CopyFile> {
  const day = copy.madeOn.slice(0, 10);
  if (format === 'json') {
    const bytes = Buffer.from(`${JSON.stringify(copy, null, INDENT)}\n`, 'utf8');
    return { name: `my-data-${day}.json`, mime: 'application/json; charset=utf-8', bytes };
  }
  const zip = new ZipFile();
  for (const { file, rows } of copyTables(copy, language))
    zip.addBuffer(Buffer.from(csvFile(rows)), file, ENTRY);
  zip.end();
  return { name: `my-data-${day}.zip`, mime: 'application/zip', bytes: await buffer(zip.outputStream) };
}
