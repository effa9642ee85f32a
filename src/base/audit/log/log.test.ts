import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashLeaf, isConsistent, isIncluded, proveInclusion, rootOf } from '../../merkle/index.ts';
import { makeSigner } from '../notes/index.ts';
import { killRounds } from '../testing/kill-rounds.ts';
import {
  type AuditLog,
  BEGINNING,
  chainUp,
  nodesIn,
  openAuditLog,
  openLogFile,
  parseTilePath,
  readTile,
  tilePath,
} from './index.ts';

let work = '';
let made = 0;
const newFolder = () => mkdtemp(join(work, `log-${made++}-`));
const signer = makeSigner('log', 'log.test');

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'chipao-log-'));
});

afterAll(() => rm(work, { recursive: true, force: true }));

const onLost = (cause: unknown): never => {
  throw cause;
};
const payloads = (count: number, word = 'entry') =>
  Array.from({ length: count }, (_, place) => Buffer.from(`${word} ${place}`));

/** The second place of signed heads, as plain data. */
function bookOfHeads() {
  let held: { size: number; root: Buffer; note: string; at: Date } | undefined;
  return {
    last: async () => held,
    sign: async (head: { size: number; root: Buffer; note: string }) => {
      held = { ...head, at: new Date() };
    },
  };
}

async function readLog(path: string): Promise<string[]> {
  const entries: string[] = [];
  const file = await openLogFile({
    path,
    onEntry: { take: (entry) => void entries.push(entry.toString()) },
    onLost,
  });
  await file.close();
  return entries;
}

describe('the file that is written first', () => {
  it('keeps exactly the whole entries, wherever it is cut', async () => {
    const folder = await newFolder();
    const { bytes } = chainUp(BEGINNING, payloads(9));
    const ends = payloads(9).map((_, last) => chainUp(BEGINNING, payloads(last + 1)).bytes.length);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const path = join(folder, 'log');
      await writeFile(path, bytes.subarray(0, cut));
      const whole = ends.filter((end) => end <= cut).length;
      expect(await readLog(path), `cut at ${cut}`).toEqual(payloads(whole).map(String));
      expect(readFileSync(path).length).toBe(ends[whole - 1] ?? 0);
    }
  });

  it('stops before the first entry of which any bit was turned', async () => {
    const folder = await newFolder();
    const { bytes } = chainUp(BEGINNING, payloads(4));
    const ends = payloads(4).map((_, last) => chainUp(BEGINNING, payloads(last + 1)).bytes.length);
    for (let bit = 0; bit < bytes.length * 8; bit += 3) {
      const turned = Buffer.from(bytes);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const path = join(folder, 'log');
      await writeFile(path, turned);
      const whole = ends.filter((end) => end <= bit >> 3).length;
      expect(await readLog(path), `bit ${bit}`).toEqual(payloads(whole).map(String));
    }
  });

  it('goes on after a power cut from what the disk had', async () => {
    const folder = await newFolder();
    const path = join(folder, 'log');
    const file = await openLogFile({ path, onEntry: { take: () => undefined }, onLost });
    const safe: { size: number; offset: number }[] = [];
    for (const group of [3, 1, 7, 128]) {
      await file.append(payloads(group));
      safe.push(file.mark());
    }
    await file.close();
    for (const { size, offset } of safe.toReversed()) {
      const copy = join(folder, `copy-${size}`);
      await copyFile(path, copy);
      // What was on its way after the last sync may be there in part.
      await truncate(copy, offset + 5);
      expect(await readLog(copy)).toHaveLength(size);
    }
  });

  it('refuses to write where somebody else writes', async () => {
    const path = join(await newFolder(), 'log');
    const file = await openLogFile({ path, onEntry: { take: () => undefined }, onLost });
    await file.append(payloads(2));
    await writeFile(path, 'more', { flag: 'a' });
    await expect(file.append(payloads(1))).rejects.toThrow('AUDIT_LOG_TAKEN');
    await file.close();
  });

  it.skipIf(!existsSync('/dev/full'))('ends the process when the disk does not keep it', () => {
    const code = `
      import { openLogFile } from ${JSON.stringify(join(import.meta.dirname, 'log-file.ts'))};
      const file = await openLogFile({
        path: '/dev/full',
        onEntry: { take: () => undefined },
        onLost: () => process.exit(74),
      });
      await file.append([Buffer.from('entry')]);
      process.exit(0);`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', code]).status).toBe(74);
  });

  it('loses nothing it acknowledged when its process is killed', async () => {
    const { acknowledged, kept, lost } = await killRounds(await newFolder(), 4);
    expect(lost).toEqual([]);
    expect(acknowledged).toBeGreaterThan(40);
    expect(kept).toBeGreaterThanOrEqual(acknowledged);
  }, 60_000);
});

async function openIn(folder: string, heads = bookOfHeads()): Promise<AuditLog> {
  return await openAuditLog({ folder, signer, heads, onLost });
}

describe('the log', () => {
  it('has the tree of its entries, however they came and wherever it was closed in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
        async (groups) => {
          const folder = await newFolder();
          const heads = bookOfHeads();
          const all: Buffer[] = [];
          const roots = new Map<number, Buffer>();
          for (const count of groups) {
            const log = await openIn(folder, heads);
            const group = payloads(count, `after ${all.length}`);
            await log.append(group);
            all.push(...group);
            const { root, size } = await log.sign();
            expect(size).toBe(all.length);
            expect(root).toEqual(rootOf(all.map((entry) => hashLeaf(entry))));
            for (const [earlier, earlierRoot] of roots) {
              const proof = await log.consistencyFrom(earlier);
              expect(isConsistent({ earlier, earlierRoot, size, root }, proof)).toBe(true);
            }
            roots.set(size, root);
            await log.close();
          }
          const size = all.length;
          const nodes = nodesIn(
            size,
            (name) => readTile(folder, name),
            () => new Error('missing'),
          );
          for (const index of [0, size - 1, Math.floor(size / 2)]) {
            const leaf = hashLeaf(all[index] ?? Buffer.alloc(0));
            const root = roots.get(size) ?? Buffer.alloc(0);
            expect(isIncluded({ index, size, leaf, root }, await proveInclusion(index, size, nodes))).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  it('makes its tiles anew, byte for byte', async () => {
    const folder = await newFolder();
    const heads = bookOfHeads();
    const log = await openIn(folder, heads);
    await log.append(payloads(700));
    await log.sign();
    await log.close();
    const read = () =>
      new Map(
        globSync('tile/**/*', { cwd: folder })
          .filter((path) => parseTilePath(path.replaceAll('\\', '/')))
          .sort()
          .map((path) => [path, readFileSync(join(folder, path)).toString('hex')]),
      );
    const before = read();
    expect(before.size).toBe(7);
    await rm(join(folder, 'tile'), { recursive: true });
    await (await openIn(folder, heads)).close();
    expect(read()).toEqual(before);
  });

  it('signs nothing smaller and nothing other than it signed, whichever of the two places remembers', async () => {
    const folder = await newFolder();
    const heads = bookOfHeads();
    const log = await openIn(folder, heads);
    await log.append(payloads(10));
    await log.sign();
    await log.close();
    const bytes = await readFile(join(folder, 'log'));
    for (const book of [heads, bookOfHeads()]) {
      await writeFile(join(folder, 'log'), chainUp(BEGINNING, payloads(9)).bytes);
      await expect(openIn(folder, book)).rejects.toThrow('AUDIT_LOG_BEHIND');
      await writeFile(join(folder, 'log'), chainUp(BEGINNING, payloads(12, 'other')).bytes);
      await expect(openIn(folder, book)).rejects.toThrow('AUDIT_LOG_FORKED');
    }
    await writeFile(join(folder, 'log'), bytes);
    await rm(join(folder, 'signed'));
    const mended = await openIn(folder, heads);
    expect(mended.signed()?.size).toBe(10);
    await mended.close();
  });

  it('goes on from its mark and does not read all of itself again', async () => {
    const folder = await newFolder();
    const heads = bookOfHeads();
    const log = await openIn(folder, heads);
    await log.append(payloads(600));
    await log.sign();
    await log.close();
    const path = join(folder, 'log');
    const bytes = await readFile(path);
    bytes[10] = 255;
    await writeFile(path, bytes);
    const again = await openIn(folder, heads);
    await again.append(payloads(1, 'later'));
    expect((await again.sign()).size).toBe(601);
    await again.close();
  });
});

describe('paths of tiles', () => {
  it('are read back as they are written, and nothing else is read', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 0, width: 17 })).toBe('tile/entries/000.p/17');
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(63), fc.constant('entries' as const)),
        fc.nat(999_999_999),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) => {
          expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
        },
      ),
    );
    for (const wrong of [
      'tile/0/1',
      'tile/00/001',
      'tile/0/x001',
      'tile/0/001.p/0',
      'tile/0/001.p/257',
      'tile/0/../001',
      'log.key',
    ])
      expect(parseTilePath(wrong), wrong).toBeUndefined();
  });
});
