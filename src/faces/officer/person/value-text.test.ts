import { describe, expect, it } from 'vitest';
import { plainWords } from '../../shared/testing/index.ts';
import type { KnownPerson } from './known-person.ts';
import { valueText } from './value-text.ts';

const words = plainWords({
  baht: (satang) => String(satang / 100),
  date: (iso, precision) => `${iso} ${precision}`,
});

const agrees = { given: true, family: true, birth: true, sex: true };
const source = {
  source: 'dopa-person',
  title: { th: '', en: 'Civil register' },
  agency: { th: '', en: '' },
  asOf: '2026-09-30',
};
const person: KnownPerson = {
  id: 'p',
  name: '',
  maskedNumber: null,
  sex: null,
  ageYears: null,
  birthDate: '1952-01-01',
  birthPrecision: 'year',
  alive: true,
  diedOn: null,
  lifeStage: null,
  place: [],
  asOf: '2026-09-30',
  target: false,
  gaps: [],
  facts: [],
  rights: [],
  needs: [],
  households: [],
  sources: [source],
  links: [
    {
      source: source.source,
      tier: 'spine',
      agrees,
      sentence: { th: 'ทะเบียนหลัก', en: 'The register of record' },
    },
  ],
};
const write = (value: string | number | boolean | null, type = 'text') =>
  valueText(value, { type, person, words });

describe('valueText', () => {
  it('never turns what is not known into zero', () => {
    expect(write(null, 'money')).toBe('unknown');
    expect(write(0, 'money')).toBe('facts.baht(0)');
  });

  it('writes satang as baht and yes and no as words', () => {
    expect(write(60_000, 'money')).toBe('facts.baht(600)');
    expect([write(true), write(false)]).toEqual(['yes', 'no']);
  });

  it('says no more of a birth date than is known', () => {
    expect(write('1952-01-01', 'date')).toBe('1952-01-01 year');
    expect(write('2025-06-12', 'date')).toBe('2025-06-12 day');
  });

  it('turns codes into words where there are any, names registers, and keeps other codes', () => {
    expect(write('learning,movement')).toBe('value.learning, value.movement');
    expect(write('dopa-person')).toBe('Civil register');
    expect(write('UCS')).toBe('UCS');
  });
});
