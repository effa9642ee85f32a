import { describe, expect, it } from 'vitest';
import { makeFormats } from './formats.ts';
import { monthsBetween } from './months-between.ts';

const th = makeFormats('th');
const en = makeFormats('en');

describe('formats', () => {
  it('writes dates of the Buddhist era in Thai and Gregorian in English', () => {
    expect(th.date('2026-11-21')).toBe('21 พ.ย. 2569');
    expect(en.date('2026-11-21')).toBe('21 Nov 2026');
  });

  it('writes no more of a date than is known', () => {
    expect(th.date('1952-01-01', 'year')).toBe('2495');
    expect(th.date('1952-03-01', 'month')).toBe('มี.ค. 2495');
    expect(en.date('1952-03-01', 'month')).toBe('Mar 1952');
  });

  it('groups thousands and keeps Arabic digits', () => {
    expect(th.count(1234)).toBe('1,234');
    expect(en.count(1_234_567)).toBe('1,234,567');
  });

  it('turns satang into baht, with satang only where there are some', () => {
    expect(th.baht(60_000)).toBe('600');
    expect(th.baht(60_050)).toBe('600.50');
    expect(th.wholeBaht(60_050)).toBe('601');
  });

  it('shortens millions with the word for them and nothing below', () => {
    expect(th.shortBaht(210_000_000)).toBe('2.1 ล้าน');
    expect(en.shortBaht(210_000_000)).toBe('2.1 million');
    expect(th.short(999_999)).toBe('999,999');
  });

  it('shows the sign of a difference with a true minus, and of none with plus-minus', () => {
    expect(th.signed(2.14)).toBe('+2.1');
    expect(th.signed(-2.14)).toBe('−2.1');
    expect(th.signed(0.01)).toBe('±0.0');
  });
});

describe('monthsBetween', () => {
  it('counts whole months only', () => {
    expect(monthsBetween('2026-03-31', '2026-09-30')).toBe(5);
    expect(monthsBetween('2026-03-30', '2026-09-30')).toBe(6);
    expect(monthsBetween('2026-09-30', '2026-09-30')).toBe(0);
  });
});
