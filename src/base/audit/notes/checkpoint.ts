import { HASH_BYTES, type Hash } from '../../merkle/index.ts';

/** What a log signs: which log, how many entries, and the root of their tree (C2SP tlog-checkpoint). */
export type Checkpoint = Readonly<{ origin: string; size: number; root: Hash }>;

/** A checkpoint as text. */
export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads a checkpoint from the text of a note; gives nothing when it is none. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, digits, encoded] =
    /^([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/u.exec(text) ?? [];
  if (!origin || !digits || !encoded) return undefined;
  const [size, root] = [Number(digits), Buffer.from(encoded, 'base64')];
  if (!Number.isSafeInteger(size) || root.length !== HASH_BYTES || root.toString('base64') !== encoded)
    return undefined;
  return { origin, size, root };
}
