import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { streamOf } from '../random.ts';
import { misspell } from './misspelling.ts';
import { type Copied, type SpoilContext, spoil } from './spoil.ts';

const { faults: settings, words } = loadThailand().synthetic().synthetic;
const context: SpoilContext = {
  person: null,
  family: [],
  elsewhere: () => '170299',
  months: words.months,
  settings,
};
const copied: Copied = {
  pid: '9170100000017',
  title: 'นางสาว',
  given: 'ณัฐกานต์',
  family: 'ศรีสุวรรณ์',
  birthAs: 'day',
  houseNumber: '27/1',
  subdistrict: '170201',
};

describe('a misspelt name', () => {
  it('is never the name itself', () => {
    const names = ['ณัฐกานต์', 'ศรีสุวรรณ์', 'มา', 'อภิสิทธิ์', 'แก้ว', 'ต้อม'];
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...names), (seed, name) => {
        const written = misspell(streamOf(seed), name, settings);
        expect(written).not.toBe(name);
        expect(Math.abs(written.length - name.length)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('often only sounds the same', () => {
    const written = new Set(
      Array.from({ length: 200 }, (_, seed) => misspell(streamOf(seed), 'ณัฐ', settings)),
    );
    expect(written).toContain('นัฐ');
  });
});

describe('a spoilt row', () => {
  const stream = streamOf(4);
  const spoilt = (fault: Parameters<typeof spoil>[1]['fault'], parts: Partial<Copied> = {}) =>
    spoil(stream, { fault, copied: { ...copied, ...parts } }, context);

  it('has two neighbouring digits swapped, never the first', () => {
    for (let seed = 0; seed < 100; seed++) {
      const pid = spoil(streamOf(seed), { fault: 'number-transposed', copied }, context)?.pid ?? '';
      const changed = [...pid].flatMap((digit, place) => (digit === copied.pid?.[place] ? [] : [place]));
      expect([changed.length, (changed[1] ?? 0) - (changed[0] ?? 0), pid[0]]).toEqual([2, 1, '9']);
    }
  });

  it('carries the same number of before in every register, or what a spreadsheet made of it', () => {
    const { pid } = spoilt('number-former') ?? {};
    expect(spoilt('number-former')).toEqual({ pid });
    expect(pid).toMatch(/^90\d{11}$/);
    expect(spoilt('number-as-float')).toEqual({ pid: '9.17E+12' });
  });

  it('has its title stuck in the name', () => {
    expect(spoilt('title-in-name')).toEqual({ title: '', given: 'นางสาวณัฐกานต์' });
  });

  it('has a house number that a spreadsheet took for a day, where it can be one', () => {
    expect(spoilt('house-number-date')).toEqual({ houseNumber: '27-ม.ค.' });
    expect(spoilt('house-number-date', { houseNumber: '27/13' })).toBeNull();
    expect(spoilt('house-number-date', { houseNumber: '112' })).toBeNull();
  });

  it('names a subdistrict where the person never lived', () => {
    expect(spoilt('stale-address')).toEqual({ subdistrict: '170299' });
    expect(spoilt('stale-address', { subdistrict: null })).toBeNull();
  });

  it('is left alone by a fault that cannot stand there', () => {
    expect([
      spoilt('name-changed'),
      spoilt('number-of-another'),
      spoilt('number-missing', { pid: null }),
    ]).toEqual([null, null, null]);
  });
});
