import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '../errors/index.ts';
import { deriveKey, newKey, unwrap, wrap } from './envelope.ts';
import {
  acceptNextRoot,
  findNextRoot,
  keepFirst,
  keyFolder,
  type RootSecret,
  type RootSource,
  readRoot,
  writeAside,
} from './root-secret.ts';

/** What secrets are for. Each has its own, so that one that leaks tells nothing of the others. */
export const PURPOSES = ['lake', 'vault', 'tokens', 'signing', 'disclosure'] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * One secret of a purpose. A later generation wraps new keys; earlier ones stay to open what they wrapped, and so do those of a purpose
 * that nobody has any more.
 */
export type RingSecret = Readonly<{ purpose: string; generation: number; madeAt: string; bytes: Buffer }>;

/** All secrets, and the root that they are wrapped under. */
export type KeyRing = Readonly<{ root: RootSecret; secrets: readonly RingSecret[] }>;

const ringSchema = z.object({
  root: z.string(),
  secrets: z.array(
    z.object({
      purpose: z.string().min(1),
      generation: z.number().int().min(1),
      madeAt: z.string(),
      wrapped: z.string(),
    }),
  ),
});
type StoredRing = z.infer<typeof ringSchema>;

const FILE = 'ring.json';
const WRAPPING = 'ring';

/** Reads the ring of a home under its root, and makes it the first time. Throws ROOT_KEY_OTHER when another root wrapped it. */
export async function readRing(home: string, source: RootSource): Promise<KeyRing> {
  const root = await readRoot(home, source);
  const stored = await readStored(home);
  if (stored) return openRing(stored, await rootOfRing({ home, source, root, stored }));
  const madeAt = new Date().toISOString();
  const ring = {
    root,
    secrets: PURPOSES.map((purpose) => ({ purpose, generation: 1, madeAt, bytes: newKey() })),
  };
  // Two first starts at once: the ring that is linked first stands, and the other is forgotten.
  const place = ringFile(home);
  await keepFirst(await writeAside(place, sealedText(ring)), place);
  const kept = await readStored(home);
  if (!kept) throw problem('KEY_RING_DAMAGED', { file: FILE });
  return openRing(kept, root);
}

/** Keeps a ring in place of the one before. */
export async function writeRing(home: string, ring: KeyRing): Promise<void> {
  const place = ringFile(home);
  await rename(await writeAside(place, sealedText(ring)), place);
}

function ringFile(home: string): string {
  return join(keyFolder(home), FILE);
}

/** A ring as it is kept: each secret under the root. */
function sealedText({ root, secrets }: KeyRing): string {
  const key = deriveKey(root.bytes, WRAPPING);
  const stored: StoredRing = {
    root: root.id,
    secrets: secrets.map(({ purpose, generation, madeAt, bytes }) => ({
      purpose,
      generation,
      madeAt,
      wrapped: wrap(key, bytes, purpose, String(generation)).toString('base64'),
    })),
  };
  return `${JSON.stringify(stored, null, 1)}\n`;
}

type Found = Readonly<{ home: string; source: RootSource; root: RootSecret; stored: StoredRing }>;

/** A rotation that was cut short after the ring was wrapped anew is finished here. */
async function rootOfRing({ home, source, root, stored }: Found): Promise<RootSecret> {
  if (root.id === stored.root) return root;
  const next = source.file || source.command ? undefined : await findNextRoot(home);
  if (next?.id !== stored.root) throw problem('ROOT_KEY_OTHER', { expected: stored.root, found: root.id });
  await acceptNextRoot(home);
  return next;
}

function openRing(stored: StoredRing, root: RootSecret): KeyRing {
  const key = deriveKey(root.bytes, WRAPPING);
  if (stored.root !== root.id) throw problem('ROOT_KEY_OTHER', { expected: stored.root, found: root.id });
  const secrets = stored.secrets.map(({ purpose, generation, madeAt, wrapped }) => {
    try {
      const bytes = unwrap(key, Buffer.from(wrapped, 'base64'), purpose, String(generation));
      return { purpose, generation, madeAt, bytes };
    } catch (cause) {
      throw problem('KEY_RING_DAMAGED', { file: FILE }, cause);
    }
  });
  return { root, secrets };
}

async function readStored(home: string): Promise<StoredRing | undefined> {
  const text = await readFile(ringFile(home), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return ringSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw problem('KEY_RING_DAMAGED', { file: FILE }, cause);
  }
}
