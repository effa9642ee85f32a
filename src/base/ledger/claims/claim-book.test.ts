import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_EVENT_KINDS, type ClaimEventKind, stateOf } from '../../claim/index.ts';
import type { IsoDate } from '../../model/index.ts';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';
import type { ClaimHead, NewUpload } from './index.ts';

let ledger: Ledger;
let home: string;
let next = 0;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-claims-'));
  ledger = await openPreparedLedger(home);
});

afterAll(async () => {
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

const HAND = { actor: 'hospital 11111 test', controller: 'moph', processor: 'chipao' };
const digest = (text: string) => createHash('sha256').update(text).digest();

function head(key: string, says = 'first'): ClaimHead {
  return {
    key: digest(key),
    hospital: '11111',
    kind: 'OP',
    person: digest(`person of ${key}`),
    scheme: 'UCS',
    from: '2026-10-01T09:30',
    to: null,
    serviceDay: '2026-10-01' as IsoDate,
    chargedSatang: 36_000,
    paidSatang: 0,
    content: digest(says),
  };
}

function upload(claims: readonly ClaimHead[], bytes = String(next++)): NewUpload {
  return {
    receipt: `R${bytes}`,
    hospital: '11111',
    api: 'v2',
    form: 'txt',
    period: '2026-10',
    content: digest(bytes),
    sizeBytes: 10,
    rows: 3,
    hand: HAND,
    sealed: {
      key: { generation: 1, wrapped: randomBytes(60) },
      files: Buffer.from('files'),
      claims: Buffer.from('claims'),
    },
    claims,
  };
}

const submit = (claims: readonly ClaimHead[], bytes?: string) =>
  ledger.claims.submitUpload(upload(claims, bytes));
const standing = async (key: string) => ledger.claims.byKey(digest(key));
const say = async (key: string, ...kinds: readonly ClaimEventKind[]) => {
  const kept = await standing(key);
  const events = kinds.map((kind) => ({
    claim: kept?.id ?? 0n,
    version: kept?.version ?? 1,
    kind,
    hand: HAND,
  }));
  return ledger.claims.appendEvents(events);
};

type Step = Readonly<{ kind: ClaimEventKind; outcome: 'approved' | 'stands'; older: boolean }>;

describe('the book of claims', () => {
  it('keeps an upload with its claims, each with what it was received by', async () => {
    const receipt = await submit([head('a'), head('b')], 'first upload');
    expect(receipt).toMatchObject({ receipt: 'Rfirst upload', repeated: false });
    expect(receipt.claims.map(({ taken }) => taken)).toEqual(['new', 'new']);
    const kept = await standing('b');
    expect(kept).toMatchObject({
      state: 'received',
      version: 1,
      place: 1,
      from: '2026-10-01T09:30',
      chargedSatang: 36_000,
    });
    const events = await ledger.claims.eventsOf([kept?.id ?? 0n]);
    expect(events.map(({ kind, hand, upload: from }) => [kind, hand, from])).toEqual([
      ['received', HAND, receipt.upload],
    ]);
  });

  it('has one upload and one claim each when the same comes twenty times at once', async () => {
    const claims = [head('c'), head('d')];
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(claims, 'the same')));
    expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(1);
    expect(new Set(answers.map(({ upload: id }) => id)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const kept = await ledger.claims.byKeys(claims.map(({ key }) => key));
    expect(kept.map(({ version, step }) => [version, step])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('does not lock when uploads share claims in other orders', async () => {
    const keys = Array.from({ length: 12 }, (_one, index) => `shared ${index}`);
    const sends = Array.from({ length: 12 }, (_one, turn) => {
      const order = turn % 2 === 0 ? keys : keys.toReversed();
      return submit(order.map((key) => head(key, `said ${turn}`)));
    });
    expect(await Promise.all(sends)).toHaveLength(12);
    const kept = await ledger.claims.byKeys(keys.map(digest));
    expect(kept.map(({ version }) => version)).toEqual(keys.map(() => 12));
  });

  it('takes a corrected claim as a new version, the same one not, and none that is approved', async () => {
    await submit([head('e')]);
    expect((await submit([head('e')])).claims[0]?.taken).toBe('same');
    await say('e', 'incomplete');
    expect((await submit([head('e', 'corrected')])).claims[0]?.taken).toBe('version');
    expect(await standing('e')).toMatchObject({
      version: 2,
      state: 'received',
      stage: 'resubmitted',
      codes: [],
    });
    await say('e', 'checked', 'forwarded', 'approved');
    expect((await submit([head('e', 'too late')])).claims[0]?.taken).toBe('past');
    expect(await standing('e')).toMatchObject({ version: 2, state: 'approved' });
  });

  it('writes nothing that may not follow, and tells so', async () => {
    await submit([head('f')]);
    const answers = await say('f', 'approved', 'checked', 'settled');
    expect(answers.map(({ kind, written }) => [kind, written])).toEqual([
      ['approved', false],
      ['checked', true],
      ['settled', false],
    ]);
    expect(await standing('f')).toMatchObject({ stage: 'checked', step: 2 });
  });

  it('keeps a claim as its events tell, whatever happens to it', { timeout: 120_000 }, async () => {
    const kinds = CLAIM_EVENT_KINDS.filter((kind) => kind !== 'received');
    const steps = fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        outcome: fc.constantFrom('approved' as const, 'stands' as const),
        older: fc.boolean(),
      }),
      { minLength: 4, maxLength: 16 },
    );
    const run = async (happenings: readonly Step[]) => {
      const key = `property ${next++}`;
      await submit([head(key)]);
      for (const { kind, outcome, older } of happenings) {
        const kept = await standing(key);
        if (!kept) throw new Error('the claim is gone');
        if (kind === 'resubmitted') {
          await submit([head(key, `said ${next++}`)]);
          continue;
        }
        const version = kept.version - (older && kept.version > 1 ? 1 : 0);
        const answered = kind === 'appeal-answered' ? { outcome } : {};
        await ledger.claims.appendEvents([{ claim: kept.id, version, kind, hand: HAND, ...answered }]);
      }
      const kept = await standing(key);
      const events = await ledger.claims.eventsOf([kept?.id ?? 0n]);
      const { state, stage, version, appealedFrom } = kept ?? {};
      expect({ state, stage, version, appealedFrom }).toEqual(stateOf(events));
      expect(kept?.step).toBe(events.length);
    };
    await fc.assert(fc.asyncProperty(steps, run), { numRuns: 30 });
  });
});
