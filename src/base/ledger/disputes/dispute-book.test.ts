import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaCode, DisputeAct, IsoDate } from '../../model/index.ts';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';
import type { DisputePlace, NewDispute } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

const CITIZEN = { role: 'citizen', actor: 'self', sessionId: 'one' };
const STEWARD = { role: 'steward', actor: 'mali', sessionId: 'two' };
const anything = () => undefined;

const about = (personKey: bigint, changes: Partial<NewDispute> = {}): NewDispute => ({
  personKey,
  fact: 'state_pension',
  source: 'pension',
  agency: 'cgd',
  said: 'true',
  saidAsOf: '2026-09-30' as IsoDate,
  village: '17010101',
  dueOn: '2026-12-30' as IsoDate,
  datasetVersion: 'profiles/1',
  ...changes,
});

const opened = (dispute: NewDispute, value: string | null = 'false') =>
  ledger.disputes.open(dispute, { act: 'opened', value, note: null }, CITIZEN);

const take = (id: bigint, seen: number, [act, value = null]: readonly [DisputeAct, (string | null)?]) =>
  ledger.disputes.step({ id, seen, hand: STEWARD }, { act, value, note: 'looked at the file' }, anything);

describe('the book of disputes', () => {
  it('keeps what the register said and every step with who took it', async () => {
    const { id } = await opened(about(1n));
    await take(id, 1, ['asked']);
    const dispute = await ledger.disputes.find(id);
    expect(dispute).toMatchObject({ said: 'true', saidAsOf: '2026-09-30', agency: 'cgd' });
    expect(dispute?.history.map(({ step, act, actor }) => [step, act, actor])).toEqual([
      [1, 'opened', 'self'],
      [2, 'asked', 'mali'],
    ]);
  });

  it('has one open dispute about a fact, also when two come at once', async () => {
    const both = await Promise.allSettled([opened(about(2n)), opened(about(2n))]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'DISPUTE_OPEN_ALREADY' },
    });
    await opened(about(2n, { fact: 'alive' }));
    expect(await ledger.disputes.ofPerson([2n])).toHaveLength(2);
  });

  it('refuses a step of somebody who has not seen the last one, and keeps nothing when the check throws', async () => {
    const { id } = await opened(about(3n));
    await take(id, 1, ['asked']);
    await expect(take(id, 1, ['refused'])).rejects.toMatchObject({ code: 'DISPUTE_MOVED' });
    const refuse = () => {
      throw new RangeError('no');
    };
    const which = { id, seen: 2, hand: STEWARD };
    await expect(
      ledger.disputes.step(which, { act: 'accepted', value: null, note: null }, refuse),
    ).rejects.toThrow('no');
    expect((await ledger.disputes.find(id))?.history).toHaveLength(2);
    await expect(take(999n, 1, ['asked'])).rejects.toMatchObject({ code: 'DISPUTE_UNKNOWN' });
  });

  it('gives an agency what waits for it in its area, those due first', async () => {
    const queue = (area: string, agency?: string) =>
      ledger.disputes.waiting({ area: area as AreaCode, agency, last: ['opened'], limit: 10 });
    const late = await opened(about(4n, { agency: 'dopa', village: '18010101', fact: 'alive' }));
    const soon = await opened(
      about(5n, { agency: 'dopa', village: '18010102', dueOn: '2026-11-30' as IsoDate }),
    );
    expect((await queue('18', 'dopa')).map(({ id }) => id)).toEqual([soon.id, late.id]);
    expect(await queue('19', 'dopa')).toEqual([]);
    expect(await queue('18', 'cgd')).toEqual([]);
    await take(late.id, 1, ['asked']);
    expect((await queue('TH', 'dopa')).map(({ id }) => id)).toEqual([soon.id]);
  });

  it('gives a queue page by page, each dispute once, in both orders', async () => {
    const ids = [];
    for (const day of ['05', '03', '03', '09', '03'])
      ids.push(
        (await opened(about(40n + BigInt(ids.length), { agency: 'dla', dueOn: `2026-12-${day}` as IsoDate })))
          .id,
      );
    const [a, b, c, d, e] = ids;
    for (const [order, wanted] of [
      ['due', [b, c, e, a, d]],
      ['latest', [d, a, e, c, b]],
    ] as const) {
      const seen: bigint[] = [];
      let after: DisputePlace | undefined;
      do {
        const page = await ledger.disputes.waiting({
          area: 'TH' as AreaCode,
          agency: 'dla',
          last: ['opened'],
          order,
          after,
          limit: 2,
        });
        seen.push(...page.map(({ id }) => id));
        after = page.at(-1);
      } while (after);
      expect(seen).toEqual(wanted);
    }
    const late = await ledger.disputes.waiting({
      area: 'TH' as AreaCode,
      agency: 'dla',
      last: ['opened'],
      dueBefore: '2026-12-05' as IsoDate,
      limit: 10,
    });
    expect(late.map(({ id }) => id)).toEqual([b, c, e]);
    await take(b ?? 0n, 1, ['asked']);
    const courses = await ledger.disputes.courses({
      area: 'TH' as AreaCode,
      agency: 'dla',
      last: ['opened', 'asked'],
      dueBefore: '2026-12-05' as IsoDate,
      limit: 10,
    });
    expect(courses.map(({ history }) => history.map(({ act }) => act))).toEqual([
      ['opened', 'asked'],
      ['opened'],
      ['opened'],
    ]);
    // Nothing that anybody wrote is in it, open or sealed.
    expect(new Set(courses.flatMap(({ history }) => history.flatMap(Object.keys)))).toEqual(
      new Set(['act', 'at']),
    );
  });

  it('lets a correction end, after which it is none and the fact can be disputed again', async () => {
    const { id } = await opened(about(8n));
    await take(id, 1, ['accepted', 'false']);
    await take(id, 2, ['ended', 'other']);
    expect((await ledger.disputes.corrections()).map(({ dispute }) => dispute)).not.toContain(id);
    expect((await opened(about(8n))).history).toHaveLength(1);
  });

  it('has as corrections what was accepted or upheld, with the value that is right', async () => {
    const accepted = await opened(about(6n));
    await take(accepted.id, 1, ['accepted', 'false']);
    const refused = await opened(about(7n));
    await take(refused.id, 1, ['refused']);
    await take(refused.id, 2, ['appealed']);
    const before = await ledger.disputes.corrections();
    expect(before.map(({ personKey, value }) => [personKey, value])).toEqual([[6n, 'false']]);
    await take(refused.id, 3, ['upheld', null]);
    const after = await ledger.disputes.corrections();
    expect(after.map(({ personKey, value }) => [personKey, value])).toEqual([
      [6n, 'false'],
      [7n, null],
    ]);
  });
});
