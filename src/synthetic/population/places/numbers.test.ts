import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOfIso } from '../../calendar.ts';
import { numberIssuer } from './numbers.ts';

const issuer = numberIssuer('1701', '9');
const old = dayOfIso('1960-05-01');
const young = dayOfIso('2010-05-01');

/** The checksum as the Interior Ministry states it. */
function isValid(number: string): boolean {
  const digits = Array.from(number, Number);
  const sum = digits.slice(0, 12).reduce((total, digit, place) => total + digit * (13 - place), 0);
  return (11 - (sum % 11)) % 10 === digits[12];
}

it('issues 13 digits with a right checksum, beginning with the class of invented numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.boolean(), (order, isOld) => {
      const number = issuer.citizenNumber(order, isOld ? old : young, null);
      expect(number).toMatch(/^91701\d{8}$/);
      expect(isValid(number)).toBe(true);
    }),
  );
});

it('never issues a number twice in a district', () => {
  const orders = Array.from({ length: 60_000 }, (_, index) => index + 1);
  const numbers = orders.map((order) => issuer.citizenNumber(order, order % 3 === 0 ? old : young, null));
  const twins = orders
    .filter((order) => order % 3 !== 0)
    .map((order) => issuer.citizenNumber(order + 1, young, order));
  expect(new Set([...numbers, ...twins]).size).toBe(numbers.length + twins.length);
});

it('gives neighbouring numbers to people entered together and to twins, but not to brothers numbered at birth', () => {
  const serial = (number: string): number => Number(number.slice(5, 12));
  const apart = (one: string, other: string): number => Math.abs(serial(one) - serial(other));
  expect(apart(issuer.citizenNumber(10, old, null), issuer.citizenNumber(11, old, null))).toBe(1);
  expect(apart(issuer.citizenNumber(10, young, null), issuer.citizenNumber(11, young, 10))).toBe(1);
  expect(apart(issuer.citizenNumber(10, young, null), issuer.citizenNumber(11, young, null))).toBeGreaterThan(
    9,
  );
});

it('gives every house of a district a code of 11 digits of its own', () => {
  const codes = Array.from({ length: 5000 }, (_, order) => issuer.houseCode(order));
  expect(new Set(codes).size).toBe(5000);
  expect(codes.every((code) => /^1701\d{7}$/.test(code))).toBe(true);
});
