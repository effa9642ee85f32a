import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Engine, openEngine } from '../../../base/lake/index.ts';

/** An engine for the tests of one file, closed after them. */
export function testEngine(): () => Engine {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-poverty-'));
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await openEngine({ memoryMb: 500, threads: 1, tempDirectory: folder });
  });
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (!engine) throw new Error('the engine opens before the tests');
    return engine;
  };
}
