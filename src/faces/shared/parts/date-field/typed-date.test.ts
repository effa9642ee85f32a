import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedDate, splitWholeDate, typeDate } from './typed-date.ts';

const typed = (day: string, month: string, year: string) => ({ day, month, year });

describe('a typed date', () => {
  it('is read in the Buddhist and in the Common era, with Thai digits too', () => {
    expect(readTypedDate(typed('1', '10', '2569'))).toEqual({ date: '2026-10-01' });
    expect(readTypedDate(typed('01', '10', '2026'))).toEqual({ date: '2026-10-01' });
    expect(readTypedDate(typed('๑๕', '๑๐', '๒๕๖๙'))).toEqual({ date: '2026-10-15' });
  });

  it.each([
    [typed('', '10', '2569'), 'missing'],
    [typed('32', '10', '2569'), 'day'],
    [typed('1', '13', '2569'), 'month'],
    [typed('1', 'ต.ค.', '2569'), 'month'],
    [typed('1', '10', '69'), 'year'],
    [typed('30', '2', '2569'), 'no-such-day'],
    [typed('1', '1', '2569'), 'too-early'],
    [typed('1', '1', '2579'), 'too-late'],
  ])('%o is told to be wrong: %s', (date, wrong) => {
    expect(readTypedDate(date, { from: '2026-09-30', to: '2028-09-30' })).toEqual({ wrong });
  });

  it('comes back as it was, in either era', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('buddhist', 'common'), (moment, era) => {
        const date = moment.toISOString().slice(0, 10);
        expect(readTypedDate(typeDate(date, era))).toEqual({ date });
      }),
    );
  });

  it('may be put into one box as a whole', () => {
    expect(splitWholeDate('15/10/2569')).toEqual(typed('15', '10', '2569'));
    expect(splitWholeDate('๑๕-๑๐-๒๕๖๙')).toEqual(typed('15', '10', '2569'));
    expect(splitWholeDate('15')).toBeUndefined();
  });
});
