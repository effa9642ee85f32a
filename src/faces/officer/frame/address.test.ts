import { describe, expect, it } from 'vitest';
import { readAreaChoice, readLanguage, readPeopleChoice, readReviewChoice } from './address.ts';

describe('an address', () => {
  it('gives layer, group, kind of map and order', () => {
    const search = { layer: 'bed_bound', group: 'sex:f', show: 'difference', sort: 'money' };
    expect(readAreaChoice({ ...search, other: 1 })).toEqual(search);
  });

  it('gives the area of a review, also when its digits come as a number', () => {
    expect([readReviewChoice({ area: 17 }), readReviewChoice({ area: 'TH' })]).toEqual([
      { area: '17' },
      { area: 'TH' },
    ]);
    expect(readReviewChoice({ area: ['17'] })).toEqual({});
  });

  it('leaves out what is not understood', () => {
    expect(readAreaChoice({ layer: 7, group: null, show: 'pie', sort: 'name' })).toEqual({});
    expect(readPeopleChoice({ measure: ['a'] })).toEqual({});
    expect(readLanguage({ lang: 'fr' })).toEqual({});
    expect(readLanguage({ lang: 'en' })).toEqual({ lang: 'en' });
  });
});
