import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { type Lake, openLake, sql } from '../../../base/lake/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import { type DatasetVersion, type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { type Archive, openArchive } from './index.ts';

let home: string;
let lake: Lake;
let ledger: Ledger;
let archive: Archive;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-archive-'));
  lake = await openLake(home, { memoryMb: 256, threads: 1 });
  ledger = await openPreparedLedger(home);
  archive = openArchive({ lake, ledger, country: loadThailand() });
}, 60_000);

afterAll(async () => {
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}

async function publish(mark: string): Promise<DatasetVersion[]> {
  const run = await ledger.runs.start({ inputDir: '/inbox' });
  const versions: DatasetVersion[] = [];
  for (const dataset of ['linkage', 'households', 'profiles']) {
    const built = await lake.build({ dataset, parents: [], fingerprint: [mark] }, async (workspace) => {
      await workspace.writeTable(dataset, sql`select ${mark} as mark, cast(1 as bigint) as person_id`);
      return {};
    });
    versions.push(built.version);
  }
  await ledger.runs.succeed(run.id, { asOf: date('2026-09-30'), versions, summary: {} });
  return versions;
}

const LATER = date('2100-01-01');

it('says honestly that nothing had been published, and since when something is', async () => {
  await expect(archive.openOn(LATER)).rejects.toMatchObject({
    code: 'NOTHING_KNOWN_THEN',
    params: { first: '-' },
  });
  await publish('first');
  const first = await archive.firstDay();
  expect(first).toMatch(/^\d{4}-\d\d-\d\d$/);
  await expect(archive.openOn(date('2001-01-01'))).rejects.toMatchObject({
    code: 'NOTHING_KNOWN_THEN',
    params: { day: '2001-01-01', first },
  });
});

it('opens the set of a day, and says so when the lake has lost it', async () => {
  const versions = await publish('second');
  const then = await archive.openOn(LATER);
  expect(await then.reading.serving.rows(sql`select mark from profiles.profiles`)).toEqual([
    { mark: 'second' },
  ]);
  expect(then.publishedOn).toBe(await archive.firstDay());
  await then.reading.close();
  await rm(lake.folderOf(versions[2]?.id ?? ''), { recursive: true });
  await expect(archive.openOn(LATER)).rejects.toMatchObject({
    code: 'VERSION_GONE',
    params: { dataset: 'profiles' },
  });
});
