import { execFile } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { problem } from '../errors/index.ts';

/** Where the root secret comes from: the home itself, a file elsewhere, or a program that prints it (as a key service's client does). */
export type RootSource = Readonly<{ file?: string | undefined; command?: string | undefined }>;

/** The one secret that opens all others. */
export type RootSecret = Readonly<{
  bytes: Buffer;
  /** Tells roots apart without telling them. */
  id: string;
}>;

const FILE = 'root';
const NEXT = 'root.next';
const BYTES = 32;
const COMMAND_TIMEOUT_MS = 30_000;
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

/** The folder of a home where keys lie. */
export function keyFolder(home: string): string {
  return join(home, 'keys');
}

/** Reads the root secret, and makes it the first time when it lives in the home. */
export async function readRoot(home: string, source: RootSource): Promise<RootSecret> {
  await mkdir(keyFolder(home), { recursive: true, mode: PRIVATE_FOLDER });
  if (source.command) return rootOf(await printed(source.command), 'CHIPAO_ROOT_KEY_COMMAND');
  if (source.file) return rootOf(await readText(source.file), 'CHIPAO_ROOT_KEY_FILE');
  const path = join(keyFolder(home), FILE);
  if (!existsSync(path)) await makeRoot(path);
  return rootOf(await readText(path), 'keys/root');
}

/** Of several that start at once the first stands. */
async function makeRoot(path: string): Promise<void> {
  await keepFirst(await writeAside(path, `${randomBytes(BYTES).toString('hex')}\n`), path);
}

/** Writes a secret whole beside its place, so that nobody ever reads half of it; gives where. */
export async function writeAside(path: string, text: string): Promise<string> {
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, text, { mode: PRIVATE_FILE, flush: true });
  return aside;
}

/** Puts what was written aside in its place unless something stands there already. */
export async function keepFirst(aside: string, path: string): Promise<void> {
  await link(aside, path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
  await rm(aside);
}

/** A new root beside the one in use; `acceptNextRoot` puts it in its place once everything is wrapped under it. */
export async function makeNextRoot(home: string): Promise<RootSecret> {
  const text = randomBytes(BYTES).toString('hex');
  await writeFile(join(keyFolder(home), NEXT), `${text}\n`, { mode: PRIVATE_FILE, flush: true });
  return rootOf(text, 'keys/root.next');
}

/** The root that a rotation was about to put in place, if one was under way. */
export async function findNextRoot(home: string): Promise<RootSecret | undefined> {
  const text = await readFile(join(keyFolder(home), NEXT), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : rootOf(text, 'keys/root.next');
}

/** Puts the next root in the place of the one in use. */
export async function acceptNextRoot(home: string): Promise<void> {
  await rename(join(keyFolder(home), NEXT), join(keyFolder(home), FILE));
}

async function printed(command: string): Promise<string> {
  const run = promisify(execFile);
  const asked = run('/bin/sh', ['-c', command], { timeout: COMMAND_TIMEOUT_MS });
  return asked.then(
    ({ stdout }) => stdout,
    (cause: { code?: unknown }) => {
      throw problem('ROOT_KEY_UNREADABLE', {
        name: 'CHIPAO_ROOT_KEY_COMMAND',
        reason: `exit ${String(cause.code)}`,
      });
    },
  );
}

/** The reason names no content, and the cause is left out, because either could hold the secret. */
function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw problem('ROOT_KEY_UNREADABLE', { name: path, reason: cause.code ?? '?' });
  });
}

function rootOf(text: string, name: string): RootSecret {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/.test(digits))
    throw problem('ROOT_KEY_UNREADABLE', { name, reason: 'it must hold 64 hexadecimal digits' });
  const bytes = Buffer.from(digits, 'hex');
  return { bytes, id: createHmac('sha256', bytes).update('chipao root id').digest('hex').slice(0, 16) };
}
