import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLake, sql } from '../lake/index.ts';
import { type AreaCode, isWithin } from '../model/index.ts';
import { withinArea } from './area-scope.ts';

describe('area scope', () => {
  it('lets exactly the codes below an area through', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chipao-scope-'));
    const lake = await openLake(folder, { memoryMb: 256, threads: 1 });
    const engine = await lake.openEngine([]);
    const code = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String);
    const area = fc
      .tuple(code, fc.constantFrom(2, 4, 6, 8))
      .map(([digits, length]) => digits.slice(0, length) as AreaCode);
    await fc.assert(
      fc.asyncProperty(area, fc.array(code, { minLength: 1, maxLength: 20 }), async (outer, codes) => {
        const near = [...codes, `${outer}99999999`.slice(0, 8), outer.padEnd(8, '0')];
        for (const inner of near) {
          const [row] = await engine.rows(
            sql`select ${withinArea('code', outer)} as inside from (select ${inner} as code) as one`,
          );
          expect(row?.['inside']).toBe(isWithin(inner as AreaCode, outer));
        }
      }),
      { numRuns: 20 },
    );
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
});
