import { createHmac } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problem } from '../../../base/errors/index.ts';
import {
  dialect,
  type Engine,
  type EngineLimits,
  id,
  join,
  openEngine,
  sql,
} from '../../../base/lake/index.ts';
import { openSourceFile, readingFault } from '../../records/index.ts';
import { type EncodingBatch, WORD_BITS, writeEncodingLines } from '../exchange/index.ts';
import { type ClearRecord, encodeRecords, makeEncoder } from '../filters/index.ts';
import type { EncodingKeys, EncodingSettings } from '../project/index.ts';
import { filtersOf } from '../unit/index.ts';

/** What an agency encodes, and where it goes. */
export type EncodeOrder = Readonly<{
  paths: readonly string[];
  settings: EncodingSettings;
  keys: EncodingKeys;
  /** The column whose values mark the records. */
  id: string;
  out: string;
  /** Writes marks that nobody else can undo in place of the ids, and the list from marks to ids to this file, which stays. */
  marks?: string | undefined;
  limits: EngineLimits;
}>;

/** What came of it; nothing here is about a person. */
export type EncodedFiles = Readonly<{
  records: number;
  /** Records of which nothing is known. */
  emptyRecords: number;
  bits: number;
  /** Mean share of bits set, of the records that are not empty. */
  fill: number;
  /** The names of the settings and of the key, to be compared with the other party's. */
  settings: string;
  key: string;
}>;

const MARK_LETTERS = 20;

/**
 * Encodes the records of files into one file of encodings: marks and bits, no value of any column. The file is there when it is
 * whole. Throws LINK_FILE_*, ENCODING_COLUMN_MISSING, ENCODING_ID_* and ENCODING_MARKS_KEY_MISSING before anything is written.
 */
export async function encodeFiles(order: EncodeOrder): Promise<EncodedFiles> {
  const { settings, keys, out, marks } = order;
  const markOf = makeMarks(order);
  const engine = await openEngine(order.limits);
  try {
    const records = await readClear(engine, order);
    const { header } = makeEncoder(settings, keys);
    const seen = { empty: 0, set: 0 };
    const rows = clearRecords(engine, order, markOf);
    const batches = counted(encodeRecords(rows, settings, keys), seen);
    await writeWhole(out, writeEncodingLines({ ...header, records }, batches));
    if (marks !== undefined) await writeWhole(marks, markLines(engine, markOf));
    const filled = records - seen.empty;
    return {
      records,
      emptyRecords: seen.empty,
      bits: header.bits,
      fill: filled === 0 ? 0 : seen.set / (filled * header.bits),
      settings: header.settings,
      key: header.key,
    };
  } finally {
    await engine.close();
  }
}

type MarkOf = (id: string) => string;

function makeMarks({ marks, keys, id: column, settings }: EncodeOrder): MarkOf {
  if (marks === undefined) {
    if (settings.fields.some((field) => field.column === column))
      throw problem('ENCODING_ID_TELLS', { column });
    return (own) => own;
  }
  const { noise } = keys;
  if (!noise) throw problem('ENCODING_MARKS_KEY_MISSING');
  // Always the same for an id, so that noise that belongs to a mark cannot be averaged away over deliveries.
  return (own) => createHmac('sha256', noise).update(`mark ${own}`).digest('hex').slice(0, MARK_LETTERS);
}

/** Reads ids and fields into the table `clear`, checks the ids and counts the records. */
async function readClear(engine: Engine, { paths, settings, id: column }: EncodeOrder): Promise<number> {
  const reads = [];
  for (const path of paths) {
    const { table, columns, text } = await openSourceFile(engine, path);
    const wanted = [column, ...settings.fields.map((field) => field.column)];
    const missing = wanted.find((name) => !columns.includes(name));
    if (missing !== undefined) throw problem('ENCODING_COLUMN_MISSING', { column: missing });
    const fields = settings.fields.map(
      (field, place) => sql`nullif(trim(${text(field.column)}), '') as ${id(`field_${place}`)}`,
    );
    reads.push(sql`select coalesce(trim(${text(column)}), '') as own_id, ${join(fields)} from ${table}`);
  }
  await engine.run(dialect.createTable(sql`clear`, join(reads, ' union all '))).catch((cause: unknown) => {
    throw readingFault(paths, cause);
  });
  const [row] = await engine.rows(
    sql`select count(*) as records, count(distinct own_id) as different, count(*) filter (where own_id = '') as unnamed from clear`,
  );
  const [records, different, unnamed] = [row?.['records'], row?.['different'], row?.['unnamed']].map(Number);
  if (!records) throw problem('LINK_FILE_EMPTY', { path: paths.join(', ') });
  if (unnamed) throw problem('ENCODING_ID_EMPTY', { column, rows: unnamed });
  if (different !== records) throw problem('ENCODING_ID_REPEATED', { repeated: records - (different ?? 0) });
  return records;
}

/**
 * In an order that only a secret tells: the order of rows may be that of names or of numbers, and would say who is who to whoever
 * holds the same register.
 */
async function* clearRecords(
  engine: Engine,
  { settings: { fields }, keys }: EncodeOrder,
  markOf: MarkOf,
): AsyncGenerator<ClearRecord> {
  const secret = createHmac('sha256', keys.noise ?? keys.shared)
    .update('order of records')
    .digest('hex');
  const order = dialect.stableKey(sql`${secret} || own_id`);
  for await (const rows of engine.batches(sql`select * from clear order by ${order}, own_id`))
    for (const row of rows) {
      const values = fields.map(({ column }, place) => {
        const value = row[`field_${place}`];
        return [column, typeof value === 'string' ? value : null] as const;
      });
      yield { id: markOf(String(row['own_id'])), values: Object.fromEntries(values) };
    }
}

async function* markLines(engine: Engine, markOf: MarkOf): AsyncGenerator<string> {
  yield 'mark,id';
  for await (const rows of engine.batches(sql`select own_id from clear order by own_id`))
    for (const row of rows) {
      const own = String(row['own_id']);
      yield `${markOf(own)},${/[",\n\r]/.test(own) ? `"${own.replaceAll('"', '""')}"` : own}`;
    }
}

async function* counted(
  batches: AsyncIterable<EncodingBatch>,
  seen: { empty: number; set: number },
): AsyncGenerator<EncodingBatch> {
  for await (const batch of batches) {
    for (const set of filtersOf(batch, (batch.words.length / batch.ids.length) * WORD_BITS).set) {
      seen.set += set;
      if (set === 0) seen.empty++;
    }
    yield batch;
  }
}

/** Writes lines aside and gives the file its name when it is whole. Throws LINK_OUT_UNUSABLE. */
async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = `${path}.draft`;
  const target = createWriteStream(draft, { mode: 0o600 });
  try {
    await new Promise((opened, failed) => target.once('open', opened).once('error', failed));
  } catch (cause) {
    throw problem('LINK_OUT_UNUSABLE', { path }, cause);
  }
  try {
    await pipeline(Readable.from(withEnds(lines)), target);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

/** Joins lines to larger pieces: a stream costs more for each piece than for its length. */
async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE_LETTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const PIECE_LETTERS = 65_536;
