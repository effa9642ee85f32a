import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../keys/index.ts';
import { filtersOf, makeDice } from '../index.ts';
import { KEYS, OTHER_KEYS, recordOf, settingsWith, twoLists } from '../testing/made-up-people.ts';
import { makeEncoder } from './encoder.ts';
import { piecesOf } from './pieces.ts';

const settings = settingsWith();
const { encode, header } = makeEncoder(settings, KEYS);
const hexOf = (words: Int32Array) =>
  Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('hex');
const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', 'B', ' ', 'ม', 'า', 'ี', '-', '1'),
  maxLength: 8,
});
const person = fc.tuple(word, word, fc.constantFrom('1950-02-03', '1950-03-02', '1961-02-03', ''));

describe('an encoded record', () => {
  it('is equal to another exactly when what is hashed of the folded values is', () => {
    const hashed = (values: readonly string[]) =>
      settings.fields.map((field, at) => {
        const folded = cleanText(values[at] ?? '');
        return folded === '' ? [] : [...piecesOf(field, folded)].sort();
      });
    fc.assert(
      fc.property(person, person, (one, other) => {
        const same = JSON.stringify(hashed(one)) === JSON.stringify(hashed(other));
        expect(hexOf(encode(recordOf('1', one))) === hexOf(encode(recordOf('2', other)))).toBe(same);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('does not see case, accents, spaces or how Thai vowels were typed', () => {
    const one = encode(recordOf('1', ['Renée', ' เเก้ว ', '1950-02-03']));
    expect(hexOf(one)).toBe(hexOf(encode(recordOf('2', ['renee', 'แก้ว', '1950-02-03']))));
  });

  it('keeps two thirds of a date of which one part is wrong', () => {
    const likeness = (one: string, other: string) => {
      const words = Int32Array.from(
        [one, other].flatMap((born) => [...encode(recordOf('1', [null, null, born]))]),
      );
      const filters = filtersOf({ ids: ['1', '2'], words }, 1024);
      return makeDice(filters, filters)(0, 1);
    };
    expect(likeness('1950-02-03', '1950-02-04')).toBeCloseTo(2 / 3, 1);
    expect(likeness('1950-02-03', '1961-11-24')).toBeLessThan(0.15);
  });

  it('has no likeness above chance under another key', () => {
    const { left } = twoLists(300);
    const [mine, theirs] = [makeEncoder(settings, KEYS), makeEncoder(settings, OTHER_KEYS)];
    const pack = (encoder: typeof mine) =>
      filtersOf(
        {
          ids: left.map(({ id }) => id),
          words: Int32Array.from(left.flatMap((record) => [...encoder.encode(record)])),
        },
        header.bits,
      );
    const [one, other] = [pack(mine), pack(theirs)];
    const dice = makeDice(one, other);
    const found = left.map((_, at) => dice(at, at));
    const chance = left.map((_, at) => {
      const [a, b] = [one.set[at] ?? 0, other.set[at] ?? 0];
      return (2 * a * b) / header.bits / (a + b);
    });
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(found) - mean(chance))).toBeLessThan(0.01);
    expect(Math.max(...found)).toBeLessThan(0.5);
  });

  it('sets different bits for the same letters in another field', () => {
    const given = encode(recordOf('1', ['malee', null, null]));
    const family = encode(recordOf('1', [null, 'malee', null]));
    expect(hexOf(given)).not.toBe(hexOf(family));
  });

  it('is empty when nothing is known, noise or not', () => {
    const noisy = makeEncoder(settingsWith({ hardening: { kind: 'blip', flip: 0.1 } }), KEYS);
    expect(noisy.encode(recordOf('1', [null, '', null])).every((bits) => bits === 0)).toBe(true);
  });

  it('comes out the same on every machine and in every release', () => {
    expect(header).toMatchObject({ settings: KNOWN.settings, key: KNOWN.key, bits: 1024 });
    expect(hexOf(encode(recordOf('1', ['Malee', 'แก้ว', '1950-02-03']))).slice(0, 64)).toBe(KNOWN.bits);
  });

  it('is refused when a column of the settings is not there, and made when only a value is missing', () => {
    expect(() => encode({ id: '1', values: { given: 'a', family: 'b' } })).toThrow('ENCODING_COLUMN_MISSING');
    expect(encode(recordOf('1', ['a', 'b', null])).some((bits) => bits !== 0)).toBe(true);
  });

  it('depends on the field that salts it', () => {
    const [given, family, born] = settings.fields.map((field) => field);
    if (!given || !family || !born) throw new Error('three fields');
    const salted = makeEncoder(
      settingsWith({ fields: [{ ...given, saltedBy: { column: 'born', first: 4 } }, family, born] }),
      KEYS,
    );
    const only = makeEncoder(settingsWith({ fields: [given, family, born] }), KEYS);
    const [one, other] = [
      ['Malee', null, '1950-02-03'],
      ['Malee', null, '1951-02-03'],
    ] as const;
    const shared = (encoder: typeof only) => {
      const words = Int32Array.from(
        [one, other].flatMap((values) => [...encoder.encode(recordOf('1', values))]),
      );
      const filters = filtersOf({ ids: ['1', '2'], words }, 1024);
      return makeDice(filters, filters)(0, 1);
    };
    expect(shared(salted)).toBeLessThan(shared(only) - 0.2);
  });
});

/** Worked out apart from this code, with another language's HMAC. */
const KNOWN = {
  settings: '491d2edae874521b',
  key: '32b5af0fc42c006f',
  bits: '080450520020001c0180200000020000008820000401241100408094200000f6',
};
