import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DatasetVersion } from '../model/index.ts';
import type { Ledger } from './index.ts';
import { openPreparedLedger } from './testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

function version(dataset: string, edition: number, parents: string[] = []): DatasetVersion {
  const tables = [{ name: 'person', rows: edition, bytes: 10, columns: [{ name: 'key', type: 'BIGINT' }] }];
  const id = `${dataset}-${edition}`;
  return { id, dataset, parents, sources: [], tables, notes: { rejected: { bad_date: 2 } }, madeInMs: 5 };
}

async function startRun(): Promise<number> {
  return (await ledger.runs.start({ inputDir: '/inbox' })).id;
}

async function currentIds(): Promise<string[]> {
  return (await ledger.versions.allCurrent()).map(({ id }) => id);
}

it('gives a version back as it was published, with when and by which run', async () => {
  const runId = await startRun();
  const made = version('linkage', 1, ['intake/dopa-1']);
  await ledger.versions.publishAll(runId, [made]);
  const current = await ledger.versions.current('linkage');
  expect(current).toEqual({ ...made, publishedAt: expect.any(Date), runId });
  expect(await ledger.versions.current('areas')).toBeUndefined();
});

it('recorded twice is recorded once, and recording makes nothing current', async () => {
  const before = await currentIds();
  await ledger.versions.record(version('quiet', 1));
  await ledger.versions.record({ ...version('quiet', 1), madeInMs: 99 });
  expect(await currentIds()).toEqual(before);
  expect((await ledger.versions.lineage('quiet-1')).map((step) => step.version.madeInMs)).toEqual([5]);
});

it('a dataset that the run no longer makes is current no more, but stays known', async () => {
  const runId = await startRun();
  await ledger.versions.publishAll(runId, [version('linkage', 1), version('poverty', 1)]);
  await ledger.versions.publishAll(runId, [version('linkage', 2)]);
  expect(await currentIds()).toEqual(['linkage-2']);
  expect(await ledger.versions.lineage('poverty-1')).toHaveLength(1);
});

it('publishes all or nothing', async () => {
  const runId = await startRun();
  await ledger.versions.publishAll(runId, [version('linkage', 3), version('areas', 3)]);
  const twice = [version('linkage', 4), version('areas', 4), version('areas', 5)];
  await expect(ledger.versions.publishAll(runId, twice)).rejects.toThrow();
  expect(await currentIds()).toEqual(['areas-3', 'linkage-3']);
  expect(await ledger.versions.lineage('linkage-4')).toEqual([]);
});

it('readers never see a mixture of two editions', async () => {
  const runId = await startRun();
  const edition = (n: number) => ['areas', 'gaps', 'linkage'].map((dataset) => version(dataset, n));
  await ledger.versions.publishAll(runId, edition(100));
  let isDone = false;
  const publishing = (async () => {
    for (let n = 101; n <= 120; n++) await ledger.versions.publishAll(runId, edition(n));
    isDone = true;
  })();
  while (!isDone) {
    const seen = (await currentIds()).map((id) => id.split('-')[1]);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
  }
  await publishing;
});

it('a run that another one has ended publishes nothing', async () => {
  const runId = await startRun();
  await (await ledger.runs.lockWriter()).release();
  const before = await currentIds();
  await expect(ledger.versions.publishAll(runId, [version('late', 1)])).rejects.toMatchObject({
    code: 'RUN_NOT_OPEN',
  });
  expect(await currentIds()).toEqual(before);
});

it('what is current is always what was published last', async () => {
  const runId = await startRun();
  const anySet = fc.uniqueArray(fc.record({ dataset: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.nat(3) }), {
    selector: ({ dataset }) => dataset,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anySet, { minLength: 1, maxLength: 4 }), async (sets) => {
      for (const set of sets) {
        await ledger.versions.publishAll(
          runId,
          set.map(({ dataset, n }) => version(dataset, n)),
        );
      }
      const last = sets.at(-1) ?? [];
      expect(await currentIds()).toEqual(last.map(({ dataset, n }) => `${dataset}-${n}`).sort());
    }),
    { numRuns: 25 },
  );
});

it('tells what a version was made of, each ancestor once and the nearest first', async () => {
  const family = [
    version('source', 1),
    version('people', 1, ['source-1']),
    version('homes', 1, ['people-1', 'source-1']),
    version('areas-all', 1, ['homes-1', 'people-1', 'gone-1']),
  ];
  for (const member of family) await ledger.versions.record(member);
  const steps = await ledger.versions.lineage('areas-all-1');
  expect(steps.map(({ version: { id }, depth }) => [id, depth])).toEqual([
    ['areas-all-1', 0],
    ['homes-1', 1],
    ['people-1', 1],
    ['source-1', 2],
  ]);
  expect(await ledger.versions.lineage('unknown-1')).toEqual([]);
});

it('a recorded version can be neither changed nor taken away', async () => {
  await ledger.versions.record(version('fixed', 1));
  const client = new Client({ host: join(home, 'ledger', 'socket'), user: 'chipao', database: 'postgres' });
  await client.connect();
  for (const change of ['update dataset_version set dataset = id', 'delete from dataset_version']) {
    await expect(client.query(change)).rejects.toThrow('dataset_version only grows');
  }
  await client.end();
});
