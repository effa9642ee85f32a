import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeys, openVault, rotateKeys, type Vault } from '../../keys/index.ts';
import type { AreaCode, IsoDate } from '../../model/index.ts';
import { type DisputeBook, type Ledger, sealDisputes, sealFlags } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-vault-'));
const HAND = { role: 'citizen', actor: 'a citizen', sessionId: undefined };
const WHY = { reason: 'the retention is over', actor: 'operator' };
let ledger: Ledger;
let vault: Vault;
let disputes: DisputeBook;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  vault = openVault(await openKeys(home), ledger.subjectKeys);
  disputes = sealDisputes(ledger.disputes, vault);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

function disputeOf(personKey: bigint) {
  const dispute = {
    personKey,
    fact: 'income',
    source: 'tax',
    agency: 'rd',
    said: '9000',
    saidAsOf: null,
    village: '17020101',
    dueOn: '2026-12-22' as IsoDate,
    datasetVersion: 'profiles/1',
  };
  return disputes.open(dispute, { act: 'opened', value: '0', note: 'my number is 1103700000001' }, HAND);
}

describe('the vault', () => {
  it('gives a text back to who asks for it as what it is', async () => {
    const sealed = await vault.seal({ person: 1n, kind: 'note', text: 'ป่วยติดเตียง' });
    expect(sealed).not.toContain('ป่วย');
    expect(await vault.openAll([{ person: 1n, kind: 'note', sealed }])).toEqual(['ป่วยติดเตียง']);
    expect(await vault.openAll([{ person: 1n, kind: 'other', sealed }])).toEqual([null]);
    expect(await vault.openAll([{ person: 2n, kind: 'note', sealed }])).toEqual([null]);
    expect(await vault.openAll([{ person: 1n, kind: 'note', sealed: 'written before' }])).toEqual([
      'written before',
    ]);
  });

  it('makes one key a person, also when several write at once', async () => {
    const texts = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => vault.seal({ person: 3n, kind: 'note', text })),
    );
    const opened = await vault.openAll(texts.map((sealed) => ({ person: 3n, kind: 'note', sealed })));
    expect(opened).toEqual(['a', 'b', 'c', 'd']);
  });

  it('forgets a person and nobody else, writes down why, and seals anew what comes later', async () => {
    const [own, others] = await Promise.all(
      [4n, 5n].map((person) => vault.seal({ person, kind: 'note', text: `of ${person}` })),
    );
    expect(await vault.erase([4n], WHY)).toBe(1);
    expect(await vault.erase([4n], WHY)).toBe(0);
    const later = await vault.seal({ person: 4n, kind: 'note', text: 'later' });
    expect(
      await vault.openAll([
        { person: 4n, kind: 'note', sealed: own ?? '' },
        { person: 5n, kind: 'note', sealed: others ?? '' },
        { person: 4n, kind: 'note', sealed: later },
      ]),
    ).toEqual([null, 'of 5', 'later']);
  });

  it('opens after its keys were wrapped anew', async () => {
    const sealed = await vault.seal({ person: 6n, kind: 'note', text: 'kept' });
    await rotateKeys(home, { source: {}, purposes: ['vault'], now: new Date() });
    const rotated = openVault(await openKeys(home), ledger.subjectKeys);
    expect(await rotated.rewrap()).toBeGreaterThanOrEqual(4);
    expect(await rotated.rewrap()).toBe(0);
    expect(await rotated.openAll([{ person: 6n, kind: 'note', sealed }])).toEqual(['kept']);
  });
});

describe('disputes', () => {
  it('are read as they were written, and lie sealed', async () => {
    vault = openVault(await openKeys(home), ledger.subjectKeys);
    disputes = sealDisputes(ledger.disputes, vault);
    const made = await disputeOf(10n);
    expect(made).toMatchObject({
      said: '9000',
      history: [{ value: '0', note: 'my number is 1103700000001' }],
    });
    const answered = await disputes.step(
      { id: made.id, seen: 1, hand: { ...HAND, role: 'steward' } },
      { act: 'accepted', value: '0', note: null },
      (found) => expect(found.history[0]?.note).toContain('my number'),
    );
    expect(answered.history.map(({ value, note }) => [value, note])).toEqual([
      ['0', 'my number is 1103700000001'],
      ['0', null],
    ]);
    expect(await disputes.corrections()).toMatchObject([{ personKey: 10n, value: '0' }]);
    const [bare] = await ledger.disputes.ofPerson([10n]);
    expect(JSON.stringify(bare?.history)).not.toContain('1103700000001');
    expect(bare?.said).toMatch(/^sealed:/);
  });

  it('of who was forgotten can be read by nobody, and correct nothing any more', async () => {
    await vault.erase([10n], WHY);
    expect(await disputes.ofPerson([10n])).toMatchObject([
      { said: null, history: [{ note: null }, { value: null }] },
    ]);
    expect(await disputes.corrections()).toEqual([]);
  });
});

describe('the book of flags', () => {
  it('keeps no reason in clear, tells it where one person is read, opens none for a list, and forgets it with the person', async () => {
    const flags = sealFlags(ledger.flags, vault);
    const flag = { personKey: 31n, programme: 'old-age-allowance', kind: 'unpaid' };
    const step = {
      ...flag,
      state: 'confirmed' as const,
      reason: 'lies in bed since May',
      officer: 'mali',
      sessionId: undefined,
      village: '17020101',
      datasetVersion: 'gaps/1',
      seen: 0,
    };
    expect(await flags.move(step, () => undefined)).toMatchObject({ step: 1, reason: step.reason });
    const [kept] = await ledger.flags.historyOf([31n]);
    expect(kept?.reason).not.toContain('bed');
    expect(await flags.historyOf([31n])).toMatchObject([{ reason: step.reason }]);
    const [last] = await flags.lastIn('17' as AreaCode);
    expect(last).toMatchObject({ state: 'confirmed', officer: 'mali' });
    expect(last).not.toHaveProperty('reason');
    await vault.erase([31n], WHY);
    expect(await flags.historyOf([31n])).toMatchObject([{ step: 1, officer: 'mali', reason: '' }]);
  });
});
