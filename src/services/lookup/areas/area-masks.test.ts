import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANYONE, type Viewer } from '../../../base/access/index.ts';
import { sql } from '../../../base/lake/index.ts';
import type { AreaCode } from '../../../base/model/index.ts';
import type { Reading } from '../reading.ts';
import { openSmallReading } from '../testing/small-reading.ts';
import { readAreaMasks } from './area-masks.ts';

let reading: Reading;
const OPERATOR: Viewer = { ...ANYONE, role: 'officer', area: 'TH' as AreaCode };
let unsurveyed: Reading;

const PATTERNS = sql`select * from (values
  ('17', 'TH', 1, 3, 9, 4, 2), ('17', 'TH', 3, 1, 5, 5, 5), ('17', 'TH', 8, 2, 4, 0, 0), ('18', 'TH', 1, 7, 7, 7, 7)
) as pattern (area_code, parent_code, dimensions, households, people, registered, target)`;

beforeAll(async () => {
  const figures = (measure: string) =>
    sql`select * from (values ('TH', null, 'all', ${measure}, 9)) as figure (area_code, parent_code, grouping, measure, value)`;
  reading = await openSmallReading({
    areas: { figures: figures('poor_households'), poverty_patterns: PATTERNS },
  });
  unsurveyed = await openSmallReading({
    areas: { figures: figures('people'), poverty_patterns: sql`${PATTERNS} where false` },
  });
});

afterAll(async () => {
  await reading.close();
  await unsurveyed.close();
});

describe('masks of dimensions', () => {
  it('are every choice of them, each with those poor in at least one', async () => {
    const { dimensions, masks } = await readAreaMasks(reading, '17', OPERATOR);
    expect(dimensions.map(({ id }) => id)).toEqual(['health', 'living', 'education', 'income', 'access']);
    expect(masks).toHaveLength(31);
    const of = (...wanted: string[]) => masks.find((mask) => mask.dimensions.join() === wanted.join());
    expect(of('health')).toMatchObject({ households: 4, people: 14, registered: 9, target: 7 });
    expect(of('living')).toMatchObject({ households: 1, people: 5 });
    expect(of('health', 'living')).toMatchObject({ households: 4, people: 14 });
    expect(of('living', 'income')).toMatchObject({ households: 3, people: 9 });
    expect(of('access')).toMatchObject({ households: 0, people: 0 });
  });

  it('are all zero where nobody is poor, and none where no survey was read', async () => {
    const { masks } = await readAreaMasks(reading, '19', OPERATOR);
    expect(masks.every(({ households }) => households === 0)).toBe(true);
    expect((await readAreaMasks(unsurveyed, '19', OPERATOR)).masks).toEqual([]);
  });

  it('are not published', async () => {
    expect(await readAreaMasks(reading, '17', ANYONE)).toMatchObject({ masks: [], hidden: 'NOT_PUBLISHED' });
  });
});
