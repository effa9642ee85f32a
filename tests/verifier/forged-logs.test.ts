import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBundle } from '../../src/base/audit/log/bundles.ts';
import { readBundle } from '../../src/base/audit/log/index.ts';
import { checkFolder } from '../../verifier/chipao-audit-verifier.mjs';
import { fixedSigner, LOG, madeEntries, madeEntry, WITNESS, writeLog } from './made-log.ts';

const SIZE = 530;
const TRUST = { key: LOG.text, witnesses: [WITNESS.text] };

let work = '';
let honest = '';
let checkpoint = '';

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'chipao-forged-'));
  honest = join(work, 'honest');
  checkpoint = await writeLog(honest, madeEntries(SIZE));
});

afterAll(() => rm(work, { recursive: true, force: true }));

let made = 0;
const newFolder = () => join(work, `log-${made++}`);

/** A copy of the honest log after somebody did something to it. */
async function forged(change: (folder: string) => Promise<void> | void): Promise<string> {
  const folder = newFolder();
  await cp(honest, folder, { recursive: true });
  await change(folder);
  return folder;
}

const codesOf = (folder: string, trust: Parameters<typeof checkFolder>[1] = TRUST) =>
  checkFolder(folder, trust).findings.map(({ code }) => code);

const LAST_BUNDLE = 'tile/entries/002.p/18';

function changeBundle(folder: string, path: string, change: (entries: Buffer[]) => Buffer[]): void {
  const entries = readBundle(readFileSync(join(folder, path))) ?? [];
  writeFileSync(join(folder, path), writeBundle(change(entries)));
}

describe('the verifier', () => {
  it('accepts an honest log and tells what it saw', () => {
    expect(checkFolder(honest, TRUST)).toMatchObject({
      findings: [],
      size: SIZE,
      trustedKey: true,
      witnesses: [{ name: WITNESS.name, independent: true, told: true }],
    });
  });

  it('runs when it is called by a path with a link in it', async () => {
    const link = join(work, 'linked');
    symlinkSync(resolve('verifier'), link);
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(link, 'chipao-audit-verifier.mjs'), join(work, 'nothing-here'), '--key', LOG.text],
      { encoding: 'utf8' },
    );
    expect(stdout).toContain('CHECKPOINT_UNREADABLE');
    expect(status).toBe(1);
  });

  it('says of a witness only the folder names that the folder says so', () => {
    const run = (...more: string[]) =>
      spawnSync(
        process.execPath,
        ['verifier/chipao-audit-verifier.mjs', honest, '--key', LOG.text, ...more],
        { encoding: 'utf8' },
      ).stdout;
    expect(run()).toContain('(says the folder itself');
    expect(run('--witness', WITNESS.text)).not.toContain('says the folder itself');
    expect(checkFolder(honest, { key: LOG.text }).witnesses).toMatchObject([{ told: false }]);
  });

  it('takes digests for what they are, though they hold many digits', async () => {
    const folder = newFolder();
    const version = `people/${'1234567890'.repeat(2)}`;
    const facts = { hash: `sha256:${'0123456789abcdef'.repeat(4)}`, list: 12 };
    await writeLog(folder, [madeEntry(0, { version, facts, sealed: { reason: '7'.repeat(64) } })]);
    expect(codesOf(folder)).toEqual([]);
  });

  it('accepts an empty log and one of exactly full tiles', async () => {
    for (const size of [0, 1, 256, 512]) {
      const folder = newFolder();
      await writeLog(folder, madeEntries(size));
      expect(codesOf(folder), `${size}`).toEqual([]);
    }
  });

  it('runs alone, says what it saw, and answers by its exit code', async () => {
    const run = (folder: string) =>
      spawnSync(process.execPath, ['verifier/chipao-audit-verifier.mjs', folder, '--key', LOG.text], {
        encoding: 'utf8',
      });
    const good = run(honest);
    expect(good.stdout).toContain('the log holds');
    expect(good.status).toBe(0);
    const folder = await forged((place) =>
      changeBundle(place, LAST_BUNDLE, (entries) => entries.with(3, madeEntry(9999))),
    );
    const bad = run(folder);
    expect(bad.stdout).toContain('TILE_DIFFERS entry 515');
    expect(bad.status).toBe(1);
    expect(run('').status).toBe(2);
  });

  it('has nothing to install and fits in one file', () => {
    const text = readFileSync('verifier/chipao-audit-verifier.mjs', 'utf8');
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });
});

describe('a forged log', () => {
  it('is refused for a turned bit, wherever in its files', async () => {
    const small = newFolder();
    await writeLog(small, madeEntries(1));
    const files = globSync('**/*', { cwd: small }).filter((path) => statSync(join(small, path)).isFile());
    expect(files).toHaveLength(4);
    let flips = 0;
    for (const path of files) {
      const own = readFileSync(join(small, path));
      // Each byte is hit twice or three times, every bit of a byte in turn; all bits take a minute.
      for (let bit = 0; bit < own.length * 8; bit += 3) {
        const turned = Buffer.from(own);
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(join(small, path), turned);
        expect(codesOf(small), `${path}, bit ${bit}`).not.toEqual([]);
        flips++;
      }
      writeFileSync(join(small, path), own);
    }
    expect(codesOf(small)).toEqual([]);
    expect(flips).toBeGreaterThan(2000);
  }, 120_000);

  it('says at which entry: one changed, with its tiles made to fit', async () => {
    const other = newFolder();
    await writeLog(other, madeEntries(SIZE).with(300, madeEntry(300, { purpose: 'other' })), {
      log: fixedSigner('log', LOG.name, 'thief'),
    });
    const folder = await forged(async (place) => {
      for (const path of ['tile/entries/001']) await cp(join(other, path), join(place, path));
    });
    expect(checkFolder(folder, TRUST).findings).toContainEqual(
      expect.objectContaining({ code: 'TILE_DIFFERS', entry: 300 }),
    );
    const fitted = await forged(async (place) => {
      for (const path of ['tile/entries/001', 'tile/0/001']) await cp(join(other, path), join(place, path));
    });
    expect(checkFolder(fitted, TRUST).findings).toContainEqual(
      expect.objectContaining({ code: 'TILE_DIFFERS', entry: 256 }),
    );
    const whole = await forged(async (place) => {
      await cp(join(other, 'tile'), join(place, 'tile'), { recursive: true });
    });
    expect(codesOf(whole)).toContain('ROOT_DIFFERS');
  });

  it.each([
    ['an entry dropped', (entries: Buffer[]) => entries.slice(1), 'BUNDLE_DIFFERS'],
    ['an entry too many', (entries: Buffer[]) => [...entries, madeEntry(7777)], 'BUNDLE_DIFFERS'],
    [
      'two entries exchanged',
      ([one, two, ...rest]: Buffer[]) => [two, one, ...rest] as Buffer[],
      'TILE_DIFFERS',
    ],
    ['an entry twice', ([one, , ...rest]: Buffer[]) => [one, one, ...rest] as Buffer[], 'ENTRY_TWICE'],
  ] as const)('is refused: %s', async (_name, change, code) => {
    expect(codesOf(await forged((folder) => changeBundle(folder, LAST_BUNDLE, change)))).toContain(code);
  });

  it('is refused when it is cut: fewer entries, under the same checkpoint', async () => {
    const folder = newFolder();
    await writeLog(folder, madeEntries(500));
    writeFileSync(join(folder, 'checkpoint'), checkpoint);
    expect(codesOf(folder)).toContain('BUNDLE_DIFFERS');
  });

  it.each([
    ['a name', { person: 'สมศรี' }],
    ['a number in the act', { act: 'read 1101700203451' }],
    ['a number in a fact', { facts: { about: '1101700203451' } }],
    ['a number as a fact', { facts: { about: 1101700203451 } }],
    ['a number as the name of a fact', { facts: { 'about 1101700203451': true } }],
    ['a number in groups', { facts: { about: '1-1017-00203-45-1' } }],
    ['a number in Thai digits', { agreement: '๑๑๐๑๗๐๐๒๐๓๔๕๑' }],
    ['a number in a field', { fields: ['income', '1101700203451'] }],
    ['a number for an area', { area: '110170020345' }],
    ['a number in a version', { version: 'people/1101700203451' }],
    ['a number as the name of a digest', { sealed: { 'about 1101700203451': '0'.repeat(64) } }],
    ['a part named as something every object has', { constructor: 'x', toString: 'x' }],
    ['more tokens than people', { people: { count: 1, tokens: ['0'.repeat(32), '1'.repeat(32)] } }],
    ['tokens and a root', { people: { count: 300, root: '0'.repeat(64), tokens: [] } }],
    ['a key of a person', { people: { count: 1, keys: ['123'] } }],
    ['a sealed text in clear', { sealed: { reason: 'เพื่อนบ้าน' } }],
    ['a fact that is an object', { facts: { about: { id: 1 } } }],
  ])('is refused for telling too much, even when well signed: %s', async (_name, more) => {
    const folder = newFolder();
    await writeLog(folder, [...madeEntries(3), madeEntry(3, more)]);
    expect(checkFolder(folder, TRUST).findings).toContainEqual(
      expect.objectContaining({ code: 'ENTRY_TELLS_TOO_MUCH', entry: 3 }),
    );
  });

  it('is refused for linking: one token in two entries', async () => {
    const folder = newFolder();
    const { people } = JSON.parse(madeEntry(1).toString());
    await writeLog(folder, [...madeEntries(3), madeEntry(3, { people })]);
    expect(checkFolder(folder, TRUST).findings).toContainEqual(
      expect.objectContaining({ code: 'ENTRY_TELLS_TOO_MUCH', entry: 3 }),
    );
  });

  it('is refused for files that do not belong to it', async () => {
    expect(codesOf(await forged((folder) => writeFileSync(join(folder, 'tile', 'names'), 'x')))).toEqual([
      'FILE_TOO_MANY',
    ]);
  });

  it('is refused when a thief signs it with a key of the same name', async () => {
    const folder = newFolder();
    await writeLog(folder, madeEntries(SIZE), { log: fixedSigner('log', LOG.name, 'thief') });
    const codes = codesOf(folder);
    expect(codes).toContain('WRONG_KEY');
    expect(codes).toContain('NOT_SIGNED');
  });

  it('is refused when no witness, or another one, signed it', async () => {
    const folder = newFolder();
    await writeLog(folder, madeEntries(SIZE), { witness: fixedSigner('witness', WITNESS.name, 'other') });
    expect(codesOf(folder)).toContain('NOT_WITNESSED');
    const alone = await forged((place) => {
      const [text = ''] = checkpoint.split(`\u2014 ${WITNESS.name}`);
      writeFileSync(join(place, 'checkpoint'), text);
    });
    expect(codesOf(alone)).toEqual(['NOT_WITNESSED']);
  });

  it('is refused when it was rolled back behind a checkpoint one kept', async () => {
    const folder = newFolder();
    await writeLog(folder, madeEntries(400));
    expect(codesOf(folder)).toEqual([]);
    expect(codesOf(folder, { ...TRUST, previous: [checkpoint] })).toEqual(['ROLLED_BACK']);
    expect(
      codesOf(honest, { ...TRUST, previous: [readFileSync(join(folder, 'checkpoint'), 'utf8')] }),
    ).toEqual([]);
  });

  it('is refused when two people are shown two histories, each well signed', async () => {
    const folder = newFolder();
    await writeLog(folder, madeEntries(SIZE + 20).with(10, madeEntry(10, { purpose: 'other' })));
    expect(codesOf(folder)).toEqual([]);
    expect(codesOf(folder, { ...TRUST, previous: [checkpoint] })).toEqual(['SPLIT_VIEW']);
    const same = newFolder();
    await writeLog(same, madeEntries(SIZE).with(10, madeEntry(10, { purpose: 'other' })));
    expect(codesOf(same, { ...TRUST, previous: [checkpoint] })).toEqual(['SPLIT_VIEW']);
  });

  it('is refused when a file is gone', async () => {
    for (const path of ['checkpoint', 'tile/0/001', 'tile/1/000.p/2', LAST_BUNDLE]) {
      const folder = await forged((place) => rename(join(place, path), join(work, `gone-${made++}`)));
      expect(codesOf(folder), path).not.toEqual([]);
    }
  });
});
