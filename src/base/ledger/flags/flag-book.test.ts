import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaCode } from '../../model/index.ts';
import type { Ledger, NewFlagStep } from '../index.ts';
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

const step = (personKey: bigint, changes: Partial<NewFlagStep> = {}): NewFlagStep => ({
  personKey,
  programme: 'old-age-allowance',
  kind: 'overlap',
  state: 'confirmed',
  reason: 'the pension register says so',
  officer: 'mali',
  sessionId: 'a session',
  village: '17010101',
  datasetVersion: 'gaps/1',
  seen: 0,
  ...changes,
});

const anything = () => undefined;

describe('the book of flags', () => {
  it('keeps every step with who took it and why, in order', async () => {
    await ledger.flags.move(step(1n), anything);
    await ledger.flags.move(step(1n, { state: 'notified', officer: 'somchai', seen: 1 }), anything);
    const history = await ledger.flags.historyOf([1n, 999n]);
    expect(history.map(({ step: number, state, officer }) => [number, state, officer])).toEqual([
      [1, 'confirmed', 'mali'],
      [2, 'notified', 'somchai'],
    ]);
  });

  it('refuses a step of somebody who has not seen the last one, also when both come at once', async () => {
    const both = await Promise.allSettled([
      ledger.flags.move(step(2n), anything),
      ledger.flags.move(step(2n, { state: 'dismissed', officer: 'somchai' }), anything),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'FLAG_MOVED' },
    });
    expect(await ledger.flags.historyOf([2n])).toHaveLength(1);
  });

  it('shows the steps so far to the check, and keeps nothing when it throws', async () => {
    await ledger.flags.move(step(3n), anything);
    const refuse = (history: readonly Readonly<{ state: string }>[]) => {
      throw new RangeError(history.map(({ state }) => state).join());
    };
    await expect(ledger.flags.move(step(3n, { seen: 1 }), refuse)).rejects.toThrow('confirmed');
    expect(await ledger.flags.historyOf([3n])).toHaveLength(1);
  });

  it('tells the last step of every flag of an area', async () => {
    await ledger.flags.move(step(4n, { village: '90010101' }), anything);
    await ledger.flags.move(step(4n, { village: '90010101', state: 'dismissed', seen: 1 }), anything);
    const last = await ledger.flags.lastIn('90' as AreaCode);
    expect(last.map(({ personKey, state }) => [personKey, state])).toEqual([[4n, 'dismissed']]);
    expect(await ledger.flags.lastIn('91' as AreaCode)).toEqual([]);
  });

  it('refuses a step without a reason', async () => {
    await expect(ledger.flags.move(step(5n, { reason: '  ' }), anything)).rejects.toThrow();
  });
});
