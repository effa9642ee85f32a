import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { ANYONE, type Viewer } from '../../../base/access/index.ts';
import { type Lake, openLake, type Sql, sql } from '../../../base/lake/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import type { AreaCode, IsoDate } from '../../../base/model/index.ts';
import { openReading, type Reading } from '../reading.ts';
import { readAreaHistory } from './area-history.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const country = loadThailand();
const OPERATOR: Viewer = { ...ANYONE, role: 'officer', area: 'TH' as AreaCode };
let lake: Lake;
let ledger: Ledger;
let reading: Reading;

/** The village 53030601 went over into 53040701 with its subdistrict; regions are counted since the second day. */
beforeAll(async () => {
  lake = await openLake(home, { memoryMb: 256, threads: 1 });
  ledger = await openPreparedLedger(home);
  await publish('2025-09-30', [
    sql`('TH', null, 'all', 'people', 10)`,
    sql`('53030601', '530306', 'all', 'people', 4)`,
    sql`('53030601', '530306', 'sex:f', 'people', 3)`,
  ]);
  await publish('2026-09-30', [sql`('TH', null, 'all', 'people', 99)`]);
  await publish('2026-09-30', [
    sql`('TH', null, 'all', 'people', 12)`,
    sql`('TH', null, 'all', 'poor_people', 0)`,
    sql`('R4-NORTH', 'TH', 'all', 'people', 12)`,
    sql`('53040701', '530407', 'all', 'people', 5)`,
  ]);
  reading = await openReading({ lake, ledger, country });
}, 60_000);

afterAll(async () => {
  await reading.close();
  await ledger.close();
  rmSync(home, { recursive: true });
});

async function publish(asOf: string, rows: readonly Sql[]): Promise<void> {
  const select = sql`select * from (values ${rows.reduce((all, row) => sql`${all}, ${row}`)})
    as figure (area_code, parent_code, grouping, measure, value)`;
  const sources = [{ source: 'dopa-person', asOf: asOf as IsoDate }];
  const identity = { dataset: 'areas', parents: [], fingerprint: [asOf, rows.length], sources };
  const { version } = await lake.build(identity, async (workspace) => {
    await workspace.writeTable('figures', select);
    return {};
  });
  const { id } = await ledger.runs.start({ inputDir: '/inbox' });
  await ledger.runs.succeed(id, { asOf: asOf as IsoDate, versions: [version], summary: {} });
}

async function pointsOf(code: string, measure: string, group?: string) {
  const { points, gone } = await readAreaHistory({ ledger }, reading, {
    code,
    measure,
    group,
    viewer: OPERATOR,
  });
  expect(gone).toEqual([]);
  return points.map(({ asOf, value }) => [asOf, value]);
}

describe('a figure through time', () => {
  it('is told of every day that was worked out, as it was published last, with the dates of its sources', async () => {
    const { points } = await readAreaHistory({ ledger }, reading, {
      code: 'TH',
      measure: 'people',
      viewer: OPERATOR,
    });
    expect(points).toMatchObject([
      { asOf: '2025-09-30', value: 10, sources: [{ source: 'dopa-person', asOf: '2025-09-30' }] },
      { asOf: '2026-09-30', value: 12, sources: [{ source: 'dopa-person', asOf: '2026-09-30' }] },
    ]);
  });

  it('goes on under the code that an area had before', async () => {
    expect(await pointsOf('53040701', 'people')).toEqual([
      ['2025-09-30', 4],
      ['2026-09-30', 5],
    ]);
    expect(await pointsOf('53040701', 'people', 'sex:f')).toEqual([
      ['2025-09-30', 3],
      ['2026-09-30', 0],
    ]);
  });

  it('has no point where the measure or the area was not known, which is not zero', async () => {
    expect(await pointsOf('17', 'poor_people')).toEqual([['2026-09-30', 0]]);
    expect(await pointsOf('R4-NORTH', 'people')).toEqual([['2026-09-30', 12]]);
    expect(await pointsOf('R4-SOUTH', 'people')).toEqual([]);
  });

  it('of a version that has no keys yet is held back from everybody else', async () => {
    const { points, protection } = await readAreaHistory({ ledger }, reading, {
      code: 'TH',
      measure: 'people',
      viewer: ANYONE,
    });
    expect(protection.kind).toBe('noise');
    expect(points.map(({ value, hidden }) => [value, hidden])).toEqual([
      [null, 'NOT_PUBLISHED'],
      [null, 'NOT_PUBLISHED'],
    ]);
  });

  it('of a measure that nobody knows is refused', async () => {
    const asked = readAreaHistory({ ledger }, reading, {
      code: 'TH',
      measure: 'happiness',
      viewer: OPERATOR,
    });
    await expect(asked).rejects.toMatchObject({ code: 'MEASURE_UNKNOWN' });
  });
});
