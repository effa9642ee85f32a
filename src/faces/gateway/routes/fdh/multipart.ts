import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../../../../base/errors/index.ts';
import type { SentFile } from '../../../../services/claims/index.ts';

/** What a form with files said. */
export type Form = Readonly<{ fields: ReadonlyMap<string, string>; files: readonly SentFile[] }>;

/** A body as it came, and giving back the place that a large one holds. */
export type FormBody = Readonly<{ bytes: Buffer; release: () => void }>;

const CRLF = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
const BOUNDARY = /boundary=(?:"(?<quoted>[^"]{1,200})"|(?<plain>[^;\s]{1,200}))/i;
const DASH = 0x2d;
const MOST_HEAD_BYTES = 4_000;
/** Bodies up to here are many at once; of larger ones there is one at a time, so that memory is bounded. */
const LARGE_BYTES = 2_000_000;
/** What a form adds around its files. */
const AROUND_BYTES = 1_000_000;

/** Has forms read into memory, up to a limit; large ones one after the other. */
export function readForms(server: FastifyInstance, mostBytes: number): void {
  const takePlace = openSinglePlace();
  const most = mostBytes + AROUND_BYTES;
  server.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    gather(payload, { most, takePlace, announced: Number(request.headers['content-length'] ?? 0) }).then(
      (body) => done(null, body),
      (cause: Error) => done(cause),
    );
  });
}

type Gathering = Readonly<{ most: number; announced: number; takePlace: () => Promise<() => void> }>;

async function gather(payload: Readable, { most, announced, takePlace }: Gathering): Promise<FormBody> {
  if (announced > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let total = 0;
  let release: (() => void) | undefined;
  try {
    for await (const chunk of payload) {
      if (!Buffer.isBuffer(chunk)) continue;
      total += chunk.length;
      if (total > most) throw tooLarge(most);
      if (total > LARGE_BYTES) release ??= await takePlace();
      chunks.push(chunk);
    }
    const [only] = chunks;
    const bytes = chunks.length === 1 && only ? only : Buffer.concat(chunks, total);
    return { bytes, release: release ?? (() => undefined) };
  } catch (cause) {
    release?.();
    throw cause;
  }
}

/** One at a time, in the order of asking. */
function openSinglePlace(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  };
}

function tooLarge(most: number) {
  return problem('HUB_UPLOAD_TOO_LARGE', { megabytes: Math.floor(most / (1024 * 1024)) });
}

/** Whether the body is one of a form with files. */
export function isFormBody(body: unknown): body is FormBody {
  return typeof body === 'object' && body !== null && 'bytes' in body && Buffer.isBuffer(body.bytes);
}

/** Reads the parts of a form. Throws REQUEST_INVALID for a form that is broken or has more parts than are taken. */
export function readForm(
  request: Pick<FastifyRequest, 'headers'>,
  body: Buffer,
  limits: Readonly<{ files: number; fields: number }>,
): Form {
  const found = BOUNDARY.exec(request.headers['content-type'] ?? '')?.groups;
  const boundary = found?.['quoted'] ?? found?.['plain'];
  if (!boundary) throw broken('there is no boundary');
  const fields = new Map<string, string>();
  const files: SentFile[] = [];
  for (const { head, content } of partsOf(body, Buffer.from(`--${boundary}`))) {
    const { name, fileName } = namesIn(head);
    if (fileName !== undefined) files.push({ name: fileName, bytes: content });
    else if (name !== undefined && !fields.has(name)) fields.set(name, content.toString('utf8'));
    // A few more files than are taken are read so that the answer can say how many there were.
    if (files.length > limits.files * 2) throw broken('there are too many files');
    if (fields.size > limits.fields) throw broken('there are too many fields');
  }
  return { fields, files };
}

type Part = Readonly<{ head: string; content: Buffer }>;

/** Parts lie between boundaries, each at the beginning of a line; the last boundary ends in two dashes. */
function* partsOf(body: Buffer, boundary: Buffer): Generator<Part> {
  const inner = Buffer.concat([CRLF, boundary]);
  let at = body.subarray(0, boundary.length).equals(boundary) ? boundary.length : afterPreamble(body, inner);
  for (;;) {
    if (body[at] === DASH && body[at + 1] === DASH) return;
    const headAt = body.indexOf(CRLF, at);
    const contentAt = headAt < 0 ? -1 : body.indexOf(HEAD_END, headAt);
    if (contentAt < 0 || contentAt - headAt > MOST_HEAD_BYTES) throw broken('a part has no heading');
    const end = body.indexOf(inner, contentAt + CRLF.length);
    if (end < 0) throw broken('it ends in the middle of a part');
    const start = Math.min(contentAt + HEAD_END.length, end);
    yield { head: body.toString('utf8', headAt, contentAt), content: body.subarray(start, end) };
    at = end + inner.length;
  }
}

function afterPreamble(body: Buffer, inner: Buffer): number {
  const found = body.indexOf(inner);
  if (found < 0) throw broken('its boundary is not in it');
  return found + inner.length;
}

const DISPOSITION = /^content-disposition:(?<value>.*)$/im;
const NAME = /(?:^|;)\s*name=(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^;\s]+))/i;
const FILE_NAME = /(?:^|;)\s*filename=(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^;\s]+))/i;
const ENCODED_NAME = /(?:^|;)\s*filename\*=utf-8''(?<encoded>[^;\s]+)/i;

function namesIn(head: string): Readonly<{ name?: string | undefined; fileName?: string | undefined }> {
  const value = DISPOSITION.exec(head)?.groups?.['value'] ?? '';
  const encoded = ENCODED_NAME.exec(value)?.groups?.['encoded'];
  return {
    name: writtenIn(NAME.exec(value)),
    fileName: writtenIn(FILE_NAME.exec(value)) ?? decoded(encoded),
  };
}

function writtenIn(found: RegExpExecArray | null): string | undefined {
  const { quoted, plain } = found?.groups ?? {};
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? plain;
}

function decoded(encoded: string | undefined): string | undefined {
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function broken(reason: string) {
  return problem('REQUEST_INVALID', { where: 'body', reason: `the form is broken: ${reason}` });
}
