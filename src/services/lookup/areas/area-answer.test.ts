import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANYONE, type Viewer } from '../../../base/access/index.ts';
import { sql } from '../../../base/lake/index.ts';
import type { AreaCode } from '../../../base/model/index.ts';
import type { Reading } from '../reading.ts';
import { openSmallReading } from '../testing/small-reading.ts';
import { readArea } from './area-answer.ts';
import { compareAreas, readAreaChildren } from './area-children.ts';

let reading: Reading;
const OPERATOR: Viewer = { ...ANYONE, role: 'officer', area: 'TH' as AreaCode };

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
    const { figures } = await readArea(reading, '18', { viewer: OPERATOR });
    expect(figures).toEqual({ people: 2, target_poor: 0, bed_bound: 0 });
    expect(figures).not.toHaveProperty('home_bound');
  });

  it('shows its own figures beside those of what it lies in, and those of groups', async () => {
    expect(await readArea(reading, '17', { viewer: OPERATOR })).toMatchObject({
      code: '17',
      level: 'province',
      path: [{ code: 'TH' }, { code: '17' }],
      figures: { people: 7, target_poor: 3 },
      parentFigures: { people: 10, target_poor: 3 },
      groups: { 'sex:f': { people: 4, target_poor: 0, bed_bound: 0 } },
    });
    expect((await readArea(reading, 'TH', { viewer: OPERATOR })).parentFigures).toBeNull();
  });

  it('is all zeros for a place where nobody is counted', async () => {
    expect((await readArea(reading, '19', { viewer: OPERATOR })).figures).toEqual({
      people: 0,
      target_poor: 0,
      bed_bound: 0,
    });
  });
});

describe('the children of an area', () => {
  it('are all there, with figures or with zeros', async () => {
    const { children } = await readAreaChildren(reading, 'TH', { viewer: OPERATOR });
    expect(children).toHaveLength(77);
    expect(children.find(({ code }) => code === '17')?.figures).toMatchObject({ people: 7, target_poor: 3 });
    expect(children.find(({ code }) => code === '19')?.figures).toMatchObject({ people: 0 });
    expect(children.every(({ groups }) => Object.keys(groups).length === 0)).toBe(true);
  });

  it('carry the figures of a group that was asked for', async () => {
    const { children } = await readAreaChildren(reading, 'TH', { viewer: OPERATOR, group: 'sex:f' });
    expect(children.find(({ code }) => code === '17')?.groups['sex:f']).toMatchObject({ people: 4 });
  });
});

describe('areas beside the official levels', () => {
  it('are regions of a scheme, and a region has its provinces as children', async () => {
    const regions = await readAreaChildren(reading, 'TH', { viewer: OPERATOR, by: 'R4' });
    expect(regions.children.map(({ code }) => code)).toEqual([
      'R4-NORTH',
      'R4-NORTHEAST',
      'R4-CENTRAL',
      'R4-SOUTH',
    ]);
    expect(regions.children.find(({ code }) => code === 'R4-CENTRAL')?.figures).toMatchObject({ people: 9 });
    const central = await readAreaChildren(reading, 'R4-CENTRAL', { viewer: OPERATOR });
    expect(central.children.map(({ code }) => code)).toContain('17');
    expect(central.children.find(({ code }) => code === '17')?.figures).toMatchObject({ people: 7 });
    expect(
      (await readArea(reading, 'r4-central', { viewer: OPERATOR })).path.map(({ code }) => code),
    ).toEqual(['TH', 'R4-CENTRAL']);
  });

  it('refuses a way of parting that the country does not have', async () => {
    await expect(readAreaChildren(reading, 'TH', { viewer: OPERATOR, by: 'R9' })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
    });
  });

  it('say what is counted in none of the children shown', async () => {
    expect((await readAreaChildren(reading, 'TH', { viewer: OPERATOR })).elsewhere).toEqual({ people: 1 });
    expect((await readAreaChildren(reading, 'TH', { viewer: OPERATOR, by: 'R4' })).elsewhere).toMatchObject({
      people: 1,
    });
  });
});

describe('a comparison', () => {
  it('sets areas of any level side by side', async () => {
    const { areas } = await compareAreas(reading, {
      codes: ['17', 'R4-CENTRAL', 'TH', '17'],
      viewer: OPERATOR,
      group: 'sex:f',
    });
    expect(areas.map(({ code, figures }) => [code, figures['people']])).toEqual([
      ['17', 7],
      ['R4-CENTRAL', 9],
      ['TH', 10],
    ]);
    expect(areas[0]?.groups['sex:f']).toMatchObject({ people: 4 });
  });
});

describe('whoever does not work in an area', () => {
  const KEYED = sql`select *, null as contributors, null as largest, null as second, null as rest from (values
    ('TH', null, 'all', 'people', 5000, 99), ('TH', null, 'all', 'missing_out', 40, 98),
    ('TH', null, 'all', 'overlap:old-age-allowance', 3, null),
    ('17', 'TH', 'all', 'people', 700, 7), ('17', 'TH', 'all', 'missing_out', 12, 8),
    ('17', 'TH', 'all', 'overlap:old-age-allowance', 2, null),
    ('18', 'TH', 'all', 'people', 800, 9), ('18', 'TH', 'all', 'missing_out', 13, 10)
  ) as figure (area_code, parent_code, grouping, measure, value, cell_key)`;
  const officer: Viewer = { ...ANYONE, role: 'officer', area: '17' as AreaCode };
  let keyed: Reading;

  beforeAll(async () => {
    keyed = await openSmallReading({ areas: { figures: KEYED, poverty_patterns: sql`select 1 as none` } });
  });
  afterAll(() => keyed.close());

  it('sees published figures of it, and the reason of each that is held back', async () => {
    const area = await readArea(keyed, '17', { viewer: ANYONE });
    expect(area.protection).toMatchObject({
      kind: 'noise',
      within: 5,
      hidden: { 'overlap:old-age-allowance': 'NOT_PUBLISHED' },
    });
    expect(Math.abs((area.figures['people'] ?? 0) - 700)).toBeLessThanOrEqual(5);
    expect(area.figures).not.toHaveProperty('overlap:old-age-allowance');
  });

  it('sees the same number of an area wherever it stands: beside its children, compared, or as the area above', async () => {
    const own = await readArea(keyed, '17', { viewer: ANYONE });
    const { children, elsewhere } = await readAreaChildren(keyed, 'TH', { viewer: ANYONE });
    const { areas } = await compareAreas(keyed, { codes: ['17', '18'], viewer: ANYONE });
    expect(children.find(({ code }) => code === '17')?.figures).toEqual(own.figures);
    expect(areas[0]?.figures).toEqual(own.figures);
    expect((await readArea(keyed, '1701', { viewer: ANYONE })).parentFigures).toEqual(own.figures);
    expect(elsewhere).toEqual({});
  });

  it('has what is true of the own area only', async () => {
    const { children } = await readAreaChildren(keyed, 'TH', { viewer: officer });
    const kinds = children.map(({ code, protection }) => [code, protection.kind]);
    expect(kinds.filter(([, kind]) => kind === 'none')).toEqual([['17', 'none']]);
    const area = await readArea(keyed, '17', { viewer: officer });
    expect(area.figures).toMatchObject({ people: 700, 'overlap:old-age-allowance': 2 });
    expect([area.protection.kind, area.parentProtection?.kind]).toEqual(['none', 'noise']);
  });
});
