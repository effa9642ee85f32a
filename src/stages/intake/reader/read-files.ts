import './no-network.ts';
import { writeSync } from 'node:fs';
import { type FileForm, type FileInHand, isRefusal, openFile, type Refusal } from '../formats/index.ts';
import { newRowTarget, type RowTarget } from '../records/index.ts';
import { type FrameKind, frameHead } from './frames.ts';
import { FIRST_FILE, type ReadJob } from './read-job.ts';

const STDOUT = 1;
const LONGEST_WAIT_MS = 16;
const CLOCK = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
/** Rows are said when there are so many bytes of them. */
const ENOUGH_BYTES = 262_144;
/** So many rows that are none, more than those that are: this is no table, and to note each of them would fill the disk. */
const MOST_BROKEN = 200_000;
/** Row numbers are stored in 31 bits. */
const MOST_ROWS = 2_000_000_000;

/** What the process that reads strangers' files does: it has them open, may touch nothing else, and only says what is in them. */
export async function readFiles(job: ReadJob): Promise<void> {
  const target = newRowTarget();
  for (const [index, file] of job.files.entries()) {
    Object.assign(target, { fileNo: file.fileNo, rowNo: 0, rows: 0, at: 0, broken: [] });
    const inHand = { fd: FIRST_FILE + index, bytes: file.bytes, text: file.text };
    const refusal = await readFile(inHand, job.form, target);
    if (refusal) say('refused', Buffer.from(JSON.stringify(refusal)));
    else say('end', Buffer.from(JSON.stringify({ rows: target.rows })));
  }
}

async function readFile(file: FileInHand, form: FileForm, rows: RowTarget): Promise<Refusal | undefined> {
  const table = await openFile(file, form);
  if (isRefusal(table)) return table;
  say('header', Buffer.from(JSON.stringify(table.names)));
  const portions = table.copyRows(rows);
  let broken = 0;
  for (;;) {
    const { done, value } = await portions.next();
    broken += rows.broken.length;
    if (done || rows.at > ENOUGH_BYTES || rows.broken.length > 0) sayRows(rows);
    if (done) return value;
    if (broken > MOST_BROKEN && broken > rows.rows / 2) return noTable(broken, rows);
    if (rows.rowNo > MOST_ROWS) return noTable(broken, rows);
  }
}

function noTable(broken: number, { rowNo }: RowTarget): Refusal {
  return { code: 'FILE_NOT_A_TABLE', params: { broken, rows: rowNo } };
}

function sayRows(rows: RowTarget): void {
  say('rows', rows.bytes.subarray(0, rows.at));
  rows.at = 0;
  if (rows.broken.length === 0) return;
  say(
    'broken',
    Buffer.from(
      rows.broken
        .splice(0)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    ),
  );
}

/** Waits, with nothing else to do, until whoever listens has taken what was said before. */
function say(kind: FrameKind, bytes: Uint8Array): void {
  for (const part of [frameHead(kind, bytes.length), bytes]) {
    let wait = 1;
    for (let at = 0; at < part.length; ) {
      const written = tryWrite(part, at);
      at += written;
      if (written === 0) Atomics.wait(CLOCK, 0, 0, wait);
      wait = written === 0 ? Math.min(2 * wait, LONGEST_WAIT_MS) : 1;
    }
  }
}

function tryWrite(bytes: Uint8Array, at: number): number {
  try {
    return writeSync(STDOUT, bytes, at);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EAGAIN') return 0;
    throw thrown;
  }
}
