import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { followPublished } from './current-reading.ts';
import { openEmptyHouse } from './testing/empty-house.ts';

const A_WHILE_MS = 3_000;

let house: Awaited<ReturnType<typeof openEmptyHouse>>;

beforeEach(async () => {
  house = await openEmptyHouse();
  vi.useFakeTimers({ toFake: ['performance'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await house[Symbol.asyncDispose]();
});

/** A set of two datasets that carry the same mark, so that a mixture would be seen. */
async function publish(mark: string): Promise<DatasetVersion[]> {
  const run = await house.ledger.runs.start({ inputDir: '/inbox' });
  const versions: DatasetVersion[] = [];
  for (const dataset of ['areas', 'profiles']) {
    const built = await house.lake.build({ dataset, parents: [], fingerprint: [mark] }, async (workspace) => {
      await workspace.writeTable('marks', sql`select ${mark} as mark`);
      return {};
    });
    versions.push(built.version);
  }
  await house.ledger.runs.succeed(run.id, { asOf: '2026-09-30' as IsoDate, versions, summary: {} });
  return versions;
}

async function marksOf(reading: ReturnType<typeof followPublished>): Promise<unknown[]> {
  const { serving } = await reading.get();
  const rows = await serving.rows(
    sql`select mark from areas.marks union all select mark from profiles.marks order by mark`,
  );
  return rows.map((row) => row['mark']);
}

describe('the published set', () => {
  it('is said to be missing until a run publishes one, and is found from then on', async () => {
    const reading = followPublished(house, () => undefined);
    await expect(reading.get()).rejects.toMatchObject({ code: 'VERSION_MISSING' });
    await publish('first');
    expect(await marksOf(reading)).toEqual(['first', 'first']);
    await reading.close();
  });

  it('is changed over as a whole when the next is published', async () => {
    await publish('first');
    const reading = followPublished(house, () => undefined);
    expect(await marksOf(reading)).toEqual(['first', 'first']);
    const old = await reading.get();
    await publish('second');
    expect(await marksOf(reading)).toEqual(['first', 'first']);
    vi.advanceTimersByTime(A_WHILE_MS);
    expect(await marksOf(reading)).toEqual(['second', 'second']);
    expect(await old.serving.rows(sql`select mark from areas.marks`)).toEqual([{ mark: 'first' }]);
    await reading.close();
  });

  it('goes on answering while the next cannot be opened, and changes over once it can', async () => {
    await publish('first');
    const onTrouble = vi.fn();
    const reading = followPublished(house, onTrouble);
    expect(await marksOf(reading)).toEqual(['first', 'first']);
    const [areas] = await publish('second');
    const folder = house.lake.folderOf(areas?.id ?? '');
    await rm(join(folder, 'marks.parquet'));
    vi.advanceTimersByTime(A_WHILE_MS);
    expect(await marksOf(reading)).toEqual(['first', 'first']);
    expect(onTrouble).toHaveBeenCalledWith(expect.objectContaining({ code: 'VERSION_DAMAGED' }));
    await publish('third');
    vi.advanceTimersByTime(A_WHILE_MS);
    expect(await marksOf(reading)).toEqual(['third', 'third']);
    await reading.close();
  });

  it('can be closed though it was never opened, or could not be', async () => {
    const reading = followPublished(house, () => undefined);
    await reading.close();
    await reading.get().catch(() => undefined);
    await reading.close();
  });
});
