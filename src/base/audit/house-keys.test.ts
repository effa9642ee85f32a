import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeys, rotateKeys } from '../keys/index.ts';
import { auditFolder, readDevelopmentKey, readLogKey, type SigningHome } from './house-keys.ts';
import { makeSigner } from './notes/index.ts';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-house-keys-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const open = async (place = home): Promise<SigningHome> => ({ home: place, keys: await openKeys(place) });

it('come out of the keys of the home, the same every time, and lie in no file of their own', async () => {
  const [log, witness] = [await readLogKey(await open()), await readDevelopmentKey(await open())];
  expect((await readLogKey(await open())).text).toBe(log.text);
  expect(log.name).toMatch(/^chipao-log-[0-9a-f]{12}$/);
  expect(witness.name).toMatch(/^development-witness-not-independent-[0-9a-f]{12}$/);
  expect(await readdir(home)).toEqual(['keys']);
});

it('stay what others were told to trust when the home gets a new root', async () => {
  const before = await readLogKey(await open());
  await rotateKeys(home, { source: {}, purposes: ['lake', 'vault'], now: new Date() });
  expect((await readLogKey(await open())).text).toBe(before.text);
});

it('are others, with other names, in another home', async () => {
  const other = await readLogKey(await open(join(home, 'other')));
  expect((await readLogKey(await open())).name).not.toBe(other.name);
});

it('of an older home are those of its files', async () => {
  const kept = makeSigner('log', 'chipao-log-of-old');
  await mkdir(auditFolder(home));
  await writeFile(join(auditFolder(home), 'log.key'), `${kept.secret}\n`);
  expect((await readLogKey(await open())).text).toBe(kept.text);
});
