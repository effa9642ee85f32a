import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastTexts, openCastTexts } from '../testing/cast-texts.ts';

let texts: CastTexts;
beforeAll(async () => {
  texts = await openCastTexts();
});
afterAll(() => texts.close());

type Form = 'be-digits' | 'be-slash' | 'be-words' | 'ce-digits' | 'iso';

async function castOne(date: Form, text: string, more: object = {}) {
  const [row] = await texts.cast({ field: 'on_date', read: 'date', date, ...more }, [text]);
  return [
    row?.fields['on_date'],
    row?.mended,
    ...(row?.fields['on_date_precision'] ? [row.fields['on_date_precision']] : []),
  ];
}

describe('a date', () => {
  it.each([
    ['be-digits', '25690930', '2026-09-30'],
    ['be-slash', '30/9/2569', '2026-09-30'],
    ['be-slash', '30/09/2569', '2026-09-30'],
    ['be-slash', '30-09-2569', '2026-09-30'],
    ['be-slash', '29/2/2567', '2024-02-29'],
    ['be-words', '30 ก.ย. 2569', '2026-09-30'],
    ['be-words', '1 มกราคม 2500', '1957-01-01'],
    ['be-words', '1 มกราคม พ.ศ. 2500', '1957-01-01'],
    ['be-words', '30ก.ย.2569', '2026-09-30'],
    ['ce-digits', '20260930', '2026-09-30'],
    ['iso', '2026-09-30', '2026-09-30'],
    ['iso', '2026-09-30 00:00:00', '2026-09-30'],
  ] as const)('%s %s is read as %s', async (form, text, expected) => {
    expect(await castOne(form, text)).toEqual([expected, null]);
  });

  it.each([
    ['be-digits', '20260930', '2026-09-30'],
    ['be-slash', '30/9/2026', '2026-09-30'],
    ['be-words', '30 ก.ย. 2026', '2026-09-30'],
    ['ce-digits', '25690930', '2026-09-30'],
    ['iso', '2569-09-30', '2026-09-30'],
    ['be-slash', '30/9/3112', '2026-09-30'],
    ['iso', '1483-09-30', '2026-09-30'],
  ] as const)('%s %s is of the wrong era and is repaired to %s', async (form, text, expected) => {
    expect(await castOne(form, text)).toEqual([expected, 'ERA_REPAIRED']);
  });

  it.each([
    ['be-slash', '9/30/2569', '2026-09-30'],
    ['be-digits', '25693009', '2026-09-30'],
    ['iso', '2026-30-09', '2026-09-30'],
  ] as const)(
    '%s %s has the day in the place of the month and is turned round',
    async (form, text, expected) => {
      expect(await castOne(form, text)).toEqual([expected, 'DAY_FOR_MONTH']);
    },
  );

  it('that a workbook made has no era to repair', async () => {
    expect(await castOne('be-slash', '2026-09-30T00:00')).toEqual(['2026-09-30', null]);
    expect(await castOne('be-slash', '2569-09-30T00:00')).toEqual(['2026-09-30', null]);
  });

  it.each(['31/02/2569', '29/2/2566', '31/4/2569', '0/1/2569', '13/13/2569', '1/32/2569', '1/1/0001'])(
    '%s is impossible',
    async (text) => {
      expect(await castOne('be-slash', text)).toEqual([null, 'DATE_IMPOSSIBLE']);
    },
  );

  it.each(['30/9/69', 'เมื่อวาน', '2569', '30 ก.ย. 2569', '+1/1/2569', '1e1/1/2569', '30/9/2569 น.'])(
    '%s has not the form',
    async (text) => {
      expect(await castOne('be-slash', text)).toEqual([null, 'DATE_FORMAT']);
    },
  );

  it('a year after the data is the last that is believed, but for dates that may lie ahead', async () => {
    expect(await castOne('iso', '2027-09-30')).toEqual(['2027-09-30', null]);
    expect(await castOne('iso', '2027-10-01')).toEqual([null, 'DATE_FUTURE']);
    expect(await castOne('iso', '2033-10-01', { ahead: true })).toEqual(['2033-10-01', null]);
  });

  it.each([
    ['be-digits', '25000000', '1957-01-01', 'year'],
    ['be-digits', '25000600', '1957-06-01', 'month'],
    ['be-digits', '2500', '1957-01-01', 'year'],
    ['be-digits', '25000615', '1957-06-15', 'day'],
    ['be-slash', '0/0/2500', '1957-01-01', 'year'],
    ['be-slash', '6/2500', '1957-06-01', 'month'],
    ['be-slash', '00/06/2500', '1957-06-01', 'month'],
    ['be-slash', '2500', '1957-01-01', 'year'],
    ['be-words', 'มิ.ย. 2500', '1957-06-01', 'month'],
    ['be-words', '2500', '1957-01-01', 'year'],
  ] as const)('%s %s is known in part', async (form, text, ...expected) => {
    const [date, precision] = expected;
    expect(await castOne(form, text, { partial: true })).toEqual([date, null, precision]);
  });

  it('known in part is impossible where the contract wants it whole', async () => {
    expect(await castOne('be-digits', '25000000')).toEqual([null, 'DATE_IMPOSSIBLE']);
  });

  it('of the country’s digits is read and flagged', async () => {
    expect(await castOne('be-slash', '๓๐/๙/๒๕๖๙')).toEqual(['2026-09-30', 'THAI_DIGITS']);
    expect(await castOne('be-digits', '๒๕๖๙๐๙๓๐')).toEqual(['2026-09-30', 'THAI_DIGITS']);
    expect(await castOne('be-words', '๓๐ ก.ย. ๒๕๖๙')).toEqual(['2026-09-30', 'THAI_DIGITS']);
  });

  it('of seven digits behind a sign has not the form', async () => {
    expect(await castOne('be-digits', '-2000000')).toEqual([null, 'DATE_FORMAT']);
  });

  it('of zeros, or one the contract calls empty, is no date', async () => {
    expect(await castOne('be-digits', '00000000')).toEqual([null, null]);
    expect(await castOne('be-digits', '๐๐๐๐๐๐๐๐')).toEqual([null, null]);
    expect(await castOne('be-digits', '99999999', { empty: ['99999999'] })).toEqual([null, null]);
    expect(await castOne('be-digits', '๙๙๙๙๙๙๙๙', { empty: ['0', '99999999'] })).toEqual([null, null]);
  });

  it('rejects its row where the contract needs it', async () => {
    const column = { field: 'on_date', read: 'date', date: 'be-slash', required: true };
    const rows = await texts.cast(column, ['31/02/2569', null, '1/1/2569']);
    expect(rows.map(({ rejected }) => rejected)).toEqual(['DATE_IMPOSSIBLE', 'VALUE_MISSING', null]);
  });
});

function isWithin(number: number | undefined, first: number, last: number): boolean {
  return number !== undefined && number >= first && number <= last;
}

/** What a date means, worked out slowly. */
function slowDate(form: Form, text: string): string | 'DATE_FORMAT' | 'DATE_IMPOSSIBLE' | 'DATE_FUTURE' {
  const patterns = {
    'be-digits': /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
    'ce-digits': /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
    'be-slash': /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})$/,
    'be-words': /^$/,
    iso: /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  };
  const found = patterns[form].exec(text) ?? patterns.iso.exec(text);
  if (!found?.groups || text.startsWith('0000') || (form.endsWith('digits') && text.startsWith('0')))
    return 'DATE_FORMAT';
  const [year, second, third] = ['y', 'm', 'd'].map((part) => Number(found.groups?.[part]));
  const isTurned = isWithin(second, 13, 31) && isWithin(third, 1, 12);
  const [month, day] = isTurned ? [third, second] : [second, third];
  const shifts = form.startsWith('be') ? [543, 0, 1086] : [0, 543, -543];
  const common = shifts
    .map((shift) => (year ?? 0) - shift)
    .find((of) => of >= 2026 - 170 && of <= 2026 + 100);
  if (common === undefined || !month || !day) return 'DATE_IMPOSSIBLE';
  const date = new Date(Date.UTC(common, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return 'DATE_IMPOSSIBLE';
  const iso = date.toISOString().slice(0, 10);
  return iso > '2027-09-30' ? 'DATE_FUTURE' : iso;
}

describe('any date', () => {
  const two = (number: number) => String(number).padStart(2, '0');
  const parts = fc.record({
    year: fc.oneof(fc.integer({ min: 1850, max: 2700 }), fc.integer({ min: 1, max: 9999 })),
    month: fc.integer({ min: 0, max: 33 }),
    day: fc.integer({ min: 0, max: 32 }),
  });
  const forms = {
    'be-digits': parts.map(({ year, month, day }) => `${year}${two(month)}${two(day)}`),
    'ce-digits': parts.map(({ year, month, day }) => `${year}${two(month)}${two(day)}`),
    'be-slash': parts.map(({ year, month, day }) => `${day}/${month}/${year}`),
    iso: parts.map(({ year, month, day }) => `${year}-${two(month)}-${two(day)}`),
  };
  it.each(['be-digits', 'ce-digits', 'be-slash', 'iso'] as const)(
    'in %s means what a slow reading says',
    async (form) => {
      const some = fc.array(
        fc.oneof(forms[form], fc.string({ unit: fc.constantFrom(...'0123456789/-. eE+T') })),
        {
          minLength: 50,
          maxLength: 400,
        },
      );
      await fc.assert(
        fc.asyncProperty(some, async (list) => {
          const given = list.map((text) => text.trim()).filter((text) => text !== '' && text !== '00000000');
          const rows = await texts.cast({ field: 'on_date', read: 'date', date: form }, given);
          const found = rows.map(({ fields, mended }) => fields['on_date'] ?? mended);
          expect(found).toEqual(given.map((text) => slowDate(form, text)));
        }),
        { numRuns: 15 },
      );
    },
  );
});
