import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastTexts, openCastTexts } from '../testing/cast-texts.ts';

let texts: CastTexts;
beforeAll(async () => {
  texts = await openCastTexts();
});
afterAll(() => texts.close());

const NUMBER = { field: 'pid', read: 'citizen-number' };

/** The number of twelve digits with its check digit, worked out digit by digit. */
function withCheckDigit(twelve: string): string {
  const sum = Array.from(twelve, (digit, index) => Number(digit) * (13 - index)).reduce(
    (all, part) => all + part,
    0,
  );
  return `${twelve}${(11 - (sum % 11)) % 10}`;
}

const SOUND = withCheckDigit('912345678901');

async function castOne(text: string) {
  const [row] = await texts.cast(NUMBER, [text]);
  return [row?.fields['pid'], row?.mended];
}

describe('a national number', () => {
  it.each([
    SOUND,
    SOUND.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1-$2-$3-$4-$5'),
    SOUND.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1 $2 $3 $4 $5'),
    `${SOUND}.0`,
  ])('%s is read', async (text) => {
    expect(await castOne(text)).toEqual([SOUND, null]);
  });

  it('with a wrong check digit is not believed, but kept beside for whoever can tell whose it was to be', async () => {
    const wrong = SOUND.slice(0, -1) + ((Number(SOUND.at(-1)) + 1) % 10);
    const cast = async (field: string, text: string) =>
      (await texts.cast({ field, read: 'citizen-number' }, [text]))[0]?.fields;
    expect(await cast('pid', wrong)).toEqual({ pid: null, pid_unproven: wrong });
    expect(await cast('pid', wrong.replace(/^(.)/, '$1-'))).toEqual({ pid: null, pid_unproven: wrong });
    expect(await cast('pid', SOUND)).toEqual({ pid: SOUND, pid_unproven: null });
    expect(await cast('pid', '12345')).toEqual({ pid: null, pid_unproven: null });
    expect(await cast('father_pid', wrong)).toEqual({ father_pid: null });
  });

  it.each(['6000000000000', '1234567890121'])(
    '%s was made up, though its check digit is right',
    async (text) => {
      expect(await castOne(text)).toEqual([null, 'PID_MADE_UP']);
      const [row] = await texts.cast(NUMBER, [text]);
      expect(row?.fields['pid_unproven']).toBeNull();
    },
  );

  it('in the country’s digits is read and flagged', async () => {
    const own = Array.from(SOUND, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]).join('');
    expect(await castOne(own)).toEqual([SOUND, 'THAI_DIGITS']);
  });

  it('that lost its first zero gets it back only if the check digit fits', async () => {
    const zero = withCheckDigit('012345678901');
    expect(await castOne(zero)).toEqual([zero, null]);
    expect(await castOne(zero.slice(1))).toEqual([zero, null]);
    const other = String((Number(zero.at(-1)) + 1) % 10);
    expect(await castOne(zero.slice(1, -1) + other)).toEqual([null, 'PID_FORMAT']);
  });

  it.each([
    ['1.10E+12', 'PID_FLOAT'],
    ['1.1017E+12', 'PID_FLOAT'],
    ['1.1017002e+12', 'PID_FLOAT'],
    ['123456789012', 'PID_FORMAT'],
    ['12345', 'PID_FORMAT'],
    ['ไม่มีเลข', 'PID_FORMAT'],
    ['+912345678901', 'PID_FORMAT'],
    ['12345678901234', 'PID_FORMAT'],
  ])('%s is dropped as %s', async (text, code) => {
    expect(await castOne(text)).toEqual([null, code]);
  });

  it('with a wrong check digit is dropped, or rejects the row where it is needed', async () => {
    const wrong = SOUND.slice(0, -1) + String((Number(SOUND.at(-1)) + 1) % 10);
    expect(await castOne(wrong)).toEqual([null, 'PID_CHECKSUM']);
    const [row] = await texts.cast({ ...NUMBER, required: true }, [wrong]);
    expect(row?.rejected).toBe('PID_CHECKSUM');
  });

  it('of an invented person rejects the row in production, needed or not', async () => {
    const real = withCheckDigit('110170020345');
    const rows = await texts.cast(NUMBER, [SOUND, real, null], { production: true });
    expect(rows.map(({ rejected }) => rejected)).toEqual(['PID_SYNTHETIC', null, null]);
    expect(rows.map(({ fields }) => fields['pid'])).toEqual([null, real, null]);
  });

  it('is sound exactly when its digits say so', async () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 })
      .map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(digits, { minLength: 100, maxLength: 500 }), async (list) => {
        const rows = await texts.cast(NUMBER, list);
        const sound = list.map((text) => (withCheckDigit(text.slice(0, 12)) === text ? text : null));
        expect(rows.map(({ fields }) => fields['pid'])).toEqual(sound);
      }),
      { numRuns: 10 },
    );
  });
});
