import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyRoot,
  type FindNode,
  type Hash,
  hashLeaf,
  hashNode,
  isConsistent,
  isIncluded,
  proveConsistency,
  proveInclusion,
  rootBetween,
  rootOf,
} from './index.ts';

/** The reference entries and hashes that implementations of Certificate Transparency are checked with. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => Buffer.from(text, 'hex'));
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const INCLUSION: readonly (readonly [number, number, readonly string[]])[] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const CONSISTENCY: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
];

const hex = (hashes: readonly Hash[]) => hashes.map((hash) => hash.toString('hex'));
const bytes = (text: string) => Buffer.from(text, 'hex');
const rootAt = (size: number) => bytes(ROOTS[size - 1] ?? '');

/** The tree as the text of RFC 6962 defines it, word for word and slow: the second implementation. */
function slowRoot(entries: readonly Uint8Array[]): Hash {
  const [first] = entries;
  if (!first) return createHash('sha256').digest();
  if (entries.length === 1) return hashLeaf(first);
  const half = 2 ** (Math.ceil(Math.log2(entries.length)) - 1);
  return hashNode(slowRoot(entries.slice(0, half)), slowRoot(entries.slice(half)));
}

function slowPath(place: number, entries: readonly Uint8Array[]): Hash[] {
  if (entries.length <= 1) return [];
  const half = 2 ** (Math.ceil(Math.log2(entries.length)) - 1);
  const [left, right] = [entries.slice(0, half), entries.slice(half)];
  if (place < half) return [...slowPath(place, left), slowRoot(right)];
  return [...slowPath(place - half, right), slowRoot(left)];
}

function slowConsistency(earlier: number, entries: readonly Uint8Array[], isWhole: boolean): Hash[] {
  if (earlier === entries.length) return isWhole ? [] : [slowRoot(entries)];
  const half = 2 ** (Math.ceil(Math.log2(entries.length)) - 1);
  const [left, right] = [entries.slice(0, half), entries.slice(half)];
  if (earlier <= half) return [...slowConsistency(earlier, left, isWhole), slowRoot(right)];
  return [...slowConsistency(earlier - half, right, false), slowRoot(left)];
}

function nodesOf(entries: readonly Uint8Array[]): FindNode {
  return (level, index) => slowRoot(entries.slice(index * 2 ** level, (index + 1) * 2 ** level));
}

describe('the tree', () => {
  it('has the roots of the reference vectors', () => {
    expect(emptyRoot().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(hex(ROOTS.map((_, last) => rootOf(ENTRIES.slice(0, last + 1).map(hashLeaf))))).toEqual(ROOTS);
  });

  it('proves and accepts inclusion as the reference vectors do', async () => {
    for (const [index, size, expected] of INCLUSION) {
      expect(hex(await proveInclusion(index, size, nodesOf(ENTRIES)))).toEqual(expected);
      const leaf = hashLeaf(ENTRIES[index] ?? Buffer.alloc(0));
      expect(isIncluded({ index, size, leaf, root: rootAt(size) }, expected.map(bytes))).toBe(true);
    }
  });

  it('proves and accepts consistency as the reference vectors do', async () => {
    for (const [earlier, size, expected] of CONSISTENCY) {
      expect(hex(await proveConsistency(earlier, size, nodesOf(ENTRIES)))).toEqual(expected);
      const claim = { earlier, earlierRoot: rootAt(earlier), size, root: rootAt(size) };
      expect(isConsistent(claim, expected.map(bytes))).toBe(true);
    }
  });

  it('agrees with the definition read word for word, at every size and place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 140 }), fc.nat(), fc.nat(), async (size, one, two) => {
        const entries = Array.from({ length: size }, (_, place) => Buffer.from(`${size}-${place}`));
        const [index, earlier] = [one % size, (two % size) + 1];
        const root = slowRoot(entries);
        expect(rootOf(entries.map(hashLeaf))).toEqual(root);
        expect(await rootBetween(0, size, nodesOf(entries))).toEqual(root);
        const inclusion = await proveInclusion(index, size, nodesOf(entries));
        expect(inclusion).toEqual(slowPath(index, entries));
        const leaf = hashLeaf(entries[index] ?? Buffer.alloc(0));
        expect(isIncluded({ index, size, leaf, root }, inclusion)).toBe(true);
        const consistency = await proveConsistency(earlier, size, nodesOf(entries));
        expect(consistency).toEqual(slowConsistency(earlier, entries, true));
        const earlierRoot = slowRoot(entries.slice(0, earlier));
        expect(isConsistent({ earlier, earlierRoot, size, root }, consistency)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** Every way to turn one bit of one of these hashes. */
function* flips(hashes: readonly Hash[]): Generator<Hash[]> {
  for (const [place, hash] of hashes.entries())
    for (let bit = 0; bit < hash.length * 8; bit++) {
      const turned = Buffer.from(hash);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      yield hashes.with(place, turned);
    }
}

describe('a forged proof', () => {
  const entries = Array.from({ length: 21 }, (_, place) => Buffer.from(`entry ${place}`));
  const find = nodesOf(entries);
  const rootOfFirst = (count: number) => slowRoot(entries.slice(0, count));

  it('of inclusion is refused for each single bit, each other place and size, and each length', async () => {
    let refused = 0;
    for (const index of [0, 7, 15, 16, 20]) {
      const leaf = hashLeaf(entries[index] ?? Buffer.alloc(0));
      const claim = { index, size: 21, leaf, root: rootOfFirst(21) };
      const proof = await proveInclusion(index, 21, find);
      for (const forged of flips([leaf, claim.root, ...proof])) {
        const [otherLeaf = leaf, otherRoot = leaf, ...other] = forged;
        expect(isIncluded({ ...claim, leaf: otherLeaf, root: otherRoot }, other)).toBe(false);
        refused++;
      }
      for (let other = 0; other < 21; other++)
        if (other !== index) expect(isIncluded({ ...claim, index: other }, proof)).toBe(false);
      for (const cut of [proof.slice(1), proof.slice(0, -1), [...proof, leaf], [leaf, ...proof]])
        expect(isIncluded(claim, cut)).toBe(false);
      expect(isIncluded({ ...claim, index: -1 }, proof)).toBe(false);
      expect(isIncluded({ ...claim, index: 0.5 }, proof)).toBe(false);
    }
    expect(refused).toBeGreaterThan(7000);
  });

  it('of consistency is refused for each single bit and each length', async () => {
    let refused = 0;
    for (const earlier of [1, 6, 8, 16, 19]) {
      const proof = await proveConsistency(earlier, 21, find);
      const claim = { earlier, earlierRoot: rootOfFirst(earlier), size: 21, root: rootOfFirst(21) };
      for (const forged of flips([claim.earlierRoot, claim.root, ...proof])) {
        const [earlierRoot = claim.root, root = claim.root, ...other] = forged;
        expect(isConsistent({ ...claim, earlierRoot, root }, other)).toBe(false);
        refused++;
      }
      for (const cut of [proof.slice(1), proof.slice(0, -1), [...proof, claim.root]])
        expect(isConsistent(claim, cut)).toBe(false);
      expect(isConsistent({ ...claim, size: earlier }, proof)).toBe(false);
    }
    expect(refused).toBeGreaterThan(5000);
  });
});
