import { problem } from '../../errors/index.ts';
import { newKey, unwrap, wrap } from '../envelope.ts';
import type { Keys, WrappedKey } from '../keys.ts';

/** Where wrapped keys of people are kept. */
export type SubjectKeyStore = Readonly<{
  find: (people: readonly bigint[]) => Promise<ReadonlyMap<bigint, WrappedKey>>;
  /** Keeps a first key; when there is one already, that one stands and is given back. */
  keep: (person: bigint, key: WrappedKey) => Promise<WrappedKey>;
  /** Takes keys away for good, and writes down why. Tells how many there were. */
  erase: (people: readonly bigint[], why: Readonly<{ reason: string; actor: string }>) => Promise<number>;
  /** Some keys that an earlier generation wrapped. */
  wrappedBefore: (generation: number, limit: number) => Promise<ReadonlyMap<bigint, WrappedKey>>;
  replace: (person: bigint, key: WrappedKey) => Promise<void>;
}>;

/** Words about a person as they are kept: under that person's own key. */
export type SealedText = Readonly<{ person: bigint; kind: string; sealed: string }>;

/** Words about people that can be forgotten: without a person's key nobody reads them, neither here nor in a backup. */
export type Vault = Readonly<{
  /** Seals a text about a person; `kind` says what it is, and it opens as that only. */
  seal: (text: Readonly<{ person: bigint; kind: string; text: string }>) => Promise<string>;
  /** Texts as they were, in the order given; null for those of people whose key was erased. What was never sealed stays as it is. */
  openAll: (texts: readonly SealedText[]) => Promise<(string | null)[]>;
  erase: SubjectKeyStore['erase'];
  /** Wraps keys anew that an earlier generation wrapped; tells how many. */
  rewrap: () => Promise<number>;
}>;

const MARK = 'sealed:';
const BATCH = 1000;
const SUBJECT = 'subject';

/** Opens the vault over a home's keys and the store of wrapped ones. */
export function openVault(keys: Keys, store: SubjectKeyStore): Vault {
  return {
    seal: async ({ person, kind, text }) => {
      const key = await subjectKey(keys, store, person);
      return `${MARK}${wrap(key, Buffer.from(text), kind, String(person)).toString('base64')}`;
    },
    openAll: async (texts) => {
      const people = [...new Set(texts.filter(isSealed).map(({ person }) => person))];
      const wrapped = people.length > 0 ? await store.find(people) : new Map<bigint, WrappedKey>();
      return texts.map((text) => {
        if (!isSealed(text)) return text.sealed;
        const key = wrapped.get(text.person);
        return key ? openText(keys, text, key) : null;
      });
    },
    erase: store.erase,
    rewrap: () => rewrapAll(keys, store),
  };
}

function isSealed({ sealed }: SealedText): boolean {
  return sealed.startsWith(MARK);
}

async function subjectKey(keys: Keys, store: SubjectKeyStore, person: bigint): Promise<Buffer> {
  const found = (await store.find([person])).get(person);
  const kept = found ?? (await store.keep(person, keys.wrapKey('vault', newKey(), wordsOf(person))));
  return keys.unwrapKey('vault', kept, wordsOf(person));
}

/** A key that does not open is a fault and no erasure; and after an erasure what was sealed before has another key than what came later. */
function openText(keys: Keys, { person, kind, sealed }: SealedText, wrapped: WrappedKey): string | null {
  let key: Buffer;
  try {
    key = keys.unwrapKey('vault', wrapped, wordsOf(person));
  } catch (cause) {
    throw problem('VAULT_ENTRY_DAMAGED', { kind }, cause);
  }
  try {
    return unwrap(key, Buffer.from(sealed.slice(MARK.length), 'base64'), kind, String(person)).toString();
  } catch {
    return null;
  }
}

async function rewrapAll(keys: Keys, store: SubjectKeyStore): Promise<number> {
  const latest = keys.generationOf('vault');
  let count = 0;
  for (;;) {
    const old = await store.wrappedBefore(latest, BATCH);
    if (old.size === 0) return count;
    for (const [person, wrapped] of old) {
      const key = keys.unwrapKey('vault', wrapped, wordsOf(person));
      await store.replace(person, keys.wrapKey('vault', key, wordsOf(person)));
    }
    count += old.size;
  }
}

function wordsOf(person: bigint): string[] {
  return [SUBJECT, String(person)];
}
