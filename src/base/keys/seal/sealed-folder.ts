import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Problem, problem } from '../../errors/index.ts';
import { newKey } from '../envelope.ts';
import type { Keys } from '../keys.ts';
import { BrokenSeal, type FileSeal, sealFile, unsealFile } from './sealed-file.ts';

/** Which files of a version are sealed, and the wrapped key of each; lies beside them and is no secret. */
export type FolderSeal = z.infer<typeof sealSchema>;

const sealSchema = z.object({
  version: z.string(),
  files: z.record(
    z.string(),
    z.object({
      id: z.string(),
      bytes: z.number().int().min(0),
      generation: z.number().int().min(1),
      wrapped: z.string(),
    }),
  ),
});

const SEAL = 'seal.json';
const ID_BYTES = 16;

/** The name a sealed file has on disk. */
const SEALED = '.sealed';

/** Seals files of one folder into another, each under a key of its own, and writes down the wrapped keys. */
export async function sealFolder(
  keys: Keys,
  order: Readonly<{ version: string; files: readonly string[]; from: string; to: string }>,
): Promise<void> {
  const { version, from, to } = order;
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
      ...wrapped(keys, { version, name, seal }),
    };
  }
  await writeSeal(to, { version, files });
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

/** Puts one sealed file in clear under a path. Throws SEAL_BROKEN with its name when a byte of it, its key or its place is another. */
export async function openSealed(
  keys: Keys,
  order: Readonly<{ version: string; seal: FolderSeal; name: string; from: string; to: string }>,
): Promise<void> {
  const { version, seal, name, from, to } = order;
  const path = join(from, `${name}${SEALED}`);
  try {
    await unsealFile(path, to, fileSeal(keys, { version, seal, name }));
  } catch (cause) {
    await rm(to, { force: true });
    if (isGone(cause)) throw brokenSeal(version, `${name}${SEALED}`, 'it is gone');
    if (cause instanceof BrokenSeal) throw brokenSeal(version, `${name}${SEALED}`, cause.message);
    throw cause;
  }
}

/** Wraps the keys of a folder's files anew where they are of an earlier generation; the files stay as they are. Tells how many. */
export async function rewrapFolder(keys: Keys, folder: string, version: string): Promise<number> {
  const seal = await readFolderSeal(folder, version);
  if (!seal) return 0;
  const latest = keys.status().purposes.find(({ purpose }) => purpose === 'lake')?.generation;
  const old = Object.entries(seal.files).filter(([, { generation }]) => generation !== latest);
  if (old.length === 0) return 0;
  const files = { ...seal.files };
  for (const [name, entry] of old) {
    const opened = fileSeal(keys, { version, seal, name });
    files[name] = { ...entry, ...wrapped(keys, { version, name, seal: opened }) };
  }
  await writeSeal(folder, { version, files });
  return old.length;
}

function fileSeal(
  keys: Keys,
  { version, seal, name }: Readonly<{ version: string; seal: FolderSeal; name: string }>,
): FileSeal {
  const entry = seal.files[name];
  if (!entry) throw brokenSeal(version, name, 'its key is gone');
  const id = Buffer.from(entry.id, 'hex');
  const { bytes, generation } = entry;
  try {
    const words = placeWords({ version, name, seal: { id, bytes } });
    const key = keys.unwrapKey('lake', { generation, wrapped: Buffer.from(entry.wrapped, 'base64') }, words);
    return { key, id, bytes };
  } catch {
    throw brokenSeal(version, `${name}${SEALED}`, 'its key does not open');
  }
}

type Placed = Readonly<{ version: string; name: string; seal: FileSeal }>;

function wrapped(keys: Keys, placed: Placed): Readonly<{ generation: number; wrapped: string }> {
  const { generation, wrapped: key } = keys.wrapKey('lake', placed.seal.key, placeWords(placed));
  return { generation, wrapped: key.toString('base64') };
}

/** A file's key opens for this dataset, version, name and length only, so files cannot be put in each other's place. */
function placeWords({
  version,
  name,
  seal,
}: Readonly<{ version: string; name: string; seal: Pick<FileSeal, 'id' | 'bytes'> }>): string[] {
  const dataset = version.slice(0, version.lastIndexOf('/'));
  return [dataset, version, name, seal.id.toString('hex'), String(seal.bytes)];
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
