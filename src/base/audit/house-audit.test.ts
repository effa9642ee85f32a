import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeys } from '../keys/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { openPreparedLedger } from '../ledger/testing/prepared-ledger.ts';
import { openHouseAudit } from './house-audit.ts';
import { readDevelopmentKey, type SigningHome } from './house-keys.ts';
import { cosignText, parseNote } from './notes/index.ts';

const HOUR_MS = 3_600_000;
const HOURS = 4;

let ledger: Ledger;
let house: SigningHome;

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'chipao-house-audit-'));
  ledger = await openPreparedLedger(home);
  house = { home, keys: await openKeys(home) };
});

afterAll(async () => {
  await ledger.close();
  await rm(house.home, { recursive: true, force: true });
});

function openAt(now: Date) {
  const settings = { home: house.home, environment: 'development' as const, witnessHours: HOURS };
  const onTrouble = (thrown: unknown) => {
    throw thrown;
  };
  return openHouseAudit({ settings, keys: house.keys, ledger, onTrouble, now: () => now });
}

/** The witness says at another time what it said of the last size it saw. */
async function sayAgain(at: Date) {
  const [word] = await ledger.audit.heads.witnesses();
  const text = word && parseNote((await ledger.audit.heads.find(word.size))?.note ?? '')?.text;
  if (!word || !text) throw new Error('no word');
  await ledger.audit.heads.cosign({
    ...word,
    at,
    line: cosignText(await readDevelopmentKey(house), text, at),
  });
}

describe('the audit of a house', () => {
  it('is witnessed while a witness saw all that is old, and not when the log stopped growing before that', async () => {
    const read = { role: 'officer', act: 'read-person', purpose: 'area-work', personKeys: [7n], rows: 1 };
    const now = openAt(new Date());
    expect(await now.isWitnessed()).toBe(false);
    // Who comes while the witness is asked for the first time waits for its word, and is not refused.
    await Promise.all([now.assertWitnessed(), now.assertWitnessed(), now.assertWitnessed()]);
    await now.close();
    expect(await now.isWitnessed()).toBe(true);
    await ledger.access.append(read);
    const later = new Date(Date.now() + (HOURS + 1) * HOUR_MS);
    await sayAgain(later);
    expect(await now.isWitnessed()).toBe(true);
    expect(await openAt(later).isWitnessed()).toBe(false);
  });
});
