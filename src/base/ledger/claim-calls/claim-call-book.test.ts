import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

const hash = (word: string) => createHash('sha256').update(word).digest();
const sealed = Buffer.from('sealed');
const booking = (said: string, hospital = '10001') => ({
  hospital,
  said: hash(said),
  person: hash('somebody'),
  actor: 'clerk',
  sealed,
});
const visit = (seq: string, more: Readonly<{ hn?: string; an?: string; words?: string }> = {}) => ({
  hospital: '10001',
  visit: hash(`${seq} ${more.an ?? ''}`),
  kind: more.an ? ('IP' as const) : ('OP' as const),
  hn: hash(more.hn ?? 'hn1'),
  seq: hash(seq),
  an: more.an ? hash(more.an) : null,
  actor: 'clerk',
  sealed: Buffer.from(more.words ?? seq),
});

describe('the book of hospitals’ calls', () => {
  it('keeps what is said twice once, also at the same moment', async () => {
    const call = {
      kind: 'authentication' as const,
      hospital: '10001',
      said: hash('a visit'),
      person: undefined,
      actor: 'clerk',
      sealed,
    };
    const answers = ['PP1', 'PP2', 'PP3', 'PP4'].map((answer) => ledger.claimCalls.keep({ ...call, answer }));
    const receipts = await Promise.all(answers);
    expect(new Set(receipts.map(({ receipt, answer }) => `${receipt} ${answer}`)).size).toBe(1);
    const other = await ledger.claimCalls.keep({ ...call, hospital: '10002' });
    expect(other.receipt).not.toBe(receipts[0]?.receipt);
  });

  it('books the same words once until they are cancelled', async () => {
    const { reservations } = ledger.claimCalls;
    const asked = await Promise.all([1, 2, 3, 4].map(() => reservations.begin(booking('one'))));
    expect(new Set(asked.map(({ transactionUid }) => transactionUid)).size).toBe(1);
    const [first] = asked;
    if (!first) throw new Error('nothing was booked');
    await reservations.step({ id: first.id, act: 'booked', actor: 'clerk', reference: 'payer-1' });
    await reservations.step({ id: first.id, act: 'booked', actor: 'clerk', reference: 'payer-2' });
    expect(await reservations.find('10001', first.transactionUid)).toMatchObject({
      reference: 'payer-1',
      isCancelled: false,
    });
    await reservations.step({ id: first.id, act: 'cancelled', actor: 'clerk' });
    const again = await reservations.begin(booking('one'));
    expect(again.transactionUid).not.toBe(first.transactionUid);
    expect(again).toMatchObject({ reference: null, isCancelled: false });
  });

  it('shows a booking to the hospital that made it alone', async () => {
    const made = await ledger.claimCalls.reservations.begin(booking('two'));
    expect(await ledger.claimCalls.reservations.find('10002', made.transactionUid)).toBeUndefined();
  });

  it('counts a visit once, as it was told last', async () => {
    const { visits } = ledger.claimCalls;
    await visits.tell([visit('1'), visit('2', { hn: 'hn2' }), visit('3', { an: 'an3' })]);
    await visits.tell([visit('1', { words: 'first' }), visit('1', { words: 'mended' })]);
    expect(await visits.count('10001')).toEqual({ outpatients: 2, inpatients: 1 });
    expect(await visits.count('10002')).toEqual({ outpatients: 0, inpatients: 0 });
    const found = await visits.find('10001', { hn: hash('hn1'), seq: hash('1') });
    expect(found.map(String)).toEqual(['mended']);
    expect((await visits.find('10001', { hn: hash('hn1') })).map(String).sort()).toEqual(['3', 'mended']);
    expect(await visits.find('10002', { hn: hash('hn1') })).toEqual([]);
  });

  it('lets a hospital’s newest key hold until it ends', async () => {
    const { tokens } = ledger.claimCalls;
    const expiresAt = new Date('2027-01-01T00:00:00Z');
    await tokens.set({ hospital: '10001', hash: hash('old'), actor: 'operator', expiresAt });
    await tokens.set({ hospital: '10001', hash: hash('new'), actor: 'operator', expiresAt });
    expect(await tokens.find('10001', new Date('2026-12-31T00:00:00Z'))).toEqual(hash('new'));
    expect(await tokens.find('10001', expiresAt)).toBeUndefined();
    expect(await tokens.find('10002', new Date(0))).toBeUndefined();
  });
});
