import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../base/lake/index.ts';
import type { Reading } from '../reading.ts';
import { openSmallReading } from '../testing/small-reading.ts';
import { readArea } from './area-answer.ts';
import { compareAreas, readAreaChildren } from './area-children.ts';

let reading: Reading;

/** Only values that are not zero are kept; the country's own row names every measure that is known. */
beforeAll(async () => {
  reading = await openSmallReading({
    areas: {
      figures: sql`select * from (values
        ('TH', null, 'all', 'people', 10), ('TH', null, 'all', 'target_poor', 3), ('TH', null, 'all', 'bed_bound', 0),
        ('TH', null, 'sex:f', 'people', 6),
        ('17', 'TH', 'all', 'people', 7), ('17', 'TH', 'all', 'target_poor', 3), ('17', 'TH', 'sex:f', 'people', 4),
        ('18', 'TH', 'all', 'people', 2), ('00', 'TH', 'all', 'people', 1),
        ('R4-CENTRAL', 'TH', 'all', 'people', 9),
        ('1701', '17', 'all', 'people', 7)
      ) as figure (area_code, parent_code, grouping, measure, value)`,
    },
  });
});

afterAll(() => reading.close());

describe("an area's answer", () => {
  it('has 0 for what is known and counts nobody, and nothing for what cannot be known', async () => {
    const { figures } = await readArea(reading, '18');
    expect(figures).toEqual({ people: 2, target_poor: 0, bed_bound: 0 });
    expect(figures).not.toHaveProperty('home_bound');
  });

  it('shows its own figures beside those of what it lies in, and those of groups', async () => {
    expect(await readArea(reading, '17')).toMatchObject({
      code: '17',
      level: 'province',
      path: [{ code: 'TH' }, { code: '17' }],
      figures: { people: 7, target_poor: 3 },
      parentFigures: { people: 10, target_poor: 3 },
      groups: { 'sex:f': { people: 4, target_poor: 0, bed_bound: 0 } },
    });
    expect((await readArea(reading, 'TH')).parentFigures).toBeNull();
  });

  it('is all zeros for a place where nobody is counted', async () => {
    expect((await readArea(reading, '19')).figures).toEqual({ people: 0, target_poor: 0, bed_bound: 0 });
  });
});

describe('the children of an area', () => {
  it('are all there, with figures or with zeros', async () => {
    const { children } = await readAreaChildren(reading, 'TH');
    expect(children).toHaveLength(77);
    expect(children.find(({ code }) => code === '17')?.figures).toMatchObject({ people: 7, target_poor: 3 });
    expect(children.find(({ code }) => code === '19')?.figures).toMatchObject({ people: 0 });
    expect(children.every(({ groups }) => Object.keys(groups).length === 0)).toBe(true);
  });

  it('carry the figures of a group that was asked for', async () => {
    const { children } = await readAreaChildren(reading, 'TH', { group: 'sex:f' });
    expect(children.find(({ code }) => code === '17')?.groups['sex:f']).toMatchObject({ people: 4 });
  });
});

describe('areas beside the official levels', () => {
  it('are regions of a scheme, and a region has its provinces as children', async () => {
    const regions = await readAreaChildren(reading, 'TH', { by: 'R4' });
    expect(regions.children.map(({ code }) => code)).toEqual([
      'R4-NORTH',
      'R4-NORTHEAST',
      'R4-CENTRAL',
      'R4-SOUTH',
    ]);
    expect(regions.children.find(({ code }) => code === 'R4-CENTRAL')?.figures).toMatchObject({ people: 9 });
    const central = await readAreaChildren(reading, 'R4-CENTRAL');
    expect(central.children.map(({ code }) => code)).toContain('17');
    expect(central.children.find(({ code }) => code === '17')?.figures).toMatchObject({ people: 7 });
    expect((await readArea(reading, 'r4-central')).path.map(({ code }) => code)).toEqual([
      'TH',
      'R4-CENTRAL',
    ]);
  });

  it('refuses a way of parting that the country does not have', async () => {
    await expect(readAreaChildren(reading, 'TH', { by: 'R9' })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
    });
  });

  it('say what is counted in none of the children shown', async () => {
    expect((await readAreaChildren(reading, 'TH')).elsewhere).toEqual({ people: 1 });
    expect((await readAreaChildren(reading, 'TH', { by: 'R4' })).elsewhere).toMatchObject({ people: 1 });
  });
});

describe('a comparison', () => {
  it('sets areas of any level side by side', async () => {
    const { areas } = await compareAreas(reading, ['17', 'R4-CENTRAL', 'TH', '17'], 'sex:f');
    expect(areas.map(({ code, figures }) => [code, figures['people']])).toEqual([
      ['17', 7],
      ['R4-CENTRAL', 9],
      ['TH', 10],
    ]);
    expect(areas[0]?.groups['sex:f']).toMatchObject({ people: 4 });
  });
});
