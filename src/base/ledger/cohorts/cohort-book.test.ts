import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaCode, IsoDate } from '../../model/index.ts';
import type { CohortHand, Ledger, NewCohortVersion } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const HAND: CohortHand = { officer: 'mali', sessionId: 'a session' };
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

function versionWith(...members: bigint[]): NewCohortVersion {
  return { asOf: '2026-09-30' as IsoDate, runId: 7, datasetVersions: ['areas/1'], members };
}

function create(area: string, name = 'a list'): Promise<bigint> {
  const condition = { all: [{ sex: 'f' }] };
  return ledger.cohorts.create(
    { name, area: area as AreaCode, condition, version: versionWith(1n, 2n) },
    HAND,
  );
}

describe('the book of target lists', () => {
  it('keeps a list with its condition, and a first version with its members and what it was made from', async () => {
    const id = await create('1701');
    expect(await ledger.cohorts.find(id)).toMatchObject({
      name: 'a list',
      area: '1701',
      condition: { all: [{ sex: 'f' }] },
      createdBy: 'mali',
      archived: false,
      latest: { version: 1, asOf: '2026-09-30', runId: 7, datasetVersions: ['areas/1'], people: 2 },
    });
    expect((await ledger.cohorts.version(id, 1))?.members).toEqual([1n, 2n]);
    expect(await ledger.cohorts.version(id, 2)).toBeUndefined();
    expect(await ledger.cohorts.find(999_999n)).toBeUndefined();
  });

  it('adds versions and never changes one, also when two come at once', async () => {
    const id = await create('1701');
    await Promise.all([
      ledger.cohorts.addVersion(id, { ...versionWith(3n), seen: 1 }, HAND),
      ledger.cohorts.addVersion(id, { ...versionWith(4n), seen: 1 }, HAND),
    ]);
    expect((await ledger.cohorts.versionsOf(id)).map(({ version, people }) => [version, people])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect((await ledger.cohorts.version(id, 2))?.members).toHaveLength(1);
  });

  it('lists those of an area, those below it and those around it, and no others', async () => {
    const ids = await Promise.all([create('5001'), create('500101'), create('5002'), create('50')]);
    const [district, below, beside, around] = ids;
    const found = (await ledger.cohorts.listIn('5001' as AreaCode)).map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining([district, below, around]));
    expect(found).not.toContain(beside);
    expect((await ledger.cohorts.listIn('TH' as AreaCode)).map(({ id }) => id)).toEqual(
      expect.arrayContaining(ids),
    );
  });

  it('is called by its last name and stands on the shelf only while it is archived', async () => {
    const id = await create('6001');
    await ledger.cohorts.write(id, { act: 'named', name: 'another name' }, HAND);
    await ledger.cohorts.write(id, { act: 'archived', reason: 'all were visited' }, HAND);
    expect(await ledger.cohorts.find(id)).toMatchObject({ name: 'another name', archived: true });
    await ledger.cohorts.write(id, { act: 'restored', reason: 'some were not' }, HAND);
    expect((await ledger.cohorts.find(id))?.archived).toBe(false);
    expect((await ledger.cohorts.entriesOf(id)).map(({ act }) => act)).toEqual([
      'named',
      'named',
      'archived',
      'restored',
    ]);
  });

  it('refuses a hand change without a person, and anything but a name without a reason', async () => {
    const id = await create('6001');
    const write = (entry: Parameters<Ledger['cohorts']['write']>[1]) => ledger.cohorts.write(id, entry, HAND);
    await expect(write({ act: 'added', reason: 'known to us' })).rejects.toThrow();
    await expect(write({ act: 'added', personKey: 3n, reason: '  ' })).rejects.toThrow();
    await expect(write({ act: 'exported', rows: 3 })).rejects.toThrow();
    await expect(write({ act: 'named', name: ' ' })).rejects.toThrow();
  });
});
