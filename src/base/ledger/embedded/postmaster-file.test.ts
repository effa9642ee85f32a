import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPostmasterFile, removeLeftovers, runsHere } from './postmaster-file.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'chipao-test-'));
});

afterEach(() => rmSync(data, { recursive: true, force: true }));

const write = (...lines: (string | number)[]) =>
  writeFileSync(join(data, 'postmaster.pid'), lines.join('\n'));

it('gives nothing when there is no file, or one that was only begun', () => {
  expect(readPostmasterFile(data)).toBeUndefined();
  write('');
  expect(readPostmasterFile(data)).toBeUndefined();
});

it('tells a starting server from one that answers', () => {
  write(4321, data, 1_763_700_000, 5432, '/run/here');
  expect(readPostmasterFile(data)).toEqual({ pid: 4321, socketFolder: '/run/here', ready: false });
  write(4321, data, 1_763_700_000, 5432, '/run/here', '', '  1 2', 'ready   ');
  expect(readPostmasterFile(data)?.ready).toBe(true);
});

it('takes a live process for a server only when it serves this folder', () => {
  expect(runsHere(process.pid, data)).toBe(false);
  expect(runsHere(2 ** 30, data)).toBe(false);
});

it('takes away what a dead server left only when its number is in use again', () => {
  for (const [pid, isLeft] of [
    [2 ** 30, true],
    [process.pid, false],
  ] as const) {
    write(pid, data, 1_763_700_000, 5432, data);
    writeFileSync(join(data, '.s.PGSQL.5432.lock'), `${pid}\n`);
    removeLeftovers(data, { pid, socketFolder: data, ready: true });
    expect(existsSync(join(data, 'postmaster.pid'))).toBe(isLeft);
    expect(existsSync(join(data, '.s.PGSQL.5432.lock'))).toBe(isLeft);
  }
});
