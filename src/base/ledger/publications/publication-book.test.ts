import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DatasetVersion, type IsoDate, parseIsoDate } from '../../model/index.ts';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const ZONE = 'Asia/Bangkok';
const AS_OF = date('2026-09-30');
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}

function version(dataset: string, edition: number): DatasetVersion {
  return {
    id: `${dataset}-${edition}`,
    dataset,
    parents: [],
    sources: [],
    tables: [],
    notes: {},
    madeInMs: 5,
  };
}

async function publish(versions: readonly DatasetVersion[]): Promise<number> {
  const { id } = await ledger.runs.start({ inputDir: '/inbox' });
  await ledger.runs.succeed(id, { asOf: AS_OF, versions, summary: {} });
  return id;
}

function dayOf(instant: Date, timeZone: string, shift = 0): IsoDate {
  const moved = new Date(instant.getTime() + shift * 86_400_000);
  return date(new Intl.DateTimeFormat('en-CA', { timeZone }).format(moved));
}

it('knows nothing before anything is published', async () => {
  expect(await ledger.publications.firstDay(ZONE)).toBeUndefined();
  expect(await ledger.publications.knownOn({ day: date('2026-01-01'), timeZone: ZONE })).toBeUndefined();
});

it('gives the whole set that was in place when a day ended there, also one that came back', async () => {
  const first = [version('linkage', 1), version('profiles', 1)];
  await publish(first);
  await publish([version('linkage', 1), version('profiles', 2)]);
  const runId = await publish(first);
  const set = await ledger.publications.knownOn({ day: date('2100-01-01'), timeZone: ZONE });
  expect(set).toMatchObject({ runId, asOf: AS_OF, versions: first });
  const published = set?.publishedAt ?? new Date(0);
  const today = { day: dayOf(published, ZONE), timeZone: ZONE };
  expect((await ledger.publications.knownOn(today))?.runId).toBe(runId);
  expect(
    await ledger.publications.knownOn({ day: dayOf(published, ZONE, -1), timeZone: ZONE }),
  ).toBeUndefined();
  expect(await ledger.publications.firstDay(ZONE)).toBe(today.day);
});

it('can be neither changed nor taken away', async () => {
  const client = new Client({ host: join(home, 'ledger', 'socket'), user: 'chipao', database: 'postgres' });
  await client.connect();
  for (const change of ['update publication set run_id = 1', 'delete from publication'])
    await expect(client.query(change)).rejects.toThrow('publication only grows');
  await client.end();
});
