import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { readSearch } from './question.ts';

const country = loadThailand();
const read = (text: string) => readSearch(text, country);

describe('what is looked for', () => {
  it.each(['1234567890121', '1-2345-67890-12-1', ' 1 2345 67890 12 1 ', '๑๒๓๔๕๖๗๘๙๐๑๒๑'])(
    'is a citizen number: %s',
    (text) => {
      expect(read(text)).toEqual({ kind: 'number', number: 1234567890121n, isSound: true });
    },
  );

  it('is told when the check digit of a number is wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (more) => {
        const question = read(`123456789012${(1 + more) % 10}`);
        expect(question).toMatchObject({ kind: 'number', isSound: false });
      }),
    );
    expect(read('1234567890221')).toMatchObject({ kind: 'number', isSound: false });
  });

  it('is a house by eleven digits, and nothing by another number of them', () => {
    expect(read('1702-0000011')).toEqual({ kind: 'house', code: '17020000011' });
    expect([read('17'), read('123456789012345')]).toEqual([{ kind: 'digits' }, { kind: 'digits' }]);
  });

  it('is a name, without the title before it and whatever its spelling', () => {
    const plain = read('ณัฐพร ณ อยุธยา');
    expect(plain).toMatchObject({ kind: 'name', given: { isWhole: false } });
    expect(read('นางสาวณัฐพร ณ อยุธยา')).toEqual(plain);
    const [one, other] = [read('ณัฐพร'), read('นัฐภร')];
    expect(one.kind === 'name' && one.given.key).toBe(other.kind === 'name' && other.given.key);
    expect(one).toMatchObject({ family: null });
  });

  it('is too short below three letters, of both names together', () => {
    expect([read('กข'), read('-'), read('กก กก')].map(({ kind }) => kind)).toEqual([
      'too-short',
      'too-short',
      'too-short',
    ]);
    expect(read('ดำ ใจดี')).toMatchObject({ kind: 'name', given: { isWhole: true } });
  });

  it('is always taken for something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (text) => {
        expect(['number', 'house', 'digits', 'too-short', 'name']).toContain(read(text).kind);
      }),
    );
  });
});
