import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lake/index.ts';
import * as compiler from '../index.ts';
import { findMismatch, judgeDecisions, type Tried } from '../testing/judge.ts';
import { MUTANTS } from '../testing/mutants.ts';
import { openWorldEngine } from '../testing/world-engine.ts';

const PAIRS = 100_000;
const EXECUTED = 6_000;
const TO_KILL_A_MUTANT = 4_000;

let world: Awaited<ReturnType<typeof openWorldEngine>>;
let engine: Engine;

beforeAll(async () => {
  world = await openWorldEngine();
  engine = world.engine;
});
afterAll(() => world.close());

describe('a compiled grant', () => {
  it(`decides on ${PAIRS} random pairs of agreement and request as the plain reading does`, () => {
    const judged = judgeDecisions(compiler, { from: 1, pairs: PAIRS });
    expect(judged.mismatches).toEqual([]);
    expect(judged.given).toBeGreaterThan(PAIRS / 4);
    expect(judged.refused).toBeGreaterThan(PAIRS / 10);
  }, 120_000);

  it(`gives of ${EXECUTED} of them what the plain reading gives, row by row, on real tables`, async () => {
    const tried: Tried = { from: 1, pairs: EXECUTED };
    expect(await findMismatch(compiler, { ...world, engine }, tried)).toBeUndefined();
  }, 120_000);
});

describe('a compiler with one fault in it', () => {
  it('comes in a dozen kinds and more', () => expect(MUTANTS.length).toBeGreaterThanOrEqual(12));

  it.each(MUTANTS)(
    'is found out: $name',
    async ({ load }) => {
      const tried: Tried = { from: 1, pairs: TO_KILL_A_MUTANT };
      expect(await findMismatch(await load(), { ...world, engine }, tried)).toBeDefined();
    },
    60_000,
  );
});
