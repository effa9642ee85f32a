import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePerturbation, type ProtectedFigures } from '../../base/disclosure/index.ts';
import { boundCells } from '../../base/disclosure/testing/bounds.ts';
import {
  ATTACKED,
  inventCountry,
  publicationOfTests,
  publishCountry,
  subdistrictOf,
} from './testing/published-country.ts';
import { openSmallAreas, type SmallAreas } from './testing/small-areas.ts';

/** CHIPAO_STORM asks for a larger country, for nights. */
const SUBDISTRICTS = process.env['CHIPAO_STORM'] ? 3000 : 600;
const MOST_RIGHT = 0.6;
const FEW = 10;
const TRIALS = 20_000;

let small: Awaited<ReturnType<typeof openSmallAreas>>;
let country: SmallAreas;
let published: Map<string, ProtectedFigures>;

beforeAll(async () => {
  small = await openSmallAreas(SUBDISTRICTS);
  country = await small.count(inventCountry({ subdistricts: SUBDISTRICTS, seed: 7 }));
  published = publishCountry(country);
}, 300_000);

afterAll(() => small.close());

const everyone = (code: string, measure: string) => published.get(code)?.everyone[measure];
const truth = (code: string, measure: string) => country.figure(code, measure) ?? 0;

describe('somebody who wants to know of one person, and asks twice', () => {
  it('finds no two published figures around that person', () => {
    const near = pairs().filter(
      ({ village, around }) =>
        published.get(village)?.protection.hidden['bed_bound'] !== 'FEW_BESIDE' ||
        published.get(around)?.protection.hidden['bed_bound'] !== undefined,
    );
    expect(near).toEqual([]);
    for (const { around } of pairs())
      expect(published.get(`L${around}`)?.protection.hidden['bed_bound']).toBe('FEW_BESIDE');
    const close = [...published].flatMap(([code, { everyone: all, groups }]) =>
      Object.entries(groups).flatMap(([group, figures]) => {
        const others = truth(code, 'people') - (country.figure(code, 'people', group) ?? 0);
        const isOpen = 'bed_bound' in figures && 'bed_bound' in all;
        return isOpen && others > 0 && others < 40 ? [`${code} ${group}`] : [];
      }),
    );
    expect(close).toEqual([]);
  });

  it('is right at most 60 times in 100, though they learned from half of the country what numbers mean', () => {
    const trials = pairs().flatMap(({ village, around }) =>
      ATTACKED.map((measure) => ({
        seen: (everyone(around, measure) ?? 0) - (everyone(village, measure) ?? 0),
        isIn: truth(around, measure) > truth(village, measure),
      })),
    );
    const half = (odd: number) => trials.filter((_, place) => place % 2 === odd);
    expect(rightOf(half(1), learn(half(0)))).toBeLessThanOrEqual(MOST_RIGHT);
  });

  it('is right at most 60 times in 100 even where a rest can be made out of what a subdistrict has and its villages have', () => {
    const { perturb } = makePerturbation(publicationOfTests().settings.noise);
    const key = (...parts: unknown[]) => createHash('sha256').update(parts.join()).digest().readUInt32BE(0);
    const trials = Array.from({ length: TRIALS }, (_, trial) => {
      const counts = [5, 9, 14].map((count, part) => count + (key(trial, part) % 7));
      const isIn = key(trial, 'in') % 2 === 0;
      const whole = counts.reduce((all, one) => all + one, 0) + (isIn ? 1 : 0);
      const around = perturb(whole, key(trial, 'around'));
      const villages = counts.map((count, part) => perturb(count, key(trial, 'village', part)));
      return { seen: around - villages.reduce((all, one) => all + one, 0), isIn };
    });
    const half = (odd: number) => trials.filter((_, place) => place % 2 === odd);
    expect(rightOf(half(1), learn(half(0)))).toBeLessThanOrEqual(MOST_RIGHT);
  });
});

describe('all published tables of a version together', () => {
  it('give no count below 10 exactly, whatever sums they are put into', () => {
    const cells = boundCells(tablesOf(), publicationOfTests().settings.noise);
    const wrong: string[] = [];
    const exact: string[] = [];
    for (const [cell, { low, high }] of cells) {
      const [code = '', grouping = '', ...measure] = cell.split('|');
      const value = country.figure(code, measure.join('|'), grouping) ?? 0;
      if (value < low || value > high) wrong.push(cell);
      if (low === high && value < FEW) exact.push(cell);
    }
    expect(cells.size).toBeGreaterThan(SUBDISTRICTS * 6);
    expect([wrong, exact]).toEqual([[], []]);
  }, 600_000);
});

describe('the same people', () => {
  it('have the same noise wherever they are counted: a subdistrict of one village has its figures', () => {
    for (let number = 1; number < SUBDISTRICTS; number += 2) {
      const code = subdistrictOf(number);
      expect(published.get(code)).toEqual(published.get(`${code}01`));
      expect(published.get(`L${code}`)).toEqual(published.get(code));
    }
  });

  it('have the same noise in the next version, whoever else has come or gone', async () => {
    const grown = await small.count(inventCountry({ subdistricts: 60, seed: 7 }));
    const again = publishCountry(grown);
    for (let number = 0; number < 60; number++) {
      const code = subdistrictOf(number);
      expect(again.get(code)).toEqual(published.get(code));
    }
  });

  it('publish the same whatever is counted of them that is never published', async () => {
    const world = (unpublished: number) =>
      small.count(inventCountry({ subdistricts: 40, seed: 7, unpublished }));
    const [one, other] = [await world(1), await world(2)];
    expect(one.figure('TH', 'paid_after_death:old-age-allowance')).not.toBe(
      other.figure('TH', 'paid_after_death:old-age-allowance'),
    );
    expect([...publishCountry(one)]).toEqual([...publishCountry(other)]);
  });
});

/** Subdistricts and their villages that differ by one person. */
function pairs(): { village: string; around: string }[] {
  return Array.from({ length: SUBDISTRICTS / 2 }, (_, place) => subdistrictOf(place * 2)).map((around) => ({
    around,
    village: `${around}01`,
  }));
}

type Trial = Readonly<{ seen: number; isIn: boolean }>;

/** What each difference mostly meant. */
function learn(trials: readonly Trial[]): (seen: number) => boolean {
  const score = new Map<number, number>();
  for (const { seen, isIn } of trials) score.set(seen, (score.get(seen) ?? 0) + (isIn ? 1 : -1));
  return (seen) => (score.get(seen) ?? seen) > 0;
}

function rightOf(trials: readonly Trial[], guess: (seen: number) => boolean): number {
  const isRight = trials.map(({ seen, isIn }) => guess(seen) === isIn);
  const [ins, outs] = [true, false].map((wanted) => {
    const own = isRight.filter((_, place) => trials[place]?.isIn === wanted);
    return own.filter(Boolean).length / own.length;
  });
  return ((ins ?? 0) + (outs ?? 0)) / 2;
}

/** Every published cell, and every sum that a reader knows: of areas in areas, and of parts of the people. */
function tablesOf() {
  const cells = new Map<string, number | undefined>();
  const children = new Map<string, string[]>();
  for (const [code, { everyone: all, groups, protection }] of published) {
    const add = (grouping: string, figures: Readonly<Record<string, number>>, hidden: object) => {
      for (const measure of [...Object.keys(figures), ...Object.keys(hidden)])
        cells.set(`${code}|${grouping}|${measure}`, figures[measure]);
    };
    add('all', all, protection.hidden);
    for (const [group, figures] of Object.entries(groups))
      add(group, figures, protection.hiddenInGroups[group] ?? {});
    if (code.startsWith('L')) continue;
    const parent = code.length > 2 ? code.slice(0, -2) : code === 'TH' ? undefined : 'TH';
    if (parent) children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  const counted = [...cells.keys()].filter((cell) => !/satang|paid_after_death/.test(cell));
  const isCount = new Set(counted);
  for (const cell of [...cells.keys()]) if (!isCount.has(cell)) cells.delete(cell);
  const sums = counted.flatMap((whole) => {
    const [code = '', grouping = '', ...rest] = whole.split('|');
    const measure = rest.join('|');
    const areas = (children.get(code) ?? []).map((child) => `${child}|${grouping}|${measure}`);
    const sexes = grouping === 'all' ? ['sex:m', 'sex:f'].map((sex) => `${code}|${sex}|${measure}`) : [];
    return [
      ...(areas.length > 0 ? [{ whole, parts: areas, isComplete: true }] : []),
      ...(sexes.length > 0 ? [{ whole, parts: sexes, isComplete: true }] : []),
    ];
  });
  return { published: cells, sums };
}
