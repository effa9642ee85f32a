import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Problem, problem } from '../../errors/index.ts';
import { newKey, unwrap, wrap } from '../envelope.ts';
import type { Keys, WrappedKey } from '../keys.ts';
import { BrokenSeal, type FileSeal, sealFile, unsealFile } from './sealed-file.ts';
import { makeTableKeys, type SealKeys, type TableKeys, tableOfFile } from './table-keys.ts';

/** Which files of a version are sealed, the wrapped key of each, and a seal over the list; lies beside them and is no secret. */
export type FolderSeal = z.infer<typeof sealSchema>;

const wrappedSchema = z.object({ generation: z.number().int().min(1), wrapped: z.string() });

const sealSchema = z.object({
  version: z.string(),
  /** Over the names, ids and lengths of all files together, so that none can be left out. */
  whole: wrappedSchema.optional(),
  files: z.record(
    z.string(),
    z.object({
      id: z.string(),
      bytes: z.number().int().min(0),
      /** The file's key under that of its table; with a generation, as before tables had keys, under the lake's own secret. */
      wrapped: z.string(),
      generation: z.number().int().min(1).optional(),
    }),
  ),
});

const SEAL = 'seal.json';
const ID_BYTES = 16;

/** The name a sealed file has on disk. */
const SEALED = '.sealed';

/** Seals files of one folder into another, each under a key of its own, and writes down the wrapped keys. */
export async function sealFolder(
  seals: SealKeys,
  order: Readonly<{ version: string; files: readonly string[]; from: string; to: string }>,
): Promise<void> {
  const { version, from, to } = order;
  const tables = await makeTableKeys(seals, version, order.files.map(tableOfFile));
  const files: FolderSeal['files'] = {};
  for (const name of order.files) {
    const seal: FileSeal = {
      key: newKey(),
      id: randomBytes(ID_BYTES),
      bytes: (await stat(join(from, name))).size,
    };
    await sealFile(join(from, name), join(to, `${name}${SEALED}`), seal);
    files[name] = {
      id: seal.id.toString('hex'),
      bytes: seal.bytes,
      wrapped: wrapped(tables, { version, name, seal }),
    };
  }
  await writeSeal(to, { version, whole: sealWhole(seals.keys, version, files), files });
}

/** The seal of a folder; nothing when its files are in clear. */
export async function readFolderSeal(folder: string, version: string): Promise<FolderSeal | undefined> {
  const text = await readFile(join(folder, SEAL), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (text === undefined) return undefined;
  try {
    return sealSchema.parse(JSON.parse(text));
  } catch {
    throw brokenSeal(version, SEAL, 'it cannot be read');
  }
}

/** Throws SEAL_BROKEN when the files a seal lists are not all and only those the version was sealed with. */
export function assertWhole(keys: Keys, version: string, { whole, files }: FolderSeal): void {
  if (!whole) throw brokenSeal(version, SEAL, 'nothing says which files belong to it');
  try {
    const digest = keys.unwrapKey('lake', fromText(whole), wholeWords(version));
    if (digest.equals(digestOf(files))) return;
  } catch {
    // Refused as below: a seal that does not open says nothing about the files.
  }
  throw brokenSeal(version, SEAL, 'the files it lists are not those that were sealed');
}

/** Puts one sealed file in clear under a path. Throws SEAL_BROKEN with its name when a byte of it, its key or its place is another. */
export async function openSealed(
  keys: Keys,
  order: Placing & Readonly<{ from: string; to: string }>,
): Promise<void> {
  const { version, name, from, to } = order;
  const path = join(from, `${name}${SEALED}`);
  try {
    await unsealFile(path, to, fileSeal(keys, order));
  } catch (cause) {
    await rm(to, { force: true });
    if (isGone(cause)) throw brokenSeal(version, `${name}${SEALED}`, 'it is gone');
    if (cause instanceof BrokenSeal) throw brokenSeal(version, `${name}${SEALED}`, cause.message);
    throw cause;
  }
}

/**
 * Gives files of before the keys of their tables, and seals the list anew where an earlier generation did; the files stay as they are.
 * Tells of how many the key was wrapped anew.
 */
export async function rewrapFolder(seals: SealKeys, folder: string, version: string): Promise<number> {
  const { keys } = seals;
  const seal = await readFolderSeal(folder, version);
  if (!seal) return 0;
  const old = Object.entries(seal.files).filter(([, { generation }]) => generation !== undefined);
  if (old.length === 0 && seal.whole?.generation === keys.generationOf('lake')) return 0;
  // What is sealed anew is believed from then on.
  assertWhole(keys, version, seal);
  const tables = await makeTableKeys(
    seals,
    version,
    old.map(([name]) => tableOfFile(name)),
  );
  const files = { ...seal.files };
  for (const [name, { id, bytes }] of old) {
    const opened = fileSeal(keys, { version, seal, tables, name });
    files[name] = { id, bytes, wrapped: wrapped(tables, { version, name, seal: opened }) };
  }
  await writeSeal(folder, { version, whole: sealWhole(keys, version, files), files });
  return old.length;
}

/** A file of a sealed folder, and the keys of its tables. */
type Placing = Readonly<{ version: string; seal: FolderSeal; tables: TableKeys; name: string }>;

function fileSeal(keys: Keys, { version, seal, tables, name }: Placing): FileSeal {
  const entry = seal.files[name];
  if (!entry) throw brokenSeal(version, name, 'its key is gone');
  const id = Buffer.from(entry.id, 'hex');
  const { bytes, generation } = entry;
  const words = placeWords({ version, name, seal: { id, bytes } });
  const wrappedKey = Buffer.from(entry.wrapped, 'base64');
  const tableKey = tables.get(tableOfFile(name));
  if (generation === undefined && !tableKey)
    throw problem('TABLE_FORGOTTEN', { version, table: tableOfFile(name) });
  try {
    const key =
      generation === undefined && tableKey
        ? unwrap(tableKey, wrappedKey, ...words)
        : keys.unwrapKey('lake', { generation: generation ?? 0, wrapped: wrappedKey }, words);
    return { key, id, bytes };
  } catch {
    throw brokenSeal(version, `${name}${SEALED}`, 'its key does not open');
  }
}

type Placed = Readonly<{ version: string; name: string; seal: FileSeal }>;

/** The key of a file under that of its table. */
function wrapped(tables: TableKeys, placed: Placed): string {
  const tableKey = tables.get(tableOfFile(placed.name));
  if (!tableKey) throw new RangeError(`table ${tableOfFile(placed.name)} has no key`);
  return wrap(tableKey, placed.seal.key, ...placeWords(placed)).toString('base64');
}

type WrappedText = z.infer<typeof wrappedSchema>;

function toText({ generation, wrapped: key }: WrappedKey): WrappedText {
  return { generation, wrapped: key.toString('base64') };
}

function fromText({ generation, wrapped: key }: WrappedText): WrappedKey {
  return { generation, wrapped: Buffer.from(key, 'base64') };
}

/** The digest of the list under the lake's secret, as the keys of the files are. */
function sealWhole(keys: Keys, version: string, files: FolderSeal['files']): WrappedText {
  return toText(keys.wrapKey('lake', digestOf(files), wholeWords(version)));
}

function digestOf(files: FolderSeal['files']): Buffer {
  const list = Object.entries(files)
    .map(([name, { id, bytes }]) => [name, id, bytes] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(list)).digest();
}

/** Three words, where those of a file are five: neither opens as the other. */
function wholeWords(version: string): string[] {
  return [datasetOf(version), version, 'all files'];
}

function datasetOf(version: string): string {
  return version.slice(0, version.lastIndexOf('/'));
}

/** A file's key opens for this dataset, version, name and length only, so files cannot be put in each other's place. */
function placeWords({
  version,
  name,
  seal,
}: Readonly<{ version: string; name: string; seal: Pick<FileSeal, 'id' | 'bytes'> }>): string[] {
  return [datasetOf(version), version, name, seal.id.toString('hex'), String(seal.bytes)];
}

async function writeSeal(folder: string, seal: FolderSeal): Promise<void> {
  const aside = join(folder, `${SEAL}.${randomUUID()}`);
  await writeFile(aside, `${JSON.stringify(seal, null, 1)}\n`, { mode: 0o600, flush: true });
  await rename(aside, join(folder, SEAL));
}

function brokenSeal(version: string, file: string, reason: string): Problem {
  return problem('SEAL_BROKEN', { version, file, reason, stage: version.split('/')[0] ?? '?' });
}

function isGone(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
