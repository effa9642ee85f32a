import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseServerUser, findClosedFolder, readAccounts } from './server-user.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipao-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const accounts = [
  { name: 'root', uid: 0, gid: 0 },
  { name: 'nobody', uid: 65_534, gid: 65_534 },
  { name: 'postgres', uid: 101, gid: 104 },
  { name: 'officer', uid: 1234, gid: 1234 },
];

it('reads accounts and skips lines that are none', () => {
  const file = join(folder, 'passwd');
  writeFileSync(
    file,
    'root:x:0:0:root:/root:/bin/sh\n# comment\npostgres:x:101:104::/var/lib/postgresql:/bin/sh\n',
  );
  expect(readAccounts(file)).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'postgres', uid: 101, gid: 104 },
  ]);
});

it.runIf(isRoot)('prefers the owner of the folder above, then postgres, then nobody', () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  expect(chooseServerUser(home, accounts)).toEqual({ uid: 101, gid: 104 });
  expect(chooseServerUser(home, accounts.slice(0, 2))).toEqual({ uid: 65_534, gid: 65_534 });
  expect(chooseServerUser(home, accounts.slice(0, 1))).toBeUndefined();
  chownSync(folder, 1234, 1234);
  expect(chooseServerUser(home, accounts)).toEqual({ uid: 1234, gid: 1234 });
});

it('names the first folder on the way that a user may not enter', () => {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o755 });
  const stranger = { uid: 4_000_000, gid: 4_000_000 };
  expect(findClosedFolder(stranger, home)).toBe(folder);
  chmodSync(folder, 0o711);
  expect(findClosedFolder(stranger, home)).toBeUndefined();
});
