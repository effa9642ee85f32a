import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { type FileForm, REFUSAL_CODES, type Refusal } from '../formats/index.ts';
import type { TextFacts } from '../text/index.ts';
import type { Frame } from './frames.ts';
import { type ReadLimits, secondsFor } from './guard.ts';
import { type ReaderKit, type ReaderProcess, startReader } from './reader-process.ts';

/** A file to read; its number is what its rows begin with. */
export type FileToRead = Readonly<{ fileNo: number; path: string; bytes: number; text: TextFacts | null }>;

/** Files of one source, read one after the other. */
export type TableOrder = Readonly<{ kit: ReaderKit; form: FileForm; files: readonly FileToRead[] }>;

/** Why a file was not read to its end: it cannot be, or the process that tried used too much or died of it. */
export type ReadRefusal =
  | Refusal
  | Readonly<{
      code: 'FILE_READ_TIME' | 'FILE_READ_MEMORY' | 'FILE_READ_CRASH';
      params: Refusal['params'];
    }>;

/** What is heard of a file: its header, then rows and rows that are none, then its end; or, at any moment, why it is refused. */
export type TableEvent = Readonly<{ fileNo: number }> &
  Readonly<
    | { kind: 'header'; names: readonly string[] }
    | { kind: 'rows' | 'broken'; bytes: Buffer; isLast: boolean }
    | { kind: 'end'; rows: number }
    | { kind: 'refused'; refusal: ReadRefusal }
  >;

/** So many files are open at once. */
const FILES_A_PROCESS = 128;
/** Zips and workbooks hold more text than they have bytes. */
const TEXT_IN_PACKED = 20;
const MOST_LETTERS = 400;

/**
 * Reads files in a process of their own, which serves this source only and dies with it. A file that it dies of is refused, and
 * another process goes on with the next.
 */
export async function* readTables(order: TableOrder): AsyncGenerator<TableEvent> {
  for (let next = 0; next < order.files.length; ) {
    const batch = order.files.slice(next, next + FILES_A_PROCESS);
    const [first] = batch;
    if (!first) return;
    const handles = await openAll(batch);
    try {
      if (handles.length === 0) yield refused(first, { code: 'FILE_CHANGED', params: {} });
      else yield* readBatch(order, batch.slice(0, handles.length), handles);
    } finally {
      await Promise.all(handles.map((handle) => handle.close()));
    }
    next += Math.max(1, handles.length);
  }
}

/** Opens files up to the first that is gone. */
async function openAll(files: readonly FileToRead[]): Promise<FileHandle[]> {
  const handles: FileHandle[] = [];
  for (const { path } of files) {
    const handle = await open(path, 'r').catch(() => undefined);
    if (!handle) break;
    handles.push(handle);
  }
  return handles;
}

async function* readBatch(
  { kit, form }: TableOrder,
  files: readonly FileToRead[],
  handles: readonly FileHandle[],
): AsyncGenerator<TableEvent> {
  for (let next = 0; next < files.length; ) {
    const rest = files.slice(next);
    const job = { form, files: rest.map(({ fileNo, bytes, text }) => ({ fileNo, bytes, text })) };
    const fds = handles.slice(next).map(({ fd }) => fd);
    const reader = startReader(kit, job, fds);
    try {
      for (const file of rest) {
        next += 1;
        const textBytes = file.bytes * (form.format === 'delimited' ? 1 : TEXT_IN_PACKED);
        reader.guard.begin(textBytes);
        if (yield* readOne(reader, file)) continue;
        const reason = await reader.stop();
        yield refused(file, refusalOf(reason, { ...kit.limits, textBytes }));
        break;
      }
    } finally {
      await reader.stop();
    }
  }
}

/** Gives true when the file was told to its end or refused, and false when the process went before, or talked nonsense. */
async function* readOne(reader: ReaderProcess, { fileNo }: FileToRead): AsyncGenerator<TableEvent, boolean> {
  for (;;) {
    const event = await reader.guard
      .waiting(reader.frames.next())
      .then(({ done, value }) => (done ? undefined : eventOf(fileNo, value)))
      .catch(() => undefined);
    if (!event || reader.guard.broken()) return false;
    yield event;
    if (event.kind === 'end' || event.kind === 'refused') return true;
  }
}

function eventOf(fileNo: number, { kind, bytes, isLast }: Frame): TableEvent {
  if (kind === 'rows' || kind === 'broken') return { fileNo, kind, bytes, isLast };
  const told: unknown = JSON.parse(bytes.toString());
  switch (kind) {
    case 'header':
      return { fileNo, kind, names: z.array(z.string()).parse(told) };
    case 'end':
      return { fileNo, kind, rows: z.strictObject({ rows: z.number().int().min(0) }).parse(told).rows };
    case 'refused':
      return { fileNo, kind, refusal: refusalSchema.parse(told) };
  }
}

/** A process that a file has taken over must not choose our words. */
const refusalSchema = z.strictObject({
  code: z.enum(REFUSAL_CODES),
  params: z.record(z.string(), z.union([z.number(), z.string().max(MOST_LETTERS)])),
});

function refused(file: FileToRead, refusal: ReadRefusal): TableEvent {
  return { fileNo: file.fileNo, kind: 'refused', refusal };
}

type Allowed = ReadLimits & Readonly<{ textBytes: number }>;

function refusalOf(reason: string, allowed: Allowed): ReadRefusal {
  if (reason === 'memory') return { code: 'FILE_READ_MEMORY', params: { megabytes: allowed.memoryMb } };
  if (reason === 'time') {
    return { code: 'FILE_READ_TIME', params: { seconds: secondsFor(allowed.textBytes, allowed) } };
  }
  return { code: 'FILE_READ_CRASH', params: { reason } };
}
