import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastTexts, openCastTexts } from '../testing/cast-texts.ts';

let texts: CastTexts;
beforeAll(async () => {
  texts = await openCastTexts();
});
afterAll(() => texts.close());

async function castOne(column: object, text: string) {
  const [row] = await texts.cast({ field: 'number', ...column }, [text]);
  return [row?.fields['number'], row?.mended];
}

describe('a number', () => {
  it.each([
    ['integer', '12', 12],
    ['integer', '-3', -3],
    ['integer', '007', 7],
    ['integer', '1,234', 1234],
    ['integer', '12.0', 12],
    ['decimal', '12.5', 12.5],
    ['decimal', '1,234.25', 1234.25],
    ['decimal', '3', 3],
    ['baht', '600', 60_000n],
    ['baht', '600.00', 60_000n],
    ['baht', '1,234.5', 123_450n],
    ['baht', '0.005', 1n],
    ['baht', '600.', 60_000n],
    ['baht', '-20', -2_000n],
  ] as const)('%s %s is read', async (read, text, expected) => {
    expect(await castOne({ read }, text)).toEqual([expected, null]);
  });

  it.each(['1 234', '1,2', '12a', '1e5', '0x1F', '1_000', '--1', '๑a', 'NaN', '1.2.3', '12345678901234567'])(
    '%s is none',
    async (text) => {
      for (const read of ['integer', 'decimal', 'baht']) {
        expect(await castOne({ read }, text)).toEqual([null, 'NUMBER_FORMAT']);
      }
    },
  );

  it('in the country’s digits is read and flagged', async () => {
    expect(await castOne({ read: 'integer' }, '๑๒๓')).toEqual([123, 'THAI_DIGITS']);
    expect(await castOne({ read: 'baht' }, '๑,๒๐๐.๕๐')).toEqual([120_050n, 'THAI_DIGITS']);
  });

  it('outside the bounds is dropped; the bounds of baht are baht', async () => {
    expect(await castOne({ read: 'integer', min: 1, max: 9 }, '10')).toEqual([null, 'NUMBER_RANGE']);
    expect(await castOne({ read: 'integer' }, '2147483648')).toEqual([null, 'NUMBER_RANGE']);
    expect(await castOne({ read: 'baht', min: 0, max: 10_000 }, '10000')).toEqual([1_000_000n, null]);
    expect(await castOne({ read: 'baht', min: 0, max: 10_000 }, '10000.01')).toEqual([null, 'NUMBER_RANGE']);
  });
});

/** An amount in satang, worked out slowly from its letters. */
function slowSatang(text: string): bigint | null {
  const found = /^([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d*))?$/.exec(text);
  if (!found) return null;
  const [, sign, whole = '', fraction = ''] = found;
  const thousandths = BigInt(whole.replaceAll(',', '') + fraction.padEnd(3, '0').slice(0, 3));
  const satang = (thousandths + 5n) / 10n;
  return sign === '-' ? -satang : satang;
}

it('in baht means what a slow reading says, however it is written', async () => {
  const amount = fc.oneof(
    fc.integer({ min: -1_000_000, max: 100_000_000 }).map(String),
    fc.double({ min: 0, max: 1e9, noNaN: true }).map((number) => number.toFixed(3)),
    fc.integer({ min: 0, max: 2_000_000_000 }).map((number) => number.toLocaleString('en')),
    fc.string({ unit: fc.constantFrom(...'0123456789.,+-e_x '), maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 20, maxLength: 300 }), async (list) => {
      const given = list.map((text) => text.trim()).filter((text) => text !== '');
      const rows = await texts.cast({ field: 'number', read: 'baht' }, given);
      expect(rows.map(({ fields }) => fields['number'])).toEqual(given.map(slowSatang));
      expect(rows.map(({ mended }) => mended === null)).toEqual(
        given.map((text) => slowSatang(text) !== null),
      );
    }),
    { numRuns: 15 },
  );
});
