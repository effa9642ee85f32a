import { describe, expect, it } from 'vitest';
import {
  readAreaChoice,
  readErasuresChoice,
  readExploreChoice,
  readFlagsChoice,
  readLanguage,
  readPeopleChoice,
  readProgrammeChoice,
  readReviewChoice,
} from './address.ts';

describe('an address', () => {
  it('gives layer, group, kind of map and order', () => {
    const search = { layer: 'bed_bound', group: 'sex:f', show: 'difference', sort: 'money' };
    expect(readAreaChoice({ ...search, other: 1 })).toEqual(search);
  });

  it('gives the regions a country is parted by, and the area one is compared with', () => {
    expect(readAreaChoice({ by: 'R4', with: 18 })).toEqual({ by: 'R4', with: 18 });
    expect(readAreaChoice({ by: 4, with: ['18'] })).toEqual({});
  });

  it('gives a table of the explorer with the day of its data', () => {
    const search = { measure: 'missing_out', area: 17, rows: 'sex', columns: 'time', on: '2026-09-30' };
    expect(readExploreChoice({ ...search, show: 'rate', sort: 'value' })).toEqual({
      ...search,
      show: 'rate',
      sort: 'value',
    });
    expect(readExploreChoice({ measure: 1, area: [], rows: 'colour', show: 'pie', on: 'today' })).toEqual({});
  });

  it('gives the area of a review, also when its digits come as a number', () => {
    expect([readReviewChoice({ area: 17 }), readReviewChoice({ area: 'TH' })]).toEqual([
      { area: '17' },
      { area: 'TH' },
    ]);
    expect(readReviewChoice({ area: ['17'] })).toEqual({});
  });

  it('gives the flags that are wanted, and no amount that is none', () => {
    const search = { kind: 'missing-out', programme: 'old-age-allowance', state: 'confirmed', atLeast: 500 };
    expect(readFlagsChoice({ ...search, other: 1 })).toEqual(search);
    expect(readFlagsChoice({ kind: 1, programme: [], state: null, atLeast: -5 })).toEqual({});
    expect(readFlagsChoice({ atLeast: '500' })).toEqual({});
  });

  it('keeps the area of a programme as plain digits, and the country as letters', () => {
    expect([readProgrammeChoice({ area: 17 }), readProgrammeChoice({ area: '1701' })]).toEqual([
      { area: 17 },
      { area: 1701 },
    ]);
    expect(readProgrammeChoice({ area: 'TH' })).toEqual({ area: 'TH' });
    expect(readProgrammeChoice({ area: ['17'] })).toEqual({});
  });

  it('gives whose erasure is to be asked for', () => {
    expect(readErasuresChoice({ person: 'p0123456789ab' })).toEqual({ person: 'p0123456789ab' });
    expect(readErasuresChoice({ person: ['p0123456789ab'] })).toEqual({});
  });

  it('leaves out what is not understood', () => {
    expect(readAreaChoice({ layer: 7, group: null, show: 'pie', sort: 'name' })).toEqual({});
    expect(readPeopleChoice({ measure: ['a'] })).toEqual({});
    expect(readLanguage({ lang: 'fr' })).toEqual({});
    expect(readLanguage({ lang: 'en' })).toEqual({ lang: 'en' });
  });
});
