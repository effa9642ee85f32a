import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveKey, newKey, wrap } from './envelope.ts';
import { openKeys, rotateKeys } from './keys.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
const USE = { agreement: 'agr/0001', recipient: 'org:a', epoch: '2026' };
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chipao-keys-'));
});

afterEach(() => rmSync(home, { recursive: true }));

describe('the keys of a home', () => {
  it('are made once, readable by their owner only, and the same ever after', async () => {
    const first = await openKeys(home);
    const again = await openKeys(home);
    expect(again.tokenKey(USE)).toEqual(first.tokenKey(USE));
    expect(again.recordKeySecret()).toBe(first.recordKeySecret());
    for (const file of ['root', 'ring.json'])
      expect(statSync(join(home, 'keys', file)).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'keys')).mode & 0o777).toBe(0o700);
  });

  it('are the same for all who start at once', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openKeys(home)));
    expect(new Set(opened.map((keys) => keys.recordKeySecret())).size).toBe(1);
  });

  it('are another for every purpose, agreement, recipient and epoch', async () => {
    const keys = await openKeys(home);
    const all = [
      keys.tokenKey(USE),
      keys.tokenKey({ ...USE, epoch: '2027' }),
      keys.tokenKey({ ...USE, recipient: 'org:b' }),
      keys.tokenKey({ ...USE, agreement: 'agr/0002' }),
      // The same letters parted otherwise are not the same words.
      keys.tokenKey({ agreement: 'agr/0001org:', recipient: 'a', epoch: '2026' }),
      keys.signingSeed('agr/0002'),
      keys.signingSeed('agr/0001'),
      Buffer.from(keys.recordKeySecret(), 'hex'),
    ].map((key) => key.toString('hex'));
    expect(new Set(all).size).toBe(all.length);
    for (const key of all) expect(key).toHaveLength(64);
  });

  it('open a ring that has secrets of a purpose that nobody has any more, and keep them', async () => {
    const before = (await openKeys(home)).recordKeySecret();
    const file = join(home, 'keys', 'ring.json');
    const root = Buffer.from(readFileSync(join(home, 'keys', 'root'), 'utf8').trim(), 'hex');
    const wrapped = wrap(deriveKey(root, 'ring'), newKey(), 'sessions', '1').toString('base64');
    const ring = JSON.parse(readFileSync(file, 'utf8'));
    ring.secrets.push({ purpose: 'sessions', generation: 1, madeAt: '2026-01-01T00:00:00Z', wrapped });
    writeFileSync(file, JSON.stringify(ring));
    expect((await openKeys(home)).recordKeySecret()).toBe(before);
    const status = await rotateKeys(home, { source: {}, purposes: ['lake'], now: new Date() });
    expect(status.purposes.map(({ purpose }) => purpose)).not.toContain('sessions');
    expect(readFileSync(file, 'utf8')).toContain('sessions');
    expect((await openKeys(home)).recordKeySecret()).toBe(before);
  });

  it('tell no secret where they are looked at or printed', async () => {
    const keys = await openKeys(home);
    const root = readFileSync(join(home, 'keys', 'root'), 'utf8').trim();
    expect(JSON.stringify([keys, keys.status()])).not.toContain(root);
    expect(readFileSync(join(home, 'keys', 'ring.json'), 'utf8')).not.toContain(keys.recordKeySecret());
  });

  it('open a wrapped key for the same words only', async () => {
    const keys = await openKeys(home);
    const key = newKey();
    const wrapped = keys.wrapKey('lake', key, ['areas', 'v1', 'a.parquet']);
    expect(wrapped.wrapped).toHaveLength(60);
    expect(keys.unwrapKey('lake', wrapped, ['areas', 'v1', 'a.parquet'])).toEqual(key);
    expect(() => keys.unwrapKey('lake', wrapped, ['areas', 'v2', 'a.parquet'])).toThrow();
    expect(() => keys.unwrapKey('vault', wrapped, ['areas', 'v1', 'a.parquet'])).toThrow();
  });
});

describe('rotation', () => {
  it('changes the root and what wraps, and nothing that was made with keys', async () => {
    const before = await openKeys(home);
    const root = readFileSync(join(home, 'keys', 'root'), 'utf8');
    const key = newKey();
    const wrapped = before.wrapKey('lake', key, ['areas']);
    const status = await rotateKeys(home, { source: {}, purposes: ['lake'], now: NOW });
    const after = await openKeys(home);
    expect(readFileSync(join(home, 'keys', 'root'), 'utf8')).not.toBe(root);
    expect(status).toEqual(after.status());
    expect(after.status().root).not.toBe(before.status().root);
    expect(after.tokenKey(USE)).toEqual(before.tokenKey(USE));
    expect(after.recordKeySecret()).toBe(before.recordKeySecret());
    expect(after.unwrapKey('lake', wrapped, ['areas'])).toEqual(key);
    expect(after.wrapKey('lake', key, ['areas']).generation).toBe(2);
    expect(after.wrapKey('vault', key, ['person']).generation).toBe(1);
  });

  it('that was cut short before the ring was wrapped anew leaves everything as it was', async () => {
    const before = await openKeys(home);
    writeFileSync(join(home, 'keys', 'root.next'), `${'ab'.repeat(32)}\n`);
    expect((await openKeys(home)).recordKeySecret()).toBe(before.recordKeySecret());
  });

  it('that was cut short after it is finished by the next start', async () => {
    const before = await openKeys(home);
    const root = readFileSync(join(home, 'keys', 'root'), 'utf8');
    await rotateKeys(home, { source: {}, purposes: [], now: NOW });
    const next = readFileSync(join(home, 'keys', 'root'), 'utf8');
    writeFileSync(join(home, 'keys', 'root'), root);
    writeFileSync(join(home, 'keys', 'root.next'), next);
    expect((await openKeys(home)).recordKeySecret()).toBe(before.recordKeySecret());
    expect(readFileSync(join(home, 'keys', 'root'), 'utf8')).toBe(next);
  });
});

describe('a root that is kept elsewhere', () => {
  it('comes from a file or from a command, and leaves none in the home', async () => {
    const file = join(home, 'elsewhere');
    writeFileSync(file, `${'0f'.repeat(32)}\n`);
    const keys = await openKeys(home, { file });
    const same = await openKeys(home, { command: `cat '${file}'` });
    expect(same.recordKeySecret()).toBe(keys.recordKeySecret());
    expect(() => statSync(join(home, 'keys', 'root'))).toThrow();
  });

  it('is wrapped anew under the one that takes its place', async () => {
    const [one, other] = ['11', '22'].map((digits) => {
      const file = join(home, digits);
      writeFileSync(file, digits.repeat(32));
      return file;
    });
    const before = await openKeys(home, { file: one });
    await rotateKeys(home, { source: { file: one }, next: { file: other }, purposes: ['vault'], now: NOW });
    expect((await openKeys(home, { file: other })).recordKeySecret()).toBe(before.recordKeySecret());
    await expect(openKeys(home, { file: one })).rejects.toMatchObject({ code: 'ROOT_KEY_OTHER' });
  });

  it('is refused when it cannot be read, is no key, or another wrapped the ring', async () => {
    const secret = `not a key but a secret ${'x'.repeat(20)}`;
    writeFileSync(join(home, 'wrong'), secret);
    const wrong = openKeys(home, { file: join(home, 'wrong') });
    await expect(wrong).rejects.toMatchObject({ code: 'ROOT_KEY_UNREADABLE' });
    await expect(wrong).rejects.not.toMatchObject({ message: expect.stringContaining(secret) });
    await expect(openKeys(home, { command: 'exit 3' })).rejects.toMatchObject({
      code: 'ROOT_KEY_UNREADABLE',
      params: { reason: 'exit 3' },
    });
    await openKeys(home);
    writeFileSync(join(home, 'other'), '33'.repeat(32));
    await expect(openKeys(home, { file: join(home, 'other') })).rejects.toMatchObject({
      code: 'ROOT_KEY_OTHER',
    });
  });

  it('finds a ring that was changed', async () => {
    await openKeys(home);
    const path = join(home, 'keys', 'ring.json');
    const ring = JSON.parse(readFileSync(path, 'utf8')) as { secrets: { purpose: string }[] };
    const [first, second] = ring.secrets;
    if (first && second) [first.purpose, second.purpose] = [second.purpose, first.purpose];
    writeFileSync(path, JSON.stringify(ring));
    await expect(openKeys(home)).rejects.toMatchObject({ code: 'KEY_RING_DAMAGED' });
    writeFileSync(path, '{');
    await expect(openKeys(home)).rejects.toMatchObject({ code: 'KEY_RING_DAMAGED' });
  });
});
