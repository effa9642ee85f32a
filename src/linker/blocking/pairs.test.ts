import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import { type LoadedRecords, loadRecords } from '../records/index.ts';
import { type LinkSettings, parseLinkSettings, plannedRules } from '../settings/index.ts';
import { type MadeUpRecord, madeUpRecords, openWorkshop, type Workshop } from '../testing/index.ts';
import { countRules, makePairs, notesOfRules } from './pairs.ts';
import { rulesBringing } from './term-value.ts';

const BLOCKING = [
  [{ column: 'surname', first: 2 }],
  ['forename', 'town'],
  [
    { column: 'born', part: 'year' },
    { column: 'forename', first: 1 },
  ],
  ['number'],
];

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop(2);
});
afterEach(() => shop.close());

function settingsOf(more: object = {}): LinkSettings {
  return parseLinkSettings({
    id: 'id',
    comparisons: [{ column: 'surname', levels: 'exact' }],
    blocking: BLOCKING,
    ...more,
  });
}

type Pair = Readonly<{ left: number; right: number; rules: number }>;

/** Every two records, compared by hand. */
function slowly(files: readonly (readonly MadeUpRecord[])[], settings: LinkSettings): Pair[] {
  const rules = plannedRules(settings);
  const all = files.flatMap((records, file) =>
    records.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map((record) => ({ ...record, file })),
  );
  return all.flatMap((left, one) =>
    all.slice(one + 1).flatMap((right, after) => {
      if (settings.mode === 'link' && left.file === right.file) return [];
      const bits = rulesBringing(rules, left, right);
      return bits > 0 ? [{ left: one, right: one + 1 + after, rules: bits }] : [];
    }),
  );
}

async function pairsIn(): Promise<Pair[]> {
  const rows = await shop.engine.rows(
    sql`select left_rid, right_rid, cast(rules as integer) as rules from pairs order by left_rid, right_rid`,
  );
  return rows.map((row) => ({
    left: Number(row['left_rid']),
    right: Number(row['right_rid']),
    rules: Number(row['rules']),
  }));
}

async function load(
  files: readonly (readonly MadeUpRecord[])[],
  settings: LinkSettings,
): Promise<LoadedRecords> {
  const paths = [];
  for (const [index, rows] of files.entries()) paths.push(await shop.writeCsv(`${index}.csv`, rows));
  return loadRecords(shop.engine, settings, paths);
}

const PEOPLE = madeUpRecords({ people: 120, seed: 11 });
const HALVES = [PEOPLE.filter((_, n) => n % 2 === 0), PEOPLE.filter((_, n) => n % 2 === 1)];

describe.each([
  ['one file', 'dedupe', [PEOPLE]],
  ['two files as one', 'link-and-dedupe', HALVES],
  ['two files, across them only', 'link', HALVES],
])('blocking %s', (_, mode, files) => {
  it('counts and makes the pairs that comparing every two records by hand finds', async () => {
    const settings = settingsOf({ mode });
    const rules = plannedRules(settings);
    const records = await load(files, settings);
    const counts = await countRules(shop.engine, records, { rules, settings });
    const expected = slowly(files, settings);
    expect(counts.map(({ pairs }) => pairs)).toEqual(
      rules.map((__, rule) => expected.filter((pair) => pair.rules & (1 << rule)).length),
    );
    await makePairs(shop.engine, { rules, counts, mode: settings.mode });
    expect(await pairsIn()).toEqual(expected);
  });
});

describe('a cap on block size', () => {
  it('leaves out whole blocks, and says exactly how many pairs that were', async () => {
    const whole = settingsOf();
    const records = await load([PEOPLE], whole);
    const before = await countRules(shop.engine, records, { rules: plannedRules(whole), settings: whole });
    const capped = settingsOf({ largestBlock: 12 });
    const rules = plannedRules(capped);
    const counts = await countRules(shop.engine, records, { rules, settings: capped });
    counts.forEach((count, rule) => {
      expect(count.pairs + count.droppedPairs).toBe(before[rule]?.pairs);
      expect(count.droppedBlocks > 0).toBe((count.largestBlocks[0] ?? 0) > 12);
    });
    expect(counts.some(({ droppedPairs }) => droppedPairs > 0)).toBe(true);
    await makePairs(shop.engine, { rules, counts, mode: 'dedupe' });
    const pairs = await pairsIn();
    counts.forEach((count, rule) => {
      expect(pairs.filter((pair) => pair.rules & (1 << rule)).length).toBe(count.pairs);
    });
    const notes = notesOfRules(counts);
    const left = counts.filter(({ droppedBlocks }) => droppedBlocks > 0);
    expect(notes.map(({ code, params }) => [code, params])).toEqual(
      left.map(({ rule, droppedBlocks, droppedPairs }) => [
        'LINK_BLOCKS_LEFT_OUT',
        { rule, blocks: droppedBlocks, pairs: droppedPairs, most: 12 },
      ]),
    );
  });

  it('may be another for one rule', async () => {
    const settings = settingsOf({ blocking: [{ keys: ['town'], largestBlock: 3 }, ['town']] });
    const records = await load([PEOPLE], settings);
    const counts = await countRules(shop.engine, records, { rules: plannedRules(settings), settings });
    const [small, large] = counts;
    expect(small?.largestBlock).toBe(3);
    expect(large).toMatchObject({ largestBlock: 2000, droppedPairs: 0 });
    expect((small?.pairs ?? 0) + (small?.droppedPairs ?? 0)).toBe(large?.pairs);
    expect(small?.droppedPairs).toBeGreaterThan(1000);
  });
});

describe('a rule that brings too many pairs', () => {
  it('is refused with its name and count before a pair is made', async () => {
    const settings = settingsOf({ blocking: [['number'], ['town']], mostPairs: 1000 });
    const records = await load([PEOPLE], settings);
    const counting = countRules(shop.engine, records, { rules: plannedRules(settings), settings });
    await expect(counting).rejects.toMatchObject({
      code: 'LINK_TOO_MANY_PAIRS',
      params: { rule: 'town', most: 1000 },
    });
    await expect(shop.engine.rows(sql`select 1 from pairs`)).rejects.toThrow();
  });
});

describe('rules that bring nothing', () => {
  it('are said to', async () => {
    const rows = PEOPLE.slice(0, 5).map((record, n) => ({ ...record, number: `x${n}` }));
    const settings = settingsOf({ blocking: [['number']] });
    const counts = await countRules(shop.engine, await load([rows], settings), {
      rules: plannedRules(settings),
      settings,
    });
    expect(counts[0]).toMatchObject({ pairs: 0, records: 0, largestBlocks: [] });
    expect(notesOfRules(counts).map(({ code }) => code)).toEqual(['LINK_NOTHING_COMPARED']);
  });
});
