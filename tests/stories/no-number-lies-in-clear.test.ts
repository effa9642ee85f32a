import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parseSettings } from '../../src/base/settings/index.ts';
import { plantAndSearch } from '../storm/canary/plant-and-search.ts';
import { searchFolders } from '../storm/canary/search.ts';
import { newFolder } from './stage/homes.ts';

/** A whole journey and every byte of it, also on a machine that is busy. */
const LONG = { timeout: 900_000 };

describe.skipIf(!existsSync('/dev/shm'))('a sealed house', () => {
  it(
    'writes nobody’s number in clear: not to the lake, the ledger, temporary files, logs or errors',
    LONG,
    async () => {
      const folder = newFolder('canaries');
      const report = await plantAndSearch(folder, { people: 400, seed: 11 });
      expect(report.planted).toBeGreaterThan(300);
      expect(report.foundByNumber).toBeGreaterThan(10);
      expect(report.files).toBeGreaterThan(500);
      expect(report.hits).toEqual([]);
      // What was opened in private memory is gone with those who read it.
      const { privateMemory } = parseSettings({}, join(folder, 'home')).protection;
      expect(globSync(join(privateMemory, '**', '*.parquet'))).toEqual([]);
    },
  );

  it('is told from one that is not sealed', () => {
    const { hits } = searchFolders([join(inject('small').home, 'lake')], []);
    expect(hits.length).toBeGreaterThan(50);
    expect(new Set(hits.map(({ form }) => form))).toEqual(new Set(['packed as parquet']));
  });
});
