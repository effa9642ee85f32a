import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANYONE, type Viewer } from '../../../base/access/index.ts';
import { sql } from '../../../base/lake/index.ts';
import type { AreaCode } from '../../../base/model/index.ts';
import type { LocalAdministration } from '../../../country.ts';
import { indexPlaces } from '../place-index.ts';
import type { Reading } from '../reading.ts';
import { openSmallReading } from '../testing/small-reading.ts';
import { readArea } from './area-answer.ts';
import { readAreaChildren } from './area-children.ts';

const DISTRICT = '1701' as AreaCode;
const OFFICER: Viewer = { ...ANYONE, role: 'officer', area: DISTRICT };
let small: Reading;

beforeAll(async () => {
  small = await openSmallReading({
    areas: {
      figures: sql`select * from (values
        ('TH', null, 'all', 'people', 900), ('1701', '17', 'all', 'people', 70), ('L01', '1701', 'all', 'people', 65)
      ) as figure (area_code, parent_code, grouping, measure, value)`,
    },
  });
});
afterAll(() => small.close());

/** The reading of a country with one local administration, which has its office in the district. */
function withLocal(...members: string[]): Reading {
  const place = {
    ...small.places.get(DISTRICT),
    code: 'L01' as AreaCode,
    level: 'local' as const,
    parent: DISTRICT,
  };
  const local: LocalAdministration = { place, members: members as AreaCode[] };
  return { ...small, places: indexPlaces(small.country.places(), { regions: [], locals: [local] }) };
}

describe('a local administration', () => {
  it('is told of every subdistrict and village that it has a part of, and counted for the district of its office', async () => {
    const reading = withLocal('17010201');
    const told = async (code: string) => {
      const { administrations, locals } = await readArea(reading, code, { viewer: OFFICER });
      return [administrations.map((one) => one.code), locals];
    };
    expect(await told('17010201')).toEqual([['L01'], 0]);
    expect(await told('170102')).toEqual([['L01'], 0]);
    expect(await told('170101')).toEqual([[], 0]);
    expect(await told(DISTRICT)).toEqual([[], 1]);
  });

  it('names its villages with the subdistrict that each lies in', async () => {
    const { children } = await readAreaChildren(withLocal('17010201'), 'L01', { viewer: OFFICER });
    expect(children.map(({ name }) => name.en)).toEqual(['Village 1, Bang Man']);
  });
});

describe('what is counted in none of the local administrations of an area', () => {
  const elsewhereWith = async (...members: string[]) =>
    (await readAreaChildren(withLocal(...members), DISTRICT, { viewer: OFFICER, by: 'local' })).elsewhere;

  it('is told where all of them lie in it', async () => {
    expect(await elsewhereWith('170101')).toEqual({ people: 5 });
  });

  it('is not where one reaches beyond: by it an officer would work out true figures of people outside', async () => {
    expect(await elsewhereWith('170101', '170201')).toEqual({});
  });
});
