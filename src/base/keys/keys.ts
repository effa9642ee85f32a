import { deriveKey, newKey, unwrap, wrap } from './envelope.ts';
import { type KeyRing, PURPOSES, type Purpose, readRing, writeRing } from './key-ring.ts';
import { acceptNextRoot, makeNextRoot, type RootSource, readRoot } from './root-secret.ts';

/** Whose tokens: those of one recipient under one agreement, until the epoch is over. */
export type TokenUse = Readonly<{ agreement: string; recipient: string; epoch: string }>;

/** A key under a purpose's secret, and which generation of it. */
export type WrappedKey = Readonly<{ generation: number; wrapped: Buffer }>;

/** Everything secret of a home. Secrets stay inside: what comes out is a key for one use. */
export type Keys = Readonly<{
  /** 32 bytes for the HMAC of tokens of one recipient; nobody can tell tokens of two uses to be of one person. */
  tokenKey: (use: TokenUse) => Buffer;
  /** 32 bytes that an Ed25519 key is made of, by the name of who signs. */
  signingSeed: (signer: string) => Buffer;
  /** 32 bytes for the digests by which rows of people who were erased are known. */
  erasureKey: () => Buffer;
  /** The secret behind record keys of disclosure control, as hexadecimal text that can be bound into a statement. */
  recordKeySecret: () => string;
  /** Wraps a data key of the lake or the vault; `words` say where it belongs, and it opens only there. */
  wrapKey: (purpose: RotatingPurpose, key: Buffer, words: readonly string[]) => WrappedKey;
  /** A data key as it was; throws when it, its generation or its place is another. */
  unwrapKey: (purpose: RotatingPurpose, wrapped: WrappedKey, words: readonly string[]) => Buffer;
  /** Which generation of a purpose wraps now. */
  generationOf: (purpose: RotatingPurpose) => number;
  /** Which secrets there are, without telling them. */
  status: () => KeyStatus;
}>;

/** The state of a home's keys as a person may see it. */
export type KeyStatus = Readonly<{
  /** Tells roots apart without telling them. */
  root: string;
  purposes: readonly Readonly<{ purpose: Purpose; generation: number; madeAt: string }>[];
}>;

/** Opens the keys of a home; a home without keys gets them. */
export async function openKeys(home: string, source: RootSource = {}): Promise<Keys> {
  return keysOf(await readRing(home, source));
}

/** Keys over a ring that is open. */
export function keysOf(ring: KeyRing): Keys {
  const derived = (purpose: Purpose, ...words: readonly string[]) =>
    deriveKey(latest(ring, purpose).bytes, purpose, ...words);
  return {
    tokenKey: ({ agreement, recipient, epoch }) => derived('tokens', agreement, recipient, epoch),
    signingSeed: (signer) => derived('signing', signer),
    erasureKey: () => derived('tokens', 'erasure'),
    recordKeySecret: () => derived('disclosure').toString('hex'),
    wrapKey: (purpose, key, words) => {
      const { generation, bytes } = latest(ring, purpose);
      return { generation, wrapped: wrap(wrappingKey(bytes, purpose, words), key, ...words) };
    },
    unwrapKey: (purpose, { generation, wrapped }, words) => {
      const secret = ring.secrets.find((one) => one.purpose === purpose && one.generation === generation);
      if (!secret) throw new RangeError(`there is no generation ${generation} of ${purpose}`);
      return unwrap(wrappingKey(secret.bytes, purpose, words), wrapped, ...words);
    },
    generationOf: (purpose) => latest(ring, purpose).generation,
    status: () => ({
      root: ring.root.id,
      purposes: PURPOSES.map((purpose) => {
        const { generation, madeAt } = latest(ring, purpose);
        return { purpose, generation, madeAt };
      }),
    }),
  };
}

/** The first word is the dataset (or the kind of vault entry): each has a wrapping key of its own. */
function wrappingKey(secret: Buffer, purpose: Purpose, words: readonly string[]): Buffer {
  return deriveKey(secret, purpose, 'wrapping', words[0] ?? '');
}

function latest(ring: KeyRing, purpose: Purpose): KeyRing['secrets'][number] {
  const secrets = ring.secrets.filter((one) => one.purpose === purpose);
  const last = secrets.reduce(
    (best, one) => (one.generation > best.generation ? one : best),
    secrets[0] as (typeof secrets)[number],
  );
  return last;
}

/** Only what wraps other keys has generations: tokens, salts and record keys would change for everybody. */
export type RotatingPurpose = 'lake' | 'vault';

/**
 * Gives the home a new root and wraps every secret under it, and starts new generations of what wraps data keys. No data is touched:
 * what earlier generations wrapped still opens, until it is wrapped anew. With a root kept outside, `next` names the new one.
 */
export async function rotateKeys(
  home: string,
  order: Readonly<{
    source: RootSource;
    next?: RootSource | undefined;
    purposes: readonly RotatingPurpose[];
    now: Date;
  }>,
): Promise<KeyStatus> {
  const ring = await readRing(home, order.source);
  const isOurs = !order.next && !order.source.file && !order.source.command;
  const fresh = order.purposes.map((purpose) => ({
    purpose,
    generation: latest(ring, purpose).generation + 1,
    madeAt: order.now.toISOString(),
    bytes: newKey(),
  }));
  let { root } = ring;
  if (order.next) root = await readRoot(home, order.next);
  else if (isOurs) root = await makeNextRoot(home);
  const rotated = { root, secrets: [...ring.secrets, ...fresh] };
  await writeRing(home, rotated);
  if (isOurs) await acceptNextRoot(home);
  return keysOf(rotated).status();
}
