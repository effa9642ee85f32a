import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectEncodings, type Encodings, encodeRecords, makeEncoder } from '../index.ts';
import { KEYS, OTHER_KEYS, recordOf, settingsWith, twoLists } from '../testing/made-up-people.ts';
import { filtersOf, linkEncodings, makeDice } from './index.ts';

const settings = settingsWith();
const people = twoLists(400);
const encode = (rows: typeof people.left, keys = KEYS, how = settings) =>
  collectEncodings(makeEncoder(how, keys).header, encodeRecords(rows, how, keys));
const [left, right] = await Promise.all([encode(people.left), encode(people.right)]);
const pairOf = ({ left: a, right: b }: { left: string; right: string }) => `${a} ${b}`;

describe('the Dice coefficient', () => {
  it('is what counting bit by bit gives', () => {
    const words = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const filters = filtersOf({ ids: ['1', '2'], words: Int32Array.from([...one, ...other]) }, 512);
        expect(makeDice(filters, filters)(0, 1)).toBe(slowDice(one, other));
      }),
      { seed: 3 },
    );
  });

  it('is one for full filters, zero for empty ones', () => {
    const filters = filtersOf({ ids: ['1', '2'], words: new Int32Array(64).fill(-1, 0, 32) }, 1024);
    expect([makeDice(filters, filters)(0, 0), makeDice(filters, filters)(1, 1)]).toEqual([1, 0]);
  });
});

describe('a linkage unit', () => {
  it('finds the people of two lists by their encodings, each once', () => {
    const { links, comparedPairs } = linkEncodings(left, right, { threshold: 0.7 });
    expect(comparedPairs).toBe(160_000);
    expect(links.filter((link) => link.left.slice(1) !== link.right.slice(1))).toEqual([]);
    expect(links.length).toBeGreaterThan(380);
    expect(new Set(links.map((link) => link.left)).size).toBe(links.length);
  });

  it('finds by bands nearly all that comparing everybody finds, with far fewer pairs', () => {
    const all = linkEncodings(left, right, { threshold: 0.7 });
    const some = linkEncodings(left, right, { threshold: 0.7, allPairsUpTo: 0 });
    const known = new Set(all.links.map(pairOf));
    expect(some.plan?.bands).toBeGreaterThan(1);
    expect(some.links.every((link) => known.has(pairOf(link)))).toBe(true);
    expect(some.links.length / all.links.length).toBeGreaterThan(0.98);
  });

  it('gives the same links whatever the order of rows, by bands too', async () => {
    for (const allPairsUpTo of [0, 1e9]) {
      const turned = await encode(people.left.toReversed());
      const how = { threshold: 0.6, allPairsUpTo };
      expect(linkEncodings(turned, right, how).links).toEqual(linkEncodings(left, right, how).links);
    }
  });

  it('only shortens the list of links when the threshold rises', () => {
    const { links } = linkEncodings(left, right, { threshold: 0.5 });
    const strict = linkEncodings(left, right, { threshold: 0.9 }).links;
    expect(strict.map(pairOf)).toEqual(links.slice(0, strict.length).map(pairOf));
  });

  it('says how near the next candidate was, so that twins can be told from sure links', async () => {
    const twin = recordOf('twin', ['katonsari', 'bunmiwuno', '1950-02-03']);
    const other = recordOf('other', ['katonsami', 'bunmiwuno', '1950-02-03']);
    const [one, two] = await Promise.all([encode([twin]), encode([twin, other])]);
    const [link] = linkEncodings(one, two, { threshold: 0.5 }).links;
    expect(link).toMatchObject({ left: 'twin', right: 'twin', dice: 1 });
    expect(link?.next).toBeGreaterThan(0.8);
  });

  it('passes over a crowd of records that are all alike, and counts what it left out', async () => {
    const crowd = await encode(
      Array.from({ length: 60 }, (_, at) => recordOf(`c${at}`, ['a', 'b', '1950-01-01'])),
    );
    const { links, droppedPairs } = linkEncodings(crowd, crowd, {
      threshold: 0.9,
      allPairsUpTo: 0,
      largestBucket: 50,
    });
    expect(links).toEqual([]);
    expect(droppedPairs).toBeGreaterThanOrEqual(3600);
  });

  it('leaves empty records alone', async () => {
    const empty = await encode([recordOf('e', [null, null, null])]);
    for (const allPairsUpTo of [0, 1e9])
      expect(linkEncodings(empty, empty, { threshold: 0.1, allPairsUpTo })).toMatchObject({
        links: [],
        emptyRecords: 2,
      });
  });

  it('refuses what two parties encoded differently', async () => {
    const otherKey = await encode(people.right, OTHER_KEYS);
    const otherSettings = await encode(people.right, KEYS, settingsWith({ hashing: 'double' }));
    const link = (theirs: Encodings) => () => linkEncodings(left, theirs, { threshold: 0.7 });
    expect(link(otherKey)).toThrow('ENCODING_KEYS_DIFFER');
    expect(link(otherSettings)).toThrow('ENCODING_SETTINGS_DIFFER');
    expect(() => linkEncodings(left, right, { threshold: 0 })).toThrow('ENCODING_SETTINGS_INVALID');
  });
});

function slowDice(one: readonly number[], other: readonly number[]): number {
  const bits = (words: readonly number[]) =>
    words.flatMap((word) => Array.from({ length: 32 }, (_, bit) => (word >>> bit) & 1));
  const [a, b] = [bits(one), bits(other)];
  const count = (list: readonly number[]) => list.reduce((sum, bit) => sum + bit, 0);
  const both = count(a.map((bit, at) => bit & (b[at] ?? 0)));
  return count(a) + count(b) === 0 ? 0 : (2 * both) / (count(a) + count(b));
}
