import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IsoDate } from '../../../src/base/model/index.ts';
import { explainDecision, type Facts } from '../../../src/stages/entitlements/index.ts';
import { loadProgrammes } from './index.ts';

const SCHEMES = loadProgrammes().filter(({ id }) => id.startsWith('health-'));
const RIGHTS = ['sso_33_39', 'csmbs_right', 'local_government_right', 'state_body_right'] as const;
const ON = '2026-09-30' as IsoDate;

it('leaves every living Thai of whom all is known exactly one main scheme', () => {
  fc.assert(
    fc.property(personWith(fc.boolean()), (rights) => {
      expect(
        answersOf({ alive: true, thai: true, ...rights }).filter((answer) => answer === 'eligible'),
      ).toEqual(['eligible']);
    }),
    { seed: 2569 },
  );
});

it('never gives two, and never refuses all while something is not known', () => {
  fc.assert(
    fc.property(personWith(fc.option(fc.boolean(), { nil: null })), (rights) => {
      const answers = answersOf({ alive: true, thai: true, ...rights });
      expect(answers.filter((answer) => answer === 'eligible').length).toBeLessThanOrEqual(1);
      expect(answers.filter((answer) => answer !== 'not-eligible').length).toBeGreaterThanOrEqual(1);
    }),
    { seed: 2569 },
  );
});

it('lets no two schemes be held together', () => {
  const pairs = SCHEMES.flatMap(({ id, stacking }) =>
    stacking.filter(({ rule }) => rule === 'may-not').map((other) => [id, other.with].sort().join(' ')),
  );
  expect(new Set(pairs).size).toBe((SCHEMES.length * (SCHEMES.length - 1)) / 2);
});

function personWith(value: fc.Arbitrary<boolean | null>): fc.Arbitrary<Facts> {
  return fc.record(Object.fromEntries(RIGHTS.map((right) => [right, value])));
}

function answersOf(facts: Facts): string[] {
  return SCHEMES.map((programme) => explainDecision({ programme, asOf: ON, facts }).answer);
}
