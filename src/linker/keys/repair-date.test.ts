import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDateRepair } from './repair-date.ts';
import { thaiKeyRules } from './testing/thai-content.ts';

const repair = compileDateRepair(thaiKeyRules().birth, '2026-06-30');

describe('reading a birth date', () => {
  it.each([
    ['1980-03-25', '1980-03-25', []],
    ['1980-03-25 00:00:00', '1980-03-25', []],
    ['25/03/2523', '1980-03-25', ['other-era']],
    ['25230325', '1980-03-25', ['other-era']],
    ['๒๕/๐๓/๒๕๒๓', '1980-03-25', ['own-digits', 'other-era']],
    ['1437-03-25', '1980-03-25', ['other-era']],
    ['3066-03-25', '1980-03-25', ['other-era']],
    ['1980-25-03', '1980-03-25', ['day-month-swapped']],
    ['03/25/1980', '1980-03-25', ['day-month-swapped']],
    ['1980-01-01', '1980-01-01', ['placeholder-day']],
    ['2543-02-29', '2000-02-29', ['other-era']],
  ])('%s is %s', (text, date, reasons) => {
    expect(repair(text)).toMatchObject({ date, precision: 'day', reasons });
  });

  it.each([
    ['2523-00-00', '1980-01-01', 'year'],
    ['2523', '1980-01-01', 'year'],
    ['25230300', '1980-03-01', 'month'],
    ['1980-03', '1980-03-01', 'month'],
  ])('%s is known to the part that is written', (text, date, precision) => {
    expect(repair(text)).toMatchObject({ date, precision });
    expect(repair(text).reasons).not.toContain('placeholder-day');
  });

  it.each([
    ['', 'missing'],
    ['ไม่ทราบ', 'missing'],
    ['00000000', 'missing'],
    ['เมื่อวาน', 'format'],
    ['25/03/23', 'format'],
    ['1980-02-31', 'impossible'],
    ['2500-02-29', 'impossible'],
    ['1980-13-32', 'impossible'],
    ['1780-03-25', 'out-of-range'],
    ['2027-03-25', 'out-of-range'],
    ['2026-07-01', 'out-of-range'],
  ])('%s is no date: %s', (text, reason) => {
    expect(repair(text)).toMatchObject({ date: null, precision: null, others: [] });
    expect(repair(text).reasons).toContain(reason);
  });

  it('drops a date that stands for none', () => {
    const old = compileDateRepair({ ...thaiKeyRules().birth, oldestYears: 140 }, '2026-06-30');
    expect(old('1900-01-01')).toMatchObject({ date: null, reasons: ['placeholder'] });
  });

  it('names the date with day and month exchanged when there is one', () => {
    expect(repair('1980-03-05').others).toEqual([{ date: '1980-05-03', reason: 'day-month-swapped' }]);
    expect(repair('1980-03-25').others).toEqual([]);
    expect(repair('1980-03-03').others).toEqual([]);
  });

  it('names the next year for the first months of years that began in April', () => {
    expect(repair('25/02/2480').others).toEqual([{ date: '1938-02-25', reason: 'late-new-year' }]);
    expect(repair('25/04/2480').others).toEqual([]);
    expect(repair('25/02/2484').others).toEqual([]);
    expect(repair('1937-02-25').others).toEqual([]);
  });

  it('finds every date again in either era and either order', () => {
    const day = fc.date({ min: new Date('1905-01-01'), max: new Date('2026-06-30'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom(0, 543), fc.boolean(), (when, era, dayFirst) => {
        const iso = when.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
        const written = String(Number(year) + era);
        const text = dayFirst ? `${dayOfMonth}/${month}/${written}` : `${written}-${month}-${dayOfMonth}`;
        expect(repair(text).date).toBe(iso);
        expect(repair(iso).date).toBe(iso);
        expect(repair(text).reasons.includes('other-era')).toBe(era === 543);
      }),
    );
  });
});
