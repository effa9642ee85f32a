import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryStartLock } from './start-lock.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipao-test-'));
  path = join(folder, 'starting');
});

afterEach(() => rmSync(folder, { recursive: true }));

it('is held by one at a time and leaves nothing behind', () => {
  {
    using lock = tryStartLock(path);
    expect(lock).toBeDefined();
    expect(tryStartLock(path)).toBeUndefined();
  }
  expect(readdirSync(folder)).toEqual([]);
});

it('of a process that died in the middle is broken, and can then be taken', () => {
  writeFileSync(path, String(2 ** 30));
  expect(tryStartLock(path)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
  expect(tryStartLock(path)).toBeDefined();
});

it('that is older than any start is broken, whatever its number belongs to now', () => {
  writeFileSync(path, String(process.pid));
  expect(tryStartLock(path)).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['starting']);
  const longAgo = new Date(Date.now() - 600_000);
  utimesSync(path, longAgo, longAgo);
  expect(tryStartLock(path)).toBeUndefined();
  expect(tryStartLock(path)).toBeDefined();
});
