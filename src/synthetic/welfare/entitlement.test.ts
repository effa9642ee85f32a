import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { dayOfIso } from '../calendar.ts';
import type { Dwelling, House, Person } from '../population/index.ts';
import { cardFamilyOf, entitlementOf } from './entitlement.ts';

const { welfare } = loadThailand().synthetic().synthetic;
const asOf = dayOfIso('2026-09-30');
const house: House = {
  code: '17010000011',
  number: '1',
  village: '17010101',
  road: null,
  registrar: '1701',
  isCentral: false,
};

/** A household of people with the given ages and incomes a year. */
function household(...people: readonly Partial<Person & { income: number }>[]): Person[] {
  const dwelling: Dwelling = { key: 1, village: house.village, house, members: [] };
  for (const [number, { income = 0, age = 40, ...parts }] of people.entries()) {
    dwelling.members.push({
      trueId: number,
      pid: `917010000000${number}`,
      sex: 'f',
      birth: asOf - Math.floor(age * 365.25) - 40,
      birthPrecision: 'day',
      age,
      death: null,
      deathKnownBy: null,
      nation: '099',
      father: null,
      mother: null,
      spouse: null,
      marital: 'single',
      relation: 'other-kin',
      name: { given: 'ก', family: 'ข' },
      formerName: null,
      title: 'นาง',
      house,
      houseRole: 0,
      family: 1,
      movedIn: 0,
      dwelling,
      schooling: { education: 'primary', grade: null, reads: true },
      work: {
        occupation: 'trader',
        isWorking: true,
        section: null,
        insuredSince: null,
        monthsPaid: 0,
        hasStatePension: false,
        isHeir: false,
        isLocalOfficial: false,
      },
      money: {
        ownIncomeYear: income,
        financialAssets: 0,
        hasCreditCard: false,
        homeLoan: 0,
        carLoan: 0,
        propertyOver: false,
      },
      health: { disability: null, chronic: [], barthel: null, birthWeight: 3000 },
      ...parts,
    });
  }
  return dwelling.members;
}

const owedTo = (person: Person | undefined) => person && entitlementOf(person, { welfare, asOf });

describe('the welfare card', () => {
  it('asks for the own income first, then for the family that has no grown children in it', () => {
    const [father, mother, child] = household(
      { income: 200_000 },
      { income: 50_000 },
      { income: 0, age: 20 },
    );
    if (!father || !mother) throw new Error('no household');
    father.spouse = mother;
    mother.spouse = father;
    expect(cardFamilyOf(father, 18).members).toBe(2);
    expect([father, mother, child].map((person) => owedTo(person)?.cardFails)).toEqual([
      'own-income',
      'family-income',
      null,
    ]);
  });

  it('counts children under age into the family', () => {
    const [mother, child] = household({ income: 90_000 }, { age: 7 });
    if (!mother || !child) throw new Error('no household');
    mother.dwelling.members[1] = { ...child, mother };
    expect(cardFamilyOf(mother, 18)).toEqual({ members: 2, meanIncome: 45_000, meanAssets: 0 });
  });

  it('is for adults', () => {
    const [girl, woman] = household({ age: 17 }, { age: 18 });
    expect([owedTo(girl)?.welfareCard, owedTo(woman)?.welfareCard]).toEqual([false, true]);
  });
});

describe('the old-age allowance', () => {
  it('is paid from the month after the sixtieth birthday', () => {
    const [lastMonth, thisMonth] = household(
      { age: 60, birth: dayOfIso('1966-08-31') },
      { age: 60, birth: dayOfIso('1966-09-01') },
    );
    expect([owedTo(lastMonth)?.oldAge, owedTo(thisMonth)?.oldAge]).toEqual([true, false]);
  });

  it('is not owed to pensioners, the dead and foreigners', () => {
    const [woman] = household({ age: 70 });
    if (!woman) throw new Error('no household');
    const others = [
      { ...woman, work: { ...woman.work, hasStatePension: true } },
      { ...woman, death: asOf - 100 },
      { ...woman, pid: null },
    ];
    expect([woman, ...others].map((person) => owedTo(person)?.oldAge)).toEqual([true, false, false, false]);
  });
});

it('owes the child grant to young children of homes up to the line', () => {
  const [baby, poor] = household({ age: 5 }, { income: 200_000 });
  const [rich] = household({ age: 5 }, { income: 200_002 });
  const [six] = household({ age: 6 }, { income: 0 });
  expect([baby, poor, rich, six].map((person) => owedTo(person)?.childGrant)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
