import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import { pairScorer } from '../scoring/index.ts';
import {
  type LinkSettings,
  type LinkSettingsInput,
  parseLinkSettings,
  plannedRules,
} from '../settings/index.ts';
import { madeUpRecords, mulberry, openWorkshop, type Workshop } from '../testing/index.ts';
import { explainPair } from './explain-pair.ts';
import { type LinkJob, linkFiles } from './link-files.ts';
import { modelOf, trainedModel } from './model-file.ts';
import { readRecords } from './read-records.ts';
import { reportOf } from './report/index.ts';

/** Two thirds are written down well; of the others every second forename is spelt in a way of its own. */
const random = mulberry(4);
const PEOPLE = madeUpRecords({ people: 500, seed: 12 }).map((record) => {
  const foreign = Number(record.person.slice(1)) % 3 === 0;
  const forename = foreign && random() < 0.5 ? `${record.forename ?? ''}xq` : record.forename;
  return { ...record, forename, nation: foreign ? 'Pays Lointain' : 'home' };
});

const HOME = PEOPLE.filter(({ nation }) => nation === 'home').map(({ id }) => id);

const POPULATIONS: LinkSettingsInput['populations'] = [
  { name: 'foreign', where: { column: 'nation', is: 'pays  lointain' } },
  { name: 'few', where: { column: 'id', in: HOME.slice(0, 2) } },
];

let shop: Workshop;
let file: string;
beforeAll(async () => {
  shop = await openWorkshop();
  file = await shop.writeCsv('people.csv', PEOPLE);
});
afterAll(() => shop.close());

function settingsOf(more: Partial<LinkSettingsInput> = {}): LinkSettings {
  return parseLinkSettings({
    id: 'id',
    comparisons: [
      { column: 'forename', levels: 'name' },
      { column: 'surname', levels: 'name' },
      { column: 'born', levels: 'date' },
      { column: 'number', levels: 'digits' },
    ],
    blocking: [['number'], ['surname', 'forename'], ['born'], [{ column: 'surname', first: 3 }, 'born']],
    training: { randomPairs: 20_000 },
    ...more,
  });
}

function link<Answer>(
  settings: LinkSettings,
  then: (job: LinkJob, engine: Workshop['engine']) => Promise<Answer>,
): Promise<Answer> {
  return linkFiles({ settings, paths: [file], limits: shop.limits }, then);
}

const bestOf = (shares: readonly number[] | undefined) => shares?.at(-1) ?? Number.NaN;

describe('people with a model of their own', () => {
  it('are learnt apart: their names agree less often, and too few of them learn nothing', async () => {
    await link(settingsOf({ populations: POPULATIONS }), async ({ model, records }) => {
      const [foreign, few] = model.populations ?? [];
      expect(records.populations).toEqual([expect.any(Number), expect.any(Number), 2]);
      expect(bestOf(foreign?.model?.m[0])).toBeLessThan(bestOf(model.m[0]) - 0.1);
      expect(few).toEqual({ name: 'few', model: undefined });
    });
  });

  it('are judged by it, as an explanation says, whose parts add up to the weight of the edge', async () => {
    const settings = settingsOf({ populations: POPULATIONS });
    await link(settings, async (job, engine) => {
      const pairs = await engine.rows(sql`
        select one.own_id as one, other.own_id as other, scored.weight, one_of.population = 1 as foreign_pair
        from scored
        join records as one on one.rid = left_rid
        join records as other on other.rid = right_rid
        join populations as one_of on one_of.rid = left_rid
        join populations as other_of on other_of.rid = right_rid and other_of.population = one_of.population
        where one_of.population < 2
        order by foreign_pair, left_rid, right_rid`);
      const chosen = [pairs[0], pairs.at(-1)];
      const names = [];
      for (const pair of chosen) {
        const ask = { left: String(pair?.['one']), right: String(pair?.['other']), settings };
        const { score, population } = await explainPair(engine, job, ask);
        expect(score.weight).toBeCloseTo(Number(pair?.['weight']), 4);
        names.push(population);
      }
      expect(names).toEqual([null, 'foreign']);
    });
  });

  it('are judged by it without an engine too, and two of different populations by the model of all', async () => {
    const settings = settingsOf({ populations: POPULATIONS });
    await link(settings, async (job, engine) => {
      const pairs = await engine.rows(sql`
        select left_rid, right_rid, scored.weight, one_of.population as one, other_of.population as other
        from scored
        join populations as one_of on one_of.rid = left_rid
        join populations as other_of on other_of.rid = right_rid
        order by left_rid, right_rid`);
      const records = await readRecords(
        engine,
        job,
        pairs.flatMap(({ left_rid, right_rid }) => [Number(left_rid), Number(right_rid)]),
      );
      const score = pairScorer(job.model, job.comparisons, plannedRules(settings));
      const kinds = new Set<string>();
      for (const pair of pairs) {
        const [left, right] = [records.get(Number(pair['left_rid'])), records.get(Number(pair['right_rid']))];
        if (!left || !right) throw new Error('a pair names a record that is not there');
        const populations = [left.population, right.population] as const;
        expect(populations).toEqual([pair['one'], pair['other']]);
        const said = score(left.values, right.values, { rarity: left.rarity, populations });
        expect(said.weight).toBeCloseTo(Number(pair['weight']), 4);
        kinds.add(populations.join(' '));
      }
      expect(kinds).toContain('0 0');
      expect(kinds).toContain('1 1');
    });
  });

  it('are in the model that is kept, which then scores alike, and in the report', async () => {
    const settings = settingsOf({ populations: POPULATIONS });
    const first = await link(settings, async (job, engine) => ({
      model: modelOf(job, new Date(0)),
      weight: job.pairs.weight,
      report: await reportOf(engine, job, { settings, paths: [file], quality: undefined, maskValues: true }),
    }));
    expect(first.model.populations?.map(({ name, model }) => [name, model === null])).toEqual([
      ['foreign', false],
      ['few', true],
    ]);
    expect(first.report.models.map(({ name }) => name)).toEqual(['all records', 'foreign']);
    const model = trainedModel(first.model, settings, 'm.json');
    const again = await linkFiles(
      { settings, paths: [file], limits: shop.limits, model },
      async (job) => job,
    );
    expect(again.pairs.weight.toSorted()).toEqual(first.weight.toSorted());
    const others = settingsOf({ populations: POPULATIONS.slice(0, 1) });
    expect(() => trainedModel(first.model, others, 'm.json')).toThrow('its populations');
  });

  it('may be told by a span of time, by one of several values, or by what is missing', async () => {
    const counts = async (where: NonNullable<LinkSettingsInput['populations']>[number]['where']) =>
      link(
        settingsOf({ populations: [{ name: 'p', where }] }),
        async ({ records }) => records.populations[1],
      );
    const born = (from: string, to: string) =>
      PEOPLE.filter(({ born: date }) => date !== null && date >= from && date <= to).length;
    expect(await counts({ column: 'born', from: '1950-01-01' })).toBe(born('1950-01-01', '9'));
    expect(await counts({ column: 'born', to: '1949-12-31' })).toBe(born('0', '1949-12-31'));
    expect(await counts({ column: 'born', from: '1930-01-01', to: '1939-12-31' })).toBe(
      born('1930-01-01', '1939-12-31'),
    );
    expect(await counts({ column: 'born', missing: true })).toBe(
      PEOPLE.filter(({ born: date }) => date === null).length,
    );
    expect(await counts({ column: 'nation', in: ['HOME', 'nowhere'] })).toBe(
      PEOPLE.filter(({ nation }) => nation === 'home').length,
    );
  });
});

describe('records of which the truth is known', () => {
  it('teach m: the share of their pairs on each level, whatever blocking brings', async () => {
    const settings = settingsOf({ truth: 'person', training: { labels: true, randomPairs: 20_000 } });
    const m = await link(settings, async ({ model }) => model.m);
    const groups = [...Map.groupBy(PEOPLE, ({ person }) => person).values()];
    let known = 0;
    let alike = 0;
    for (const own of groups)
      own.forEach((one, place) => {
        for (const other of own.slice(place + 1)) {
          if (one.surname === null || other.surname === null) continue;
          known++;
          if (one.surname === other.surname) alike++;
        }
      });
    expect(bestOf(m[1])).toBeCloseTo(alike / known, 2);
    const unasked = settingsOf({ training: { labels: true } });
    await expect(link(unasked, async () => 0)).rejects.toThrow('LINK_TRUTH_MISSING');
  });

  it('teach the m of a population too', async () => {
    const settings = settingsOf({
      truth: 'person',
      populations: POPULATIONS.slice(0, 1),
      training: { labels: true, randomPairs: 20_000 },
    });
    await link(settings, async ({ model }) => {
      expect(bestOf(model.populations?.[0]?.model?.m[0])).toBeLessThan(bestOf(model.m[0]) - 0.1);
    });
  });
});

describe('shares that the settings give', () => {
  it('stand as they are in every model, and the levels beside them share what is left', async () => {
    const levels = [
      { when: { is: 'exact' as const }, m: 0.7, u: 0.01 },
      { when: { is: 'jaro-winkler' as const, atLeast: 0.8 } },
    ];
    const settings = settingsOf({
      comparisons: [
        { column: 'forename', levels },
        { column: 'surname', levels: 'name' },
        { column: 'born', levels: 'date' },
      ],
      blocking: [['born'], ['surname']],
      populations: POPULATIONS.slice(0, 1),
    });
    await link(settings, async (job) => {
      const all = [job.model, ...(job.model.populations ?? []).flatMap(({ model }) => model ?? [])];
      expect(all).toHaveLength(2);
      for (const { m, u, sessions } of all) {
        expect([bestOf(m[0]), bestOf(u[0])]).toEqual([0.7, 0.01]);
        for (const session of sessions) expect(bestOf(session.u[0])).toBe(0.01);
        for (const row of [m[0], u[0]])
          expect(row?.slice(1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      }
      const [kept] = modelOf(job, new Date(0)).comparisons;
      expect(kept?.levels[0]).toMatchObject({ m: 0.7, u: 0.01, weight: Math.log2(70) });
    });
  });

  it('are refused when they are more than the whole', () => {
    const levels = [
      { when: { is: 'exact' as const }, m: 0.7 },
      { when: { is: 'prefix' as const, length: 2 }, m: 0.4 },
    ];
    expect(() => settingsOf({ comparisons: [{ column: 'forename', levels }] })).toThrow(
      /LINK_SETTING_RANGE.*Σ m ≤ 1/,
    );
  });
});
