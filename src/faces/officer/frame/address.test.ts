import { describe, expect, it } from 'vitest';
import { readAreaChoice, readLanguage, readPeopleChoice } from './address.ts';

describe('an address', () => {
  it('gives layer, group, kind of map and order', () => {
    const search = { layer: 'bed_bound', group: 'sex:f', show: 'difference', sort: 'money' };
    expect(readAreaChoice({ ...search, other: 1 })).toEqual(search);
  });

  it('leaves out what is not understood', () => {
    expect(readAreaChoice({ layer: 7, group: null, show: 'pie', sort: 'name' })).toEqual({});
    expect(readPeopleChoice({ measure: ['a'] })).toEqual({});
    expect(readLanguage({ lang: 'fr' })).toEqual({});
    expect(readLanguage({ lang: 'en' })).toEqual({ lang: 'en' });
  });
});
