import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openEngine, sql } from '../../base/lake/index.ts';
import { parseLinkSettings } from '../settings/index.ts';
import { loadRecords } from './load.ts';

it('a column may be a key of another, so that spellings of one sound meet', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chipao-keys-'));
  const file = join(folder, 'people.csv');
  await writeFile(file, 'id,name,thai\n1,Robert,ณรงค์\n2,Rupert,นรงค์\n3,Ashcraft,\n');
  const settings = parseLinkSettings({
    id: 'id',
    columns: { sound: { from: 'name', key: 'soundex' }, thai: { key: 'udom83' } },
    comparisons: [{ column: 'name', levels: 'name' }],
    blocking: [['sound'], ['thai']],
  });
  const engine = await openEngine({ memoryMb: 256, threads: 1, tempDirectory: join(folder, 'spill') });
  const records = await loadRecords(engine, settings, [file]);
  const rows = await engine.rows(
    sql`select ${records.column('sound')} as sound, ${records.column('thai')} as thai from records order by rid`,
  );
  expect(rows.map((row) => row['sound'])).toEqual(['R163', 'R163', 'A261']);
  expect(rows[0]?.['thai']).toBe(rows[1]?.['thai']);
  expect(rows[2]?.['thai']).toBeNull();
  await engine.close();
  await rm(folder, { recursive: true });
});
