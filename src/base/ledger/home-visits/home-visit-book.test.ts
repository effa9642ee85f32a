import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeys, openVault, type Vault } from '../../keys/index.ts';
import type { AreaCode, IsoDate } from '../../model/index.ts';
import { type HomeVisitBook, type Ledger, sealHomeVisits } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;
let vault: Vault;
let visits: HomeVisitBook;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  vault = openVault(await openKeys(home), ledger.subjectKeys);
  visits = sealHomeVisits(ledger.homeVisits, vault);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

type NewVisit = Parameters<HomeVisitBook['record']>[0];

function visit(people: readonly bigint[], changes: Partial<NewVisit> = {}): NewVisit {
  return {
    visitedOn: '2026-10-01' as IsoDate,
    household: { kind: 'bmn', id: 7n },
    people,
    toldBy: people[0] ?? 0n,
    findings: ['well'],
    note: null,
    village: '17010201',
    officer: 'mali',
    sessionId: 'a session',
    datasetVersion: 'households/1',
    ...changes,
  };
}

const withdrawn = (id: bigint, area = '17') =>
  visits.withdraw({
    id,
    area: area as AreaCode,
    officer: 'mali',
    sessionId: undefined,
    reason: 'wrong home',
  });

describe('the book of home visits', () => {
  it('tells visits to the homes of people, the latest first', async () => {
    await visits.record(visit([1n, 2n], { visitedOn: '2026-08-01' as IsoDate }));
    await visits.record(visit([2n, 3n], { findings: ['health', 'urgent'] }));
    const days = async (...people: bigint[]) =>
      (await visits.ofPeople(people)).map(({ visitedOn, findings }) => [visitedOn, ...findings]);
    expect(await days(1n)).toEqual([['2026-08-01', 'well']]);
    expect(await days(2n)).toEqual([
      ['2026-10-01', 'health', 'urgent'],
      ['2026-08-01', 'well'],
    ]);
    expect(await days(99n)).toEqual([]);
    expect(await visits.lastOf([1n, 2n, 99n])).toEqual(
      new Map([
        [1n, '2026-08-01'],
        [2n, '2026-10-01'],
      ]),
    );
  });

  it('tells who of an area was visited since a day', async () => {
    await visits.record(visit([10n], { village: '18010201' }));
    const since = async (area: string, day: string) =>
      (await visits.visitedSince(area as AreaCode, day as IsoDate)).toSorted();
    expect(await since('18', '2026-10-01')).toEqual([10n]);
    expect(await since('18', '2026-10-02')).toEqual([]);
    expect(await since('TH', '2026-10-01')).toEqual(expect.arrayContaining([10n, 2n]));
  });

  it('tells a visit no more that was withdrawn; withdrawing it again, or one of another area, finds none', async () => {
    const { id } = await visits.record(visit([20n]));
    await expect(withdrawn(id, '18')).rejects.toMatchObject({ code: 'HOME_VISIT_UNKNOWN' });
    expect(await visits.ofPeople([20n])).toHaveLength(1);
    await withdrawn(id);
    expect(await visits.ofPeople([20n])).toEqual([]);
    expect(await visits.lastOf([20n])).toEqual(new Map());
    await expect(withdrawn(id)).rejects.toMatchObject({ code: 'HOME_VISIT_UNKNOWN' });
  });

  it('keeps a note sealed, and nobody reads it once the key of who told it is erased', async () => {
    const note = 'แม่ล้มในห้องน้ำเมื่อวาน';
    expect((await visits.record(visit([30n, 31n], { note }))).note).toBe(note);
    const [raw] = await ledger.homeVisits.ofPeople([31n]);
    expect(raw?.note).not.toContain('แม่');
    expect((await visits.ofPeople([31n]))[0]?.note).toBe(note);
    await ledger.subjectKeys.erase([30n], { reason: 'the retention is over', actor: 'operator' });
    const fresh = sealHomeVisits(ledger.homeVisits, openVault(await openKeys(home), ledger.subjectKeys));
    expect((await fresh.ofPeople([31n]))[0]).toMatchObject({ note: null, officer: 'mali' });
  });

  it('writes into the audit log that somebody visited, without a word of what was found', async () => {
    const { id } = await visits.record(visit([40n], { findings: ['urgent'], note: 'needs a doctor' }));
    const rows = await ledger.audit.outbox.waiting(1000);
    const acts = rows.map(({ payload }) => payload).filter((payload) => payload.includes('"home-visit"'));
    expect(acts.some((payload) => payload.includes(`"visit":${id}`))).toBe(true);
    expect(acts.join()).not.toMatch(/urgent|doctor/);
  });

  it.each([
    ['nothing found', { findings: [] }],
    ['somebody else told it', { toldBy: 99n }],
  ])('refuses a visit with %s', async (_what, changes) => {
    await expect(visits.record(visit([50n], changes))).rejects.toThrow();
  });
});
