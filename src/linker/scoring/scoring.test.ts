import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import { countRules, makePairs } from '../blocking/index.ts';
import type { RecordValues } from '../comparisons/index.ts';
import { levelOf } from '../comparisons/index.ts';
import { probabilityOf, unpackPatterns } from '../model/index.ts';
import { addTermFrequencies, loadRecords } from '../records/index.ts';
import { parseLinkSettings, plannedComparisons, plannedRules } from '../settings/index.ts';
import { madeUpRecords, openWorkshop, type Workshop } from '../testing/index.ts';
import { caseScorer } from './case-weights.ts';
import { estimateU } from './chances.ts';
import { comparePairs, levelCounts } from './compare.ts';
import { type ScoredPairs, scorePairs } from './edges.ts';
import { pairScorer } from './score-pair.ts';
import { type TrainedModel, trainModel } from './train.ts';

const SETTINGS = parseLinkSettings({
  id: 'id',
  comparisons: [
    { column: 'forename', levels: 'name' },
    { column: 'surname', levels: 'name', options: { measure: 'levenshtein' } },
    { column: 'born', levels: 'date' },
    {
      column: 'town',
      levels: [
        { when: { is: 'exact' } },
        {
          label: 'near',
          when: {
            is: 'any',
            of: [
              { is: 'damerau', atMost: 1 },
              { is: 'overlap', atLeast: 1 },
            ],
          },
        },
      ],
    },
    { column: 'number', levels: 'digits', termFrequency: false },
  ],
  blocking: [
    [
      { column: 'surname', first: 2 },
      { column: 'born', part: 'year' },
    ],
    ['forename', 'town'],
    [
      { column: 'town', word: -1 },
      { column: 'forename', first: 2 },
    ],
    ['number'],
    [{ column: 'surname', sounds: 'letters' }],
  ],
  training: { randomPairs: 20_000 },
});
const COMPARISONS = plannedComparisons(SETTINGS);
const RULES = plannedRules(SETTINGS);

let shop: Workshop;
let model: TrainedModel;
let scored: ScoredPairs;
let u: number[][];
let values: { values: RecordValues; rarity: number[] }[];

beforeAll(async () => {
  shop = await openWorkshop(2);
  const people = madeUpRecords({ people: 300, seed: 21 });
  const { engine } = shop;
  const records = await loadRecords(engine, SETTINGS, [await shop.writeCsv('a.csv', people)]);
  const chances = await addTermFrequencies(engine, records, COMPARISONS);
  const counts = await countRules(engine, records, { rules: RULES, settings: SETTINGS });
  await makePairs(engine, { rules: RULES, counts, mode: 'dedupe' });
  await comparePairs(engine, records, COMPARISONS);
  u = await estimateU(engine, records, { comparisons: COMPARISONS, chances, settings: SETTINGS });
  const pairs = (people.length * (people.length - 1)) / 2;
  model = await trainModel(engine, { comparisons: COMPARISONS, rules: RULES, u, pairs });
  scored = await scorePairs(engine, model, COMPARISONS);
  const rows = await engine.rows(
    sql`select records.*, rarity.* from records join rarity on rarity.rid = records.rid order by records.rid`,
  );
  values = rows.map((row) => ({
    values: Object.fromEntries(
      records.columns.map((name, index) => {
        const value = row[`c${index}`];
        return [name, typeof value === 'string' ? value : null];
      }),
    ),
    rarity: COMPARISONS.map((_, index) => Number(row[`bits_${index}`] ?? 0)),
  }));
});
afterAll(() => shop.close());

describe('a pair scored without an engine', () => {
  it('weighs what it weighs in SQL: the same levels, rules and rarity, for every pair compared', async () => {
    const score = pairScorer(model, COMPARISONS, RULES);
    const inSql = new Map<string, number>();
    scored.weight.forEach((weight, pair) => {
      inSql.set(`${scored.left[pair]} ${scored.right[pair]}`, weight);
    });
    const compared = await shop.engine.rows(sql`
      select left_rid, right_rid, cast(pattern as double) as pattern, cast(rules as double) as rules
      from compared`);
    expect(compared.length).toBeGreaterThan(1000);
    expect(inSql.size).toBeGreaterThan(200);
    for (const row of compared) {
      const [left, right] = [values[Number(row['left_rid'])], values[Number(row['right_rid'])]];
      if (!left || !right) throw new Error('a pair names a record that is not there');
      const said = score(left.values, right.values, { rarity: left.rarity });
      const levels = unpackPatterns(Float64Array.of(Number(row['pattern'])), levelCounts(COMPARISONS));
      expect([...levels]).toEqual(said.fields.map(({ level }) => level));
      expect(said.rules).toEqual(
        RULES.filter((_, rule) => Math.floor(Number(row['rules']) / 2 ** rule) % 2 === 1).map(
          ({ text }) => text,
        ),
      );
      const weight = inSql.get(`${row['left_rid']} ${row['right_rid']}`);
      if (weight === undefined) expect(said.probability).toBeLessThan(0.0101);
      else expect(weight).toBeCloseTo(said.weight, 4);
    }
  });

  it('explains itself: start, levels and rarity add up to the weight', () => {
    const score = pairScorer(model, COMPARISONS, RULES);
    for (let pair = 0; pair < 200; pair++) {
      const [left, right] = [values[scored.left[pair] ?? 0], values[scored.right[pair] ?? 0]];
      if (!left || !right) throw new Error('a pair names a record that is not there');
      const said = score(left.values, right.values, { rarity: left.rarity });
      const sum = said.fields.reduce((all, { bits, rarityBits }) => all + bits + rarityBits, said.prior);
      expect(said.weight).toBeCloseTo(sum, 10);
      expect(said.probability).toBeCloseTo(probabilityOf(sum), 10);
      for (const { level, bits, label } of said.fields)
        if (level === 0) expect([bits, label]).toEqual([0, 'unknown']);
    }
  });

  it('says the same whichever record comes first', () => {
    const score = pairScorer(model, COMPARISONS, RULES);
    for (let pair = 0; pair < 200; pair++) {
      const [left, right] = [values[scored.left[pair] ?? 0], values[scored.right[pair] ?? 0]];
      if (!left || !right) continue;
      const [one, other] = [score(left.values, right.values), score(right.values, left.values)];
      expect(other.weight).toBeCloseTo(one.weight, 10);
    }
  });
});

describe('u of random pairs', () => {
  it('is what comparing every two records gives, near enough; exactly for levels of equality', () => {
    COMPARISONS.forEach(({ levels, column }, field) => {
      const seen = new Array<number>(levels.length + 2).fill(0);
      values.forEach((left, one) => {
        for (const right of values.slice(one + 1)) {
          const level = levelOf(levels, column, left.values, right.values);
          seen[level] = (seen[level] ?? 0) + 1;
        }
      });
      const known = seen.slice(1).reduce((sum, count) => sum + count, 0);
      seen.forEach((count, level) => {
        if (level === 0) return;
        const share = count / known;
        const found = u[field]?.[level] ?? 0;
        const allowed = level === levels.length + 1 ? 1e-9 : 4 * Math.sqrt(share / 20_000) + 1e-4;
        expect(Math.abs(found - share)).toBeLessThan(allowed);
      });
    });
  });
});

describe('trainModel', () => {
  it('skips in each rule the comparisons that the rule decides, and gives shares that add up', () => {
    expect(model.sessions.map(({ skipped }) => skipped)).toEqual([
      expect.arrayContaining(['surname', 'born']),
      expect.arrayContaining(['forename', 'town']),
      expect.arrayContaining(['forename', 'town']),
      expect.arrayContaining(['number']),
      expect.arrayContaining(['surname']),
    ]);
    for (const table of [model.m, model.u, ...model.sessions.map((session) => session.u)])
      for (const row of table) {
        expect(row.slice(1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
        expect(row.every((share) => share > 0 && share <= 1)).toBe(true);
      }
  });

  it('says of the pairs of a rule about as many matches as there are', () => {
    const isMatch = new Map<string, boolean>();
    const people = madeUpRecords({ people: 300, seed: 21 });
    const sorted = people.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    scored.weight.forEach((_, pair) => {
      const [left, right] = [scored.left[pair] ?? 0, scored.right[pair] ?? 0];
      isMatch.set(`${left} ${right}`, sorted[left]?.person === sorted[right]?.person);
    });
    const expected = scored.weight.reduce((sum, weight) => sum + probabilityOf(weight), 0);
    const matches = [...isMatch.values()].filter(Boolean).length;
    expect(expected / matches).toBeGreaterThan(0.85);
    expect(expected / matches).toBeLessThan(1.15);
  });
});

describe('caseScorer', () => {
  const judged: TrainedModel = {
    m: [[1, 0.1, 0.9]],
    u: [[1, 0.9, 0.1]],
    lambda: 0.001,
    expectedMatches: 1,
    sessions: [
      { rule: 'a', pairs: 9, lambda: 0.5, iterations: 1, converged: true, skipped: [], u: [[1, 0.9, 0.1]] },
      {
        rule: 'b',
        pairs: 9,
        lambda: 0.2,
        iterations: 1,
        converged: true,
        skipped: ['x'],
        u: [[1, 0.5, 0.5]],
      },
    ],
  };
  const plan = [{ name: 'x', column: 'x', levels: [], termFrequency: false, columns: ['x'] }];
  const score = caseScorer(judged, plan);

  it('lets each rule judge by its own start, and without what it decides; the mean of all rules counts', () => {
    const [prior, bits] = [Math.log2(0.2 / 0.8), Math.log2(9)];
    expect([...score([2], 1)]).toEqual([0, bits]);
    expect([...score([2], 2)]).toEqual([prior, 0]);
    expect([...score([2], 3)]).toEqual([prior / 2, bits / 2]);
  });

  it('lets random pairs judge what no rule brings, and says of an unknown value that it is one', () => {
    expect([...score([2], 0)]).toEqual([Math.log2(0.001 / 0.999), Math.log2(9)]);
    expect(score([0], 1)[1]).toBeNaN();
  });

  it('believes no rule without end', () => {
    const sure = { ...judged, sessions: judged.sessions.map((session) => ({ ...session, lambda: 1 })) };
    expect(caseScorer(sure, plan)([1], 1)[0]).toBeCloseTo(Math.log2(1e6), 3);
  });
});
