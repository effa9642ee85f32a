import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ANYONE, type Viewer } from '../access/index.ts';
import type { AreaCode } from '../model/index.ts';
import {
  type AreaFigures,
  type CountedFigure,
  makePublication,
  mergeFigures,
  type PublishedMeasure,
  protect,
} from './index.ts';
import { makeNoiseTable } from './noise-table.ts';
import { makePerturbation } from './perturb.ts';

/** A key like those that HMAC makes: evenly spread and the same every time. */
function keyOf(number: number): number {
  return createHash('sha256').update(String(number)).digest().readUInt32BE(0);
}

const NOISE = { greatest: 5, variance: 3, never: 2 };

describe('the table of noise', () => {
  const table = makeNoiseTable(NOISE);

  it('has a row for each count up to where nothing is in the way any more', () => {
    expect(table).toHaveLength(9);
    expect(table.at(-1)).toHaveLength(11);
  });

  it('has in each row probabilities of one, mean 0 and the variance asked for; 0 stays 0', () => {
    table.forEach((row, count) => {
      const moment = (power: number) =>
        row.reduce((all, { noise, probability }) => all + probability * noise ** power, 0);
      expect(moment(0)).toBeCloseTo(1, 10);
      expect(moment(1)).toBeCloseTo(0, 10);
      expect(moment(2)).toBeCloseTo(count === 0 ? 0 : NOISE.variance, 8);
    });
  });

  it('gives nothing below 0 and nothing from 1 to 2', () => {
    table.forEach((row, count) => {
      for (const { noise } of row) {
        expect(Math.abs(noise)).toBeLessThanOrEqual(NOISE.greatest);
        expect([count, count + noise === 0 || count + noise > NOISE.never]).toEqual([count, true]);
      }
    });
  });

  it('says least beyond that: the logarithms of its probabilities lie on a parabola', () => {
    const row = table.at(-1) ?? [];
    const logs = row.map(({ probability }) => Math.log(probability));
    const third = logs.slice(3).map((log, place) => {
      const [a = 0, b = 0, c = 0] = logs.slice(place);
      return log - 3 * c + 3 * b - a;
    });
    for (const difference of third) expect(difference).toBeCloseTo(0, 8);
  });

  it('has the probabilities it was reviewed with', () => {
    const rounded = table.map((row) =>
      row.map(({ noise, probability }) => `${noise}:${probability.toFixed(4)}`).join(' '),
    );
    expect(rounded).toMatchInlineSnapshot(`
      [
        "0:1.0000",
        "-1:0.7345 2:0.1367 3:0.0728 4:0.0374 5:0.0186",
        "-2:0.4088 1:0.4066 2:0.1476 3:0.0323 4:0.0043 5:0.0003",
        "-3:0.2040 0:0.3937 1:0.2475 2:0.1106 3:0.0351 4:0.0079 5:0.0013",
        "-4:0.0833 -1:0.2893 0:0.2658 1:0.1901 2:0.1059 3:0.0460 4:0.0155 5:0.0041",
        "-5:0.0201 -2:0.1733 -1:0.2206 0:0.2213 1:0.1750 2:0.1090 3:0.0535 4:0.0207 5:0.0063",
        "-3:0.0720 -2:0.1367 -1:0.1974 0:0.2167 1:0.1809 2:0.1149 3:0.0555 4:0.0204 5:0.0057",
        "-4:0.0184 -3:0.0555 -2:0.1216 -1:0.1942 0:0.2259 1:0.1914 2:0.1182 3:0.0531 4:0.0174 5:0.0042",
        "-5:0.0038 -4:0.0166 -3:0.0523 -2:0.1187 -1:0.1942 0:0.2288 1:0.1942 2:0.1187 3:0.0523 4:0.0166 5:0.0038",
      ]
    `);
  });
});

describe('noise', () => {
  const { perturb, noiseOf } = makePerturbation(NOISE);

  it('comes out the same for the same key, and over all keys as the table says', () => {
    const keys = Array.from({ length: 40_000 }, (_, place) => keyOf(place));
    expect(keys.map((key) => perturb(20, key))).toEqual(keys.map((key) => perturb(20, key)));
    const shifts = keys.map((key) => noiseOf(20, key));
    const mean = shifts.reduce((all, one) => all + one, 0) / shifts.length;
    const square = shifts.reduce((all, one) => all + one * one, 0) / shifts.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(square).toBeCloseTo(3, 1);
  });
});

const measure = (id: string, rest: Partial<PublishedMeasure> = {}): PublishedMeasure => ({
  id,
  publish: 'counts',
  byGroup: true,
  tellsOfEach: true,
  ...rest,
});

const publication = makePublication({
  settings: { noise: NOISE, floorPeople: 40, fewPeople: 10, dominancePercent: 15, wholePercent: 95 },
  measures: [
    measure('people', { tellsOfEach: false }),
    measure('poor', { byGroup: false }),
    measure('owed'),
    measure('money', { publish: 'sums' }),
    measure('accused', { publish: 'no' }),
  ],
  rates: [{ id: 'rate', numerator: 'poor', denominator: 'owed', numeratorTimes: 100, denominatorTimes: 1 }],
  everybody: 'people',
  groups: ['sex:f'],
});

function figure(id: string, value: number, rest: Partial<CountedFigure> = {}): CountedFigure {
  const cellKey = keyOf(value);
  return {
    grouping: 'all',
    measure: id,
    value,
    cellKey,
    contributors: null,
    largest: null,
    second: null,
    rest: null,
    ...rest,
  };
}

function areaOf(...figures: CountedFigure[]): AreaFigures {
  const known = ['people', 'poor', 'owed', 'money', 'accused'];
  return { parts: ['1701' as AreaCode], figures, known, groups: ['sex:f'], keyed: true };
}

const OFFICER: Viewer = { role: 'officer', area: '17' as AreaCode, subject: 'o', sessionId: 's' };

describe('who sees what', () => {
  const area = areaOf(figure('people', 500), figure('poor', 60), figure('owed', 80), figure('accused', 3));

  it('officers and analysts see true figures of areas that lie in their own, nobody else does', () => {
    for (const role of ['officer', 'analyst'] as const)
      expect(protect(area, { ...OFFICER, role }, publication)).toMatchObject({
        everyone: { people: 500, poor: 60, owed: 80, accused: 3, rate: 75 },
        protection: { kind: 'none', hidden: {} },
      });
    const others: Viewer[] = [
      ANYONE,
      { ...OFFICER, area: '18' as AreaCode },
      { ...OFFICER, area: '170101' as AreaCode },
      ...(['viewer', 'steward', 'auditor', 'hospital', 'operator', 'citizen', 'integrator'] as const).map(
        (role) => ({
          ...OFFICER,
          role,
        }),
      ),
    ];
    for (const viewer of others) expect(protect(area, viewer, publication).protection.kind).toBe('noise');
  });

  it('all others see the same, whoever asks and however often', () => {
    const answers = [ANYONE, { ...OFFICER, area: '18' as AreaCode }, ANYONE].map((viewer) =>
      JSON.stringify(protect(area, viewer, publication)),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it('an area of several parts is true only to whoever has all of them', () => {
    const region = { ...area, parts: ['17', '18'] as AreaCode[] };
    expect(protect(region, OFFICER, publication).protection.kind).toBe('noise');
    expect(protect(region, { ...OFFICER, area: 'TH' as AreaCode }, publication).protection.kind).toBe('none');
  });
});

describe('published figures', () => {
  const publish = (...figures: CountedFigure[]) => protect(areaOf(...figures), ANYONE, publication);

  it('are within the noise, and rates are worked out of them', () => {
    const { everyone } = publish(figure('people', 500), figure('poor', 60), figure('owed', 80));
    expect(Math.abs((everyone['poor'] ?? 0) - 60)).toBeLessThanOrEqual(5);
    expect(everyone['rate']).toBe(((everyone['poor'] ?? 0) * 100) / (everyone['owed'] ?? 1));
  });

  it('are a closed set: what is not published, or not for groups, is named with its reason', () => {
    const { protection, groups } = publish(
      figure('people', 500),
      figure('people', 250, { grouping: 'sex:f' }),
      figure('poor', 30, { grouping: 'sex:f' }),
    );
    expect(protection.hidden).toMatchObject({ accused: 'NOT_PUBLISHED' });
    expect(protection.hiddenInGroups['sex:f']).toMatchObject({
      accused: 'NOT_PUBLISHED',
      poor: 'NOT_BY_GROUP',
      rate: 'NOT_BY_GROUP',
    });
    expect(groups['sex:f']).not.toHaveProperty('poor');
  });

  it('have a floor of people, in the area and in each group', () => {
    const few = publish(figure('people', 20), figure('poor', 12));
    expect(few.protection.hidden['poor']).toBe('FEW_IN_AREA');
    expect(few.everyone).toEqual({});
    const small = publish(figure('people', 500), figure('people', 20, { grouping: 'sex:f' }));
    expect(small.protection.hiddenInGroups['sex:f']?.['owed']).toBe('FEW_IN_GROUP');
  });

  it('are held back where subtraction would give those of a few: of all but a few around, or of a group', () => {
    const beside = publish(figure('people', 500, { rest: 1 }), figure('poor', 60));
    expect(beside.protection.hidden['poor']).toBe('FEW_BESIDE');
    expect(beside.protection.hiddenInGroups['sex:f']?.['owed']).toBe('FEW_BESIDE');
    const women = publish(figure('people', 500), figure('people', 480, { grouping: 'sex:f' }));
    expect(women.protection.hiddenInGroups['sex:f']?.['owed']).toBe('FEW_BESIDE');
    const all = publish(figure('people', 500), figure('people', 500, { grouping: 'sex:f' }));
    expect(all.protection.hiddenInGroups['sex:f']).not.toHaveProperty('owed');
  });

  it('are held back where they are of nearly everybody', () => {
    const people = figure('people', 300);
    expect(publish(people, figure('poor', 300, { cellKey: people.cellKey })).protection.hidden['poor']).toBe(
      'NEARLY_ALL',
    );
  });

  it('of sums are held back where few add to them, or one does nearly all, and are told in whole largest parts', () => {
    const people = figure('people', 500);
    const sum = (contributors: number, largest: number) =>
      publish(people, figure('money', 100_000, { contributors, largest, second: 500 }));
    expect(sum(3, 30_000).everyone['money']).toBeUndefined();
    expect(sum(30, 99_000).protection.hidden['money']).toBe('DOMINATED');
    const { everyone } = sum(30, 7_000);
    expect((everyone['money'] ?? 1) % 7_000).toBe(0);
    expect(Math.abs((everyone['money'] ?? 0) - 100_000)).toBeLessThanOrEqual(5.5 * 7_000);
  });

  it('are none at all of a version that has no keys', () => {
    const { everyone, protection } = protect(
      { ...areaOf(figure('people', 500)), keyed: false },
      ANYONE,
      publication,
    );
    expect(everyone).toEqual({});
    expect(protection.hidden['people']).toBe('NOT_PUBLISHED');
  });

  it('do not change with what is not published: two worlds look the same', () => {
    const world = (accused: number) =>
      JSON.stringify(publish(figure('people', 500), figure('poor', 60), figure('accused', accused)));
    expect(world(0)).toBe(world(9));
  });
});

describe('figures of an area that had other codes', () => {
  it('are those of one area: sums add up, keys are xor-ed, the two largest parts stay', () => {
    const one = figure('money', 10, { cellKey: 0b1010, contributors: 2, largest: 6, second: 4 });
    const other = figure('money', 5, { cellKey: 0b0110, contributors: 1, largest: 5 });
    expect(mergeFigures([one, other])).toEqual([
      { ...one, value: 15, cellKey: 0b1100, contributors: 3, largest: 6, second: 5 },
    ]);
  });
});
