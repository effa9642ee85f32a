import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';
import { HAND, keyOf, sendClaim } from './testing/made-claims.ts';

const PAYERS = [{ scheme: 'UCS', payer: 'nhso' }];
const MADE = { hospital: '99001', scheme: 'UCS', day: '2026-10-01', satang: 100 };
const CLAIMS = 4;

let ledger: Ledger;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-payer-traffic-'));
  ledger = await openPreparedLedger(home);
});

afterAll(async () => {
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

describe('what was sent to payers', () => {
  const hand = { ...HAND, agreement: null };
  const now = new Date();
  const order = { payer: 'nhso', now, hand, limit: 100 };
  const holder = 'test';

  async function putOnTheirWay(): Promise<void> {
    for (let number = 0; number < CLAIMS; number++) {
      await sendClaim(ledger, String(number), MADE);
      const kept = await ledger.claims.byKey(keyOf(String(number)));
      await ledger.claims.appendEvents([{ claim: kept?.id ?? 0n, version: 1, kind: 'checked', hand: HAND }]);
    }
    await ledger.payers.putChecked(PAYERS);
  }
  const traffic = async () => (await ledger.claimFigures.traffic(['nhso', 'sso', 'lgo']))[0];
  const lease = async (state: 'ready' | 'sent') => {
    const until = new Date(now.getTime() + 60_000);
    return ledger.payers.lease({ payer: 'nhso', state, holder, now, until, limit: 9 }, hand);
  };

  it('is told by payer, from waiting to answered, with what failed and what is stuck', async () => {
    await putOnTheirWay();
    expect(await traffic()).toMatchObject({ waiting: CLAIMS, ready: 0, oldest: expect.any(Date) });
    const setAside: bigint[] = [];
    await ledger.payers.gather(order, async (parcels) => {
      const ids = parcels.map(({ id }) => id);
      setAside.push(...ids.slice(0, 1));
      return {
        batches: [ids.slice(1, 2), ids.slice(2, 3), ids.slice(3)],
        dead: [{ id: ids[0] ?? 0n, reason: 'it is larger than one message may be' }],
      };
    });
    expect(await traffic()).toMatchObject({ waiting: 0, ready: CLAIMS - 1, deadClaims: 1 });
    const [failing, dying, going] = await lease('ready');
    if (!failing || !dying || !going) throw new Error('nothing was leased');
    const next = new Date(now.getTime() + 90_000);
    await ledger.payers.noteFailed({ batch: failing, holder }, { reason: 'PAYER_BUSY: wait', next, hand });
    await ledger.payers.noteFailed(
      { batch: dying, holder },
      { reason: 'PAYER_REFUSED: no', next: 'never', hand },
    );
    await ledger.payers.noteSent(going, { receipt: 'r1', left: { bytes: 1, hash: 'h' }, askAt: now, hand });
    const sent = await traffic();
    expect(sent).toMatchObject({
      ready: 1,
      unanswered: CLAIMS - 3,
      deadClaims: 2,
      failing: { batches: 1, next, tries: 1, reason: 'PAYER_BUSY: wait' },
      lastAnswer: null,
      day: { sent: CLAIMS - 3, approved: 0, failures: 2 },
    });
    expect(sent?.lastFailure?.getTime()).toBeLessThanOrEqual(sent?.lastSuccess?.getTime() ?? 0);
    const [asked] = await lease('sent');
    const parcel = asked?.parcels[0];
    if (!asked || !parcel) throw new Error('nobody can be asked');
    const answer = { key: 'k', parcelId: parcel.id, kind: 'approved', codes: [], satang: 1 } as const;
    const answers = [{ ...answer, transaction: null, at: now }];
    await ledger.payers.takeAnswers(asked, { answers, askAt: next, hand });
    expect(await traffic()).toMatchObject({ unanswered: CLAIMS - 4, day: { approved: 1 } });

    const letters = await ledger.claimFigures.stuckLetters(9);
    expect(letters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'batch',
          id: dying.id,
          reason: 'PAYER_REFUSED: no',
          claims: dying.parcels.map(({ claimId }) => claimId),
          claimCount: 1,
          tries: 1,
          firstTry: expect.any(Date),
        }),
        expect.objectContaining({ kind: 'claim', id: setAside[0], tries: 0, firstTry: null, claimCount: 1 }),
      ]),
    );
    expect(letters).toHaveLength(2);
  });

  it('is let go again one by one, with who did it and why', async () => {
    const [batch, single] = await ledger.claimFigures
      .stuckLetters(9)
      .then((letters) => [
        letters.find(({ kind }) => kind === 'batch'),
        letters.find(({ kind }) => kind === 'claim'),
      ]);
    const replay = (wanted: Readonly<{ batch?: bigint; parcel?: bigint }>) =>
      ledger.payers.replay({ payer: 'nhso', reason: 'mended', now, hand, ...wanted });
    expect(await replay({ batch: batch?.id ?? 0n })).toEqual({ batches: 1, claims: 0 });
    expect(await replay({ batch: batch?.id ?? 0n })).toEqual({ batches: 0, claims: 0 });
    expect(await replay({ parcel: single?.id ?? 0n })).toEqual({ batches: 0, claims: 1 });
    expect(await ledger.claimFigures.stuckLetters(9)).toEqual([]);
    expect((await ledger.claimFigures.lastTrouble())?.getTime()).toBeGreaterThan(now.getTime() - 1000);
    expect(await ledger.claimFigures.firstClaim()).toBeInstanceOf(Date);
  });
});
