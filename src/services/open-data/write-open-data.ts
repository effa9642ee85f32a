import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineLimits } from '../../base/lake/index.ts';
import type { Reading } from '../lookup/index.ts';
import { describeTable, type OpenTable } from './columns.ts';
import { OPEN_DATASETS, OPEN_FORMATS, type OpenDataset, type OpenFormatName } from './datasets.ts';
import { openRows } from './rows.ts';
import { openSink, type Sink } from './write-table.ts';

/** One file of an open table. The tag stands for the version and for every byte. */
export type OpenFile = Readonly<{
  dataset: OpenDataset['id'];
  format: OpenFormatName;
  name: string;
  mime: string;
  path: string;
  bytes: number;
  rows: number;
  etag: string;
}>;

/** The open tables of one published set as files, and what their columns are. */
export type OpenSet = Readonly<{ version: string; table: OpenTable; files: readonly OpenFile[] }>;

const TAG_DIGITS = 20;

/** Writes every open table in every shape into an empty folder; each table is read once. */
export async function writeOpenData(
  reading: Reading,
  folder: string,
  limits: EngineLimits,
): Promise<OpenSet> {
  const table = await describeTable(reading);
  const version = reading.version('areas').id;
  const files: OpenFile[] = [];
  for (const dataset of OPEN_DATASETS) {
    const rows = await writeDataset(reading, { dataset, table, folder, limits });
    for (const { format, mime } of OPEN_FORMATS) {
      const name = `${dataset.id}.${format}`;
      const path = join(folder, name);
      const etag = `"${createHash('sha256')
        .update(version)
        .update(await digestOf(path))
        .digest('hex')
        .slice(0, TAG_DIGITS)}"`;
      files.push({
        dataset: dataset.id,
        format,
        name,
        mime,
        path,
        bytes: (await stat(path)).size,
        rows,
        etag,
      });
    }
  }
  return { version, table, files };
}

type Order = Readonly<{ dataset: OpenDataset; table: OpenTable; folder: string; limits: EngineLimits }>;

async function writeDataset(reading: Reading, { dataset, table, folder, limits }: Order): Promise<number> {
  const columns = [...table.keys, ...table.measures];
  const head = {
    dataset: dataset.id,
    asOf: reading.asOf,
    version: reading.version('areas').id,
    licence: reading.country.openData().licence.id,
  };
  const sinks: Sink[] = [];
  try {
    for (const { format } of OPEN_FORMATS)
      sinks.push(
        await openSink(format, { path: join(folder, `${dataset.id}.${format}`), columns, head, limits }),
      );
    let count = 0;
    for await (const rows of openRows(reading, dataset, table)) {
      count += rows.length;
      for (const sink of sinks) await sink.write(rows);
    }
    for (const sink of sinks) await sink.end();
    return count;
  } catch (cause) {
    for (const sink of sinks) await sink.drop().catch(() => undefined);
    throw cause;
  }
}

async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest();
}
