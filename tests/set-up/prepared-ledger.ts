import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Gives the tests of this run a folder for the ledger that they copy, and takes it away afterwards. */
export default function setUp(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-prepared-'));
  chmodSync(folder, 0o755);
  project.provide('preparedLedger', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
