import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Engine } from '../../base/lake/index.ts';
import { evaluate } from './index.ts';
import {
  DOUBTS,
  engineOver,
  FILE,
  GAPS,
  HOUSEHOLDS,
  INTAKE,
  LINKS,
  PROFILES,
  type Tables,
  writeTruth,
} from './small-lake.ts';

let folder = '';
let engines: Engine[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
  engines = [];
});
afterEach(async () => {
  for (const engine of engines) await engine.close();
  rmSync(folder, { recursive: true });
});

/** Publishes the datasets and opens an engine that is closed after the test. */
async function open(datasets: Readonly<Record<string, Tables>>): Promise<Engine> {
  const engine = await engineOver(folder, datasets);
  engines.push(engine);
  return engine;
}

/** A repeatable stream of numbers below a bound. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

it.each([1, 2, 3])('agrees with counting every pair one by one (seed %i)', async (seed) => {
  const below = numbersFrom(seed);
  const rows = Array.from({ length: 120 }, (_, index) => {
    const truth = below(30);
    return { row: index + 1, truth, person: below(4) === 0 ? below(30) : truth };
  });
  const engine = await open({
    'intake/alpha': {
      files: [INTAKE.files, [[2, 'a.txt']]],
      rejected: [INTAKE.rejected, []],
      repaired: [INTAKE.repaired, []],
    },
    linkage: {
      links: [LINKS, rows.map(({ row, person }) => [person, 'alpha', 2 * FILE + row, 'number'])],
      doubts: [DOUBTS, []],
    },
    households: HOUSEHOLDS,
    profiles: PROFILES,
    gaps: GAPS,
  });
  const truthDir = writeTruth(folder, {
    records: { alpha: rows.map(({ row, truth }) => ['a.txt', row, truth]) },
    faults: [],
  });
  const { links } = await evaluate({ engine, truthDir });
  const pairs = rows.flatMap((left, at) => rows.slice(at + 1).map((right) => ({ left, right })));
  const together = pairs.filter(({ left, right }) => left.truth === right.truth);
  const linked = pairs.filter(({ left, right }) => left.person === right.person);
  expect(links.pairsTruth).toBe(together.length);
  expect(links.pairsFound).toBe(linked.length);
  expect(links.pairsRight).toBe(together.filter(({ left, right }) => left.person === right.person).length);
});
