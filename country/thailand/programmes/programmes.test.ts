import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openLake } from '../../../src/base/lake/index.ts';
import { checkCases, describeProgramme, readCases } from '../../../src/stages/entitlements/index.ts';
import { loadCases, loadProgrammes } from './index.ts';

let home: string;
let engine: Engine;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-programmes-'));
  engine = await (await openLake(home, { memoryMb: 512, threads: 1 })).openEngine([]);
});

afterAll(async () => {
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

describe.each(loadProgrammes())('$id', (programme) => {
  const cases = readCases(loadCases(programme.id), programme);

  test('every case holds, in SQL as in the tree', async () => {
    expect(await checkCases(engine, programme, cases)).toEqual([]);
  });

  test('every version has a case on its first day and, where it ends, on its last', () => {
    const days = new Set(cases.map((example) => String(example.on)));
    const ends = programme.versions.flatMap(({ inForce }) => [
      inForce.from,
      ...(inForce.to ? [inForce.to] : []),
    ]);
    expect(ends.filter((day) => !days.has(day))).toEqual([]);
  });

  test('every rule in force can be read in both languages', () => {
    for (const { inForce } of programme.versions) {
      const text = describeProgramme(programme, inForce.from);
      expect(text?.conditions.length).toBeGreaterThan(0);
      for (const { sentence } of text?.conditions ?? []) {
        expect(sentence.th).toMatch(/[ก-๙]/);
        expect(sentence.en).not.toMatch(/[ก-๙]/);
      }
    }
  });
});
