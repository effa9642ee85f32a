import { describe, expect, it } from 'vitest';
import { holdsPersonNumber, readViewAddress } from './view-address.ts';

describe('the address of a view', () => {
  it.each([
    ['/area/17', '/area/17'],
    ['/area/TH?lang=en&by=R4&layer=need%3Awheelchair', '/area/TH?by=R4&layer=need%3Awheelchair'],
    ['/area/1701/flags?kind=missing-out&atLeast=600', '/area/1701/flags?atLeast=600&kind=missing-out'],
    [
      '/area/170101/people?measure=bed_bound&group=sex%3Af',
      '/area/170101/people?group=sex%3Af&measure=bed_bound',
    ],
    ['/explore?area=%2208%22&on=2026-09-30#top', '/explore?area=%2208%22&on=2026-09-30'],
    ['/lists/12?area=17010201', '/lists/12?area=17010201'],
  ])('keeps %s', (text, kept) => {
    expect(readViewAddress(text)).toBe(kept);
    expect(readViewAddress(kept)).toBe(kept);
  });

  it.each([
    '/person/p0123456789ab',
    '/households/h0123456789ab',
    '/search',
    '/area/1101700203451',
    '/area/17/people?measure=p0123456789ab',
    '/area/17/people?measure=p4gpa48mfhd6w',
    '/area/17/people?measure=1101700203451',
    '/area/17/people?measure=สมชาย',
    '/area/17?name=x',
    '/area/17?layer=a&layer=b',
    '/lists/1101700203451',
    '/lists/new?area=17',
    '//evil.example/area/17',
    'https://evil.example/area/17',
    '/area/17/../../person/p0123456789ab',
    `/area/17?layer=${'a'.repeat(500)}`,
    '',
  ])('keeps nothing of %s', (text) => {
    expect(readViewAddress(text)).toBeUndefined();
  });
});

describe('the name of a view', () => {
  it.each(['1-1017-00203-45-1', 'ป้า 1101700203451', '๑๑๐๑๗๐๐๒๐๓๔๕๑', '081 234 5678'])(
    'is told to hold a number: %s',
    (name) => expect(holdsPersonNumber(name)).toBe(true),
  );
  it.each(['ตกหล่น 2569', 'รอบ 1 ถึง 3 ปี 2569', 'ทับยา 170604'])('may be %s', (name) =>
    expect(holdsPersonNumber(name)).toBe(false),
  );
});
