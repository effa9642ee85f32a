import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNumberCheck, hasCheckDigit, numbersNear } from './id-number.ts';
import { thaiKeyRules } from './testing/thai-content.ts';

const rules = thaiKeyRules().number;
const check = compileNumberCheck(rules);
const twelve = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((list) => list.join(''));

/** Worked out digit by digit, from the right. */
function withCheckDigit(body: string): string {
  const sum = Array.from(body).reduce((all, digit, place) => all + Number(digit) * (13 - place), 0);
  return `${body}${(11 - (sum % 11)) % 10}`;
}

const VALID = withCheckDigit('912345678902');

describe('a number of a person', () => {
  it.each([
    [VALID, []],
    [VALID.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1-$2-$3-$4-$5'), ['separators']],
    [VALID.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1 $2 $3 $4 $5'), ['separators']],
    [Array.from(VALID, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]).join(''), ['own-digits']],
    [`${VALID}.0`, []],
    [`'${VALID}`, ['separators']],
    [`${VALID[0]}.${VALID.slice(1)}E+12`, ['power-of-ten']],
  ])('%s is read', (text, repairs) => {
    expect(check(text)).toMatchObject({ number: VALID, standing: 'valid', repairs });
  });

  it.each([
    ['', 'missing'],
    ['-', 'missing'],
    ['ไม่มี', 'missing'],
    ['1.10E+12', 'float-damage'],
    ['1.1017E+12', 'float-damage'],
    ['1,10170200E+12', 'float-damage'],
    ['12345', 'wrong-length'],
    ['12345678901234', 'wrong-length'],
    ['AB1234567', 'not-a-number'],
    ['1111111111111', 'placeholder'],
    ['0000000000000', 'placeholder'],
    ['0', 'placeholder'],
    ['1234567890123', 'placeholder'],
    ['9876543210987', 'placeholder'],
    ['1000000000000', 'placeholder'],
  ])('%s is no number: %s', (text, standing) => {
    expect(check(text)).toEqual({ number: null, standing, class: null, lasting: false, repairs: [] });
  });

  it('with a wrong check digit is kept and said to be wrong', () => {
    const wrong = VALID.slice(0, -1) + ((Number(VALID.at(-1)) + 1) % 10);
    expect(check(wrong)).toMatchObject({ number: wrong, standing: 'bad-checksum' });
  });

  it('that lost its first zero gets it back only if the check digit then fits', () => {
    const number = withCheckDigit('012345678902');
    expect(check(number.slice(1))).toMatchObject({ number, standing: 'valid', repairs: ['zeros-restored'] });
    const other = number.slice(1, -1) + ((Number(number.at(-1)) + 1) % 10);
    expect(check(other)).toMatchObject({ number: null, standing: 'wrong-length' });
  });

  it.each([
    ['1', 'born-reported-in-time', true],
    ['5', 'added-later', true],
    ['6', 'temporary-stay', false],
    ['8', 'naturalised-or-lawful-alien', true],
    ['01', 'without-status', false],
    ['00', 'registered-worker', false],
    ['9', null, false],
  ])('beginning with %s is of class %s', (begin, name, lasting) => {
    const number = withCheckDigit(begin.padEnd(12, '42'));
    expect(check(number)).toMatchObject({ standing: 'valid', class: name, lasting });
  });

  it('is valid exactly when its digits say so', () => {
    fc.assert(
      fc.property(twelve, fc.integer({ min: 0, max: 9 }), (body, last) => {
        expect(hasCheckDigit(`${body}${last}`, rules)).toBe(withCheckDigit(body) === `${body}${last}`);
      }),
    );
  });
});

describe('numbers near a number', () => {
  it('are valid, one digit or one swap away, and have the true one among them', () => {
    fc.assert(
      fc.property(
        twelve,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (body, place, step) => {
          const right = withCheckDigit(body);
          const wrong = right.slice(0, place) + ((Number(right[place]) + step) % 10) + right.slice(place + 1);
          const near = numbersNear(wrong, rules);
          expect(near.map(({ number }) => number)).toContain(right);
          for (const { number, change } of near) {
            expect(hasCheckDigit(number, rules)).toBe(true);
            const differing = Array.from(number).filter((digit, at) => digit !== wrong[at]).length;
            expect(differing).toBe(change === 'digit' ? 1 : 2);
          }
        },
      ),
    );
  });

  it('are about thirteen for a wrong digit and two for a swap, so that only other facts can choose', () => {
    const bodies = fc.sample(twelve, { numRuns: 2000, seed: 7 }).map(withCheckDigit);
    const count = (wrong: string[], change: string) =>
      wrong.reduce(
        (sum, number) => sum + numbersNear(number, rules).filter((near) => near.change === change).length,
        0,
      ) / wrong.length;
    const oneDigit = bodies
      .map(
        (number, at) =>
          number.slice(0, at % 13) +
          ((Number(number[at % 13]) + 1 + (at % 9)) % 10) +
          number.slice((at % 13) + 1),
      )
      .filter((number) => !hasCheckDigit(number, rules));
    const swapped = bodies
      .map((number, at) => {
        const place = at % 12;
        return number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
      })
      .filter((number) => !hasCheckDigit(number, rules));
    expect(count(oneDigit, 'digit')).toBeCloseTo(12.6, 0);
    expect(count(swapped, 'swap')).toBeCloseTo(2.1, 0);
  });

  it('show that an error in the third digit is never seen', () => {
    fc.assert(
      fc.property(twelve, fc.integer({ min: 0, max: 9 }), (body, digit) => {
        const number = withCheckDigit(body);
        expect(hasCheckDigit(`${number.slice(0, 2)}${digit}${number.slice(3)}`, rules)).toBe(true);
      }),
    );
  });
});
