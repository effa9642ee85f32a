import { problem } from '../../base/errors/index.ts';
import type { BulkRead, Ledger, RecordedAccess } from '../../base/ledger/index.ts';
import type { Text } from '../../base/model/index.ts';
import type { Reading } from '../lookup/index.ts';
import { placeWords } from './facts/index.ts';
import type { Self } from './self.ts';

/** Somebody who looked at a citizen: when, as what and from where, what was done and what for, and by which agreement. */
export type MyLook = Readonly<{
  /** By which its proof is asked for. */
  id: number;
  at: string;
  role: string;
  act: string;
  purpose: string;
  /** The area that was looked at, where it was one. */
  area: Text | null;
  /** The agreement that allowed it, by its id. */
  agreement: string | null;
  /** What the agreement says to citizens, and who receives by it. */
  agreementText: Text | null;
  agency: Text | null;
  reason: string | null;
  /** Names of what was seen; empty where it was all that the act shows. */
  fields: Text[];
  /** Of how many people at once. */
  people: number;
  /** It asked a condition of everybody, which met the citizen. */
  bulk: boolean;
  /** It was this very session. */
  own: boolean;
  /** Its place in the log that nobody can rewrite. */
  logIndex: number | null;
}>;

/** Who looked at a citizen, the latest first; `next` is the `before` of the page with older ones, if there may be any. */
export type MyLooks = Readonly<{ looks: MyLook[]; next: number | null }>;

/** Which page, and whether the citizen's own visits are on it. */
export type LooksPage = Readonly<{ before?: number | undefined; withOwn: boolean }>;

/** What an agreement says to citizens, and who receives by it. */
export type AgreementWords = Readonly<{ text: Text; agency: Text | null }>;

/** Where looks are written down, whether a bulk read met somebody, and what agreements say. */
export type LooksAsked = Readonly<{
  book: Ledger['access'];
  sessionId: string | undefined;
  touched: (read: BulkRead, key: bigint) => Promise<boolean>;
  agreementWords: (id: string) => Promise<AgreementWords | undefined>;
}>;

const SHOWN = 100;
/** Why citizens read what is known of them. */
export const OWN_PURPOSE = 'own-data';

/** Who looked at a citizen under any key the citizen ever had; whether a bulk read met them is worked out now. */
export async function readMyLooks(
  reading: Reading,
  self: Pick<Self, 'keys'>,
  { book, sessionId, touched, agreementWords, page }: LooksAsked & Readonly<{ page: LooksPage }>,
): Promise<MyLooks> {
  const { reads: shown, next } = await book.touching(self.keys, {
    limit: SHOWN,
    beforeId: page.before,
    touched: (read) => touchedAny(self, read, touched),
    without: page.withOwn ? undefined : { purpose: OWN_PURPOSE, sessionId },
  });
  const words = await wordsOfAll(shown, agreementWords);
  return {
    looks: shown.map((one) => ({
      ...lookIn(reading, one),
      agreementText: words.get(one.agreement ?? '')?.text ?? null,
      agency: words.get(one.agreement ?? '')?.agency ?? null,
      own: sessionId !== undefined && one.sessionId === sessionId,
    })),
    next: next ?? null,
  };
}

/** Everybody who ever looked, for a copy to take home. */
export async function readAllMyLooks(
  reading: Reading,
  self: Pick<Self, 'keys'>,
  asked: LooksAsked,
): Promise<MyLook[]> {
  const all: MyLook[] = [];
  let before: number | undefined;
  do {
    const { looks, next } = await readMyLooks(reading, self, { ...asked, page: { before, withOwn: true } });
    all.push(...looks);
    before = next ?? undefined;
  } while (before !== undefined);
  return all;
}

/** One look at a citizen, by its id. Throws AUDIT_ENTRY_UNKNOWN for a look at somebody else as for none. */
export async function findMyLook(
  self: Pick<Self, 'keys'>,
  { book, touched }: Pick<LooksAsked, 'book' | 'touched'>,
  id: number,
): Promise<RecordedAccess> {
  const { reads } = await book.touching(self.keys, {
    limit: 1,
    beforeId: id + 1,
    touched: async (read) => read.id === id && (await touchedAny(self, read, touched)),
  });
  const found = reads.find((read) => read.id === id);
  if (!found) throw problem('AUDIT_ENTRY_UNKNOWN', { entry: '?', size: 0 });
  return found;
}

async function touchedAny(
  { keys }: Pick<Self, 'keys'>,
  read: BulkRead,
  touched: LooksAsked['touched'],
): Promise<boolean> {
  return (await Promise.all(keys.map((key) => touched(read, key)))).includes(true);
}

async function wordsOfAll(
  looks: readonly RecordedAccess[],
  wordsOf: LooksAsked['agreementWords'],
): Promise<ReadonlyMap<string, AgreementWords | undefined>> {
  const ids = [...new Set(looks.flatMap(({ agreement }) => agreement ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await wordsOf(id)] as const)));
}

function lookIn(reading: Reading, entry: RecordedAccess): Omit<MyLook, 'agreementText' | 'agency' | 'own'> {
  const {
    id,
    at,
    role,
    act,
    purpose,
    area,
    agreement,
    reason,
    fields = [],
    predicate,
    rows,
    logIndex,
  } = entry;
  const labels = new Map(reading.facts.map(({ fact, label }) => [fact, label]));
  return {
    id,
    at: at.toISOString(),
    role,
    act,
    purpose,
    area: area ? placeWords(reading, area) : null,
    agreement: agreement ?? null,
    reason: reason ?? null,
    fields: fields.map((field) => labels.get(field) ?? { th: field, en: field }),
    people: rows,
    bulk: predicate !== undefined,
    logIndex: logIndex ?? null,
  };
}
