import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import type { Row } from '../../../../base/lake/index.ts';
import type { IsoDate } from '../../../../base/model/index.ts';
import { needsOf } from './needs.ts';

const reading = { country: loadThailand(), asOf: '2026-09-30' as IsoDate };
const carer = (profile: Row) => needsOf(reading, profile).find(({ need }) => need === 'carer-hours');

describe('what somebody needs', () => {
  it('is told with how many, whether a register tells it was given, and the rule in words, labelled unverified', () => {
    expect(carer({ alive: true, adl_score: 3, ltc_plan_approved: false })).toMatchObject({
      needed: true,
      quantity: 24,
      given: false,
      givenTold: true,
      verified: false,
    });
    expect(carer({ alive: true, adl_score: 3 })?.rule.th).toContain('ไม่เกิน 11');
  });

  it('cannot be told without the facts, and is nothing for the dead', () => {
    expect(carer({ alive: true })).toMatchObject({ needed: null, quantity: null, given: null });
    expect(needsOf(reading, { alive: false, adl_score: 3 })).toEqual([]);
  });
});
