import type { BulkRead, Ledger, RecordedAccess } from '../../base/ledger/index.ts';
import type { Text } from '../../base/model/index.ts';
import type { Reading } from '../lookup/index.ts';
import { placeWords } from './facts/index.ts';
import type { Self } from './self.ts';

/** Somebody who looked at a citizen: when, as what and from where, what was done and what for, and by which agreement. */
export type MyLook = Readonly<{
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

/** Who looked at a citizen, the latest first. */
export type MyLooks = Readonly<{ looks: MyLook[]; more: boolean }>;

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

/** Who looked at a citizen under any key the citizen ever had; whether a bulk read met them is worked out now. */
export async function readMyLooks(
  reading: Reading,
  self: Pick<Self, 'keys'>,
  { book, sessionId, touched, agreementWords }: LooksAsked,
): Promise<MyLooks> {
  const found = await Promise.all(
    self.keys.map((key) => book.touching(key, { limit: SHOWN + 1, touched: (read) => touched(read, key) })),
  );
  const once = new Map(found.flat().map((one) => [one.id, one]));
  const looks = [...once.values()].sort((one, other) => other.id - one.id);
  const shown = looks.slice(0, SHOWN);
  const words = await wordsOfAll(shown, agreementWords);
  return {
    looks: shown.map((one) => ({
      ...lookIn(reading, one),
      agreementText: words.get(one.agreement ?? '')?.text ?? null,
      agency: words.get(one.agreement ?? '')?.agency ?? null,
      own: sessionId !== undefined && one.sessionId === sessionId,
    })),
    more: looks.length > SHOWN,
  };
}

async function wordsOfAll(
  looks: readonly RecordedAccess[],
  wordsOf: LooksAsked['agreementWords'],
): Promise<ReadonlyMap<string, AgreementWords | undefined>> {
  const ids = [...new Set(looks.flatMap(({ agreement }) => agreement ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await wordsOf(id)] as const)));
}

function lookIn(reading: Reading, entry: RecordedAccess): Omit<MyLook, 'agreementText' | 'agency' | 'own'> {
  const { at, role, act, purpose, area, agreement, reason, fields = [], predicate, rows, logIndex } = entry;
  const labels = new Map(reading.facts.map(({ fact, label }) => [fact, label]));
  return {
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
