import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRecords } from '../../records/index.ts';
import {
  type LinkSettings,
  type LinkSettingsInput,
  parseLinkSettings,
  plannedRules,
} from '../../settings/index.ts';
import { madeUpRecords, openWorkshop, type Workshop } from '../../testing/index.ts';
import { automaticRules, blockingReach, suggestRules } from './index.ts';

const PEOPLE = madeUpRecords({ people: 400, seed: 77 });

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

function settingsOf(more: Partial<LinkSettingsInput> = {}): LinkSettings {
  return parseLinkSettings({
    id: 'id',
    truth: 'person',
    comparisons: [
      { column: 'forename', levels: 'name' },
      { column: 'surname', levels: 'name' },
      { column: 'born', levels: 'date' },
      { column: 'town', levels: 'text' },
      { column: 'number', levels: 'digits' },
    ],
    blocking: [['number'], ['surname', 'born']],
    ...more,
  });
}

async function suggested(settings: LinkSettings, people = PEOPLE, budget?: number) {
  const records = await loadRecords(shop.engine, settings, [await shop.writeCsv('people.csv', people)]);
  return { records, found: await suggestRules(shop.engine, records, { settings, budget }) };
}

describe('rules suggested from the truth', () => {
  it('find true pairs that the rules miss, within the budget, and are ready for the settings', async () => {
    const settings = settingsOf();
    const { records, found } = await suggested(settings);
    expect(found.suggested.length).toBeGreaterThan(0);
    expect(found.recall).toBeGreaterThan(found.now.recall + 0.05);
    expect(found.suggested.reduce((sum, { pairs }) => sum + pairs, 0)).toBeLessThanOrEqual(found.budget);
    const taken = settingsOf({ blocking: [...found.blocking] });
    expect(
      plannedRules(taken)
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['number', 'surname + born']);
    const reach = await blockingReach(shop.engine, records, taken);
    expect(reach.recall).toBeCloseTo(found.recall, 10);
    expect(reach.rules.map(({ recallSoFar }) => recallSoFar)).toEqual(
      reach.rules.map(({ recallSoFar }) => recallSoFar).toSorted((one, other) => one - other),
    );
  });

  it('do not depend on the order of rows', async () => {
    const { found } = await suggested(settingsOf());
    expect((await suggested(settingsOf(), PEOPLE.toReversed())).found).toEqual(found);
  });

  it('are none where nothing may be spent', async () => {
    const { found } = await suggested(settingsOf(), PEOPLE, 0);
    expect([found.suggested, found.recall]).toEqual([[], found.now.recall]);
  });

  it('need the truth', async () => {
    const { truth: _, ...without } = settingsOf();
    await expect(suggested(parseLinkSettings(without))).rejects.toThrow('LINK_TRUTH_MISSING');
  });
});

describe('how far rules reach', () => {
  it('is what looking at every true pair gives', async () => {
    const settings = settingsOf({ blocking: [['number'], ['town']] });
    const records = await loadRecords(shop.engine, settings, [await shop.writeCsv('people.csv', PEOPLE)]);
    const reach = await blockingReach(shop.engine, records, settings);
    const pairs = [...Map.groupBy(PEOPLE, ({ person }) => person).values()].flatMap((own) =>
      own.flatMap((one, place) => own.slice(place + 1).map((other) => [one, other] as const)),
    );
    const agree = (column: 'number' | 'town') =>
      pairs.filter(([one, other]) => one[column] !== null && one[column] === other[column]);
    expect(reach.truePairs).toBe(pairs.length);
    expect(reach.rules.map(({ recall }) => recall)).toEqual(
      (['number', 'town'] as const).map((column) => agree(column).length / pairs.length),
    );
    expect(reach.recall).toBeCloseTo(new Set([...agree('number'), ...agree('town')]).size / pairs.length, 10);
  });
});

describe('rules that suit the files', () => {
  it('compare all records of a small file, and are always the same', async () => {
    const settings = settingsOf({ blocking: 'auto' });
    const records = await loadRecords(shop.engine, settings, [await shop.writeCsv('people.csv', PEOPLE)]);
    expect(await automaticRules(shop.engine, records, settings)).toEqual([{ allPairs: true }]);
    const few = settingsOf({ blocking: 'auto', mostPairs: 20_000 });
    const rules = await automaticRules(shop.engine, records, few);
    expect(rules.length).toBeGreaterThan(1);
    expect(await automaticRules(shop.engine, records, few)).toEqual(rules);
    expect(plannedRules(settingsOf({ blocking: rules })).length).toBe(rules.length);
    const columns = rules.map((rule) =>
      Array.isArray(rule) ? rule.map((term) => (typeof term === 'string' ? term : term.column)) : [],
    );
    for (const column of columns[0] ?? [])
      expect(
        columns.some((own) => !own.includes(column)),
        `every rule needs ${column}`,
      ).toBe(true);
  });
});
