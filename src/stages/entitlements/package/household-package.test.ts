import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProgrammes } from '../../../../country/thailand/programmes/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { Facts } from '../evaluate.ts';
import {
  changeHousehold,
  comparePackages,
  type HouseholdChange,
  type HouseholdPackage,
  type PackageHousehold,
  preparePackages,
} from './index.ts';

const PROGRAMMES = loadProgrammes();
const SETTINGS = PROGRAMMES[0]?.settings;
const ON = '2026-09-30' as IsoDate;
const packageOf = preparePackages(PROGRAMMES, { on: ON });
const baht = (amount: number) => BigInt(amount) * 100n;

const EVERYBODY: Facts = {
  alive: true,
  thai: true,
  birth_precision: 'day',
  register_household_id: 1n,
  bmn_household_id: 2n,
  welfare_card_family_id: 3n,
  in_state_care: false,
  state_officer: false,
  state_pension: false,
  clergy: false,
  disability_card: false,
  swc_has_credit_card: false,
  swc_financial_assets: 0n,
  swc_home_loan: 0n,
  swc_car_loan: 0n,
  swc_property_over_limit: false,
  swc_card: false,
  old_age_paid_month: 0n,
  csg_paid_month: 0n,
};

/** The finance ministry's worked family: father 200,000, mother 50,000, grown child 0. */
function ministryFamily(change: Readonly<Record<string, Facts>> = {}): PackageHousehold {
  const people: Record<string, Facts> = {
    father: { birth_date: '1975-02-01', own_income_year: baht(200_000) },
    mother: { birth_date: '1978-03-01', own_income_year: baht(50_000) },
    child: { birth_date: '2006-04-01', own_income_year: 0n },
  };
  return {
    unit: 'register-house',
    key: 1n,
    members: Object.entries(people).map(([id, facts], place) => ({
      id,
      facts: { person_id: BigInt(place + 1), ...EVERYBODY, ...facts, ...change[id] },
    })),
    around: [],
  };
}

function changed(household: PackageHousehold, ...changes: HouseholdChange[]): PackageHousehold {
  if (!SETTINGS?.whatIf) throw new Error('the country says nothing of changes');
  return changeHousehold(household, changes, { settings: SETTINGS, whatIf: SETTINGS.whatIf, on: ON });
}

function standing({ rights }: HouseholdPackage, member: string, programme: string) {
  return rights.find((right) => right.id === `${member} ${programme}`)?.standing;
}

/** What changed, as `member programme: kind`. */
function said(before: PackageHousehold, ...changes: HouseholdChange[]) {
  const after = changed(before, ...changes);
  return comparePackages(packageOf(before), packageOf(after)).map(
    ({ member, programme, kind }) => `${member} ${programme.id}: ${kind}`,
  );
}

describe("the package of the finance ministry's worked family", () => {
  it('gives the card to the mother and the grown child, and what the card opens once it is taken up', () => {
    const found = packageOf(ministryFamily());
    expect(standing(found, 'father', 'state-welfare-card')).toBe('not-entitled');
    expect(standing(found, 'mother', 'state-welfare-card')).toBe('could-get');
    expect(standing(found, 'child', 'state-welfare-card')).toBe('could-get');
    const shop = found.rights.find(({ id }) => id === 'mother swc-shop');
    expect(shop).toMatchObject({ standing: 'could-get', needs: ['mother state-welfare-card'] });
    // 300 baht a month in shops and 750 for transport for each card, 100 a quarter for gas.
    expect(shop?.worth).toEqual({ least: baht(3600), most: baht(3600) });
    expect(found.best.has('mother state-welfare-card')).toBe(true);
    expect(found.best.has('father swc-shop')).toBe(false);
  });

  it('counts what a house shares once, with the member who holds it', () => {
    const found = packageOf(ministryFamily());
    const electricity = found.rights.filter(({ id }) => id.endsWith('swc-electricity'));
    expect(electricity.map(({ member, standing: how }) => [member, how])).toEqual([
      ['father', 'not-entitled'],
      ['mother', 'could-get'],
      ['child', 'not-entitled'],
    ]);
    const held = packageOf(ministryFamily({ child: { swc_card: true } }));
    expect(standing(held, 'child', 'swc-electricity')).toBe('untold');
    expect(standing(held, 'mother', 'swc-electricity')).not.toBe('could-get');
  });

  it('loses all cards when the father comes to earn a million, by the condition on the family', () => {
    const family = ministryFamily();
    const more = { kind: 'earns', person: 'father', satang: baht(800_000) } as const;
    const lost = comparePackages(packageOf(family), packageOf(changed(family, more)));
    const card = lost.find(
      ({ member, programme }) => member === 'mother' && programme.id === 'state-welfare-card',
    );
    expect(card).toMatchObject({ kind: 'lost', after: 'not-entitled' });
    expect(card?.why).toMatchObject([
      { kind: 'condition', id: 'family-income', before: 'passed', after: 'failed' },
    ]);
    expect(packageOf(changed(family, more)).totals.best.year).toBe(0n);
  });

  it('lets nothing rest on a card that is not due, and hands the right of the house to a card that is', () => {
    const found = packageOf(ministryFamily({ father: { swc_card: true }, mother: { swc_card: true } }));
    expect(standing(found, 'father', 'state-welfare-card')).toBe('gets');
    const shop = found.rights.find(({ id }) => id === 'father swc-shop');
    expect(shop).toMatchObject({ standing: 'untold', restsOn: ['father state-welfare-card'] });
    expect(found.best.has('father swc-shop')).toBe(false);
    expect(found.best.has('father swc-electricity')).toBe(false);
    expect(found.best.has('mother swc-electricity')).toBe(true);
  });

  it("spreads the ministry's own figure of the family over its members", () => {
    const figure = { swc_family_mean_income_year: 8_333_300n };
    const family = ministryFamily({ father: figure, mother: figure, child: figure });
    const [father] = changed(family, { kind: 'earns', person: 'father', satang: baht(50_001) }).members;
    expect(father?.facts).toMatchObject({
      own_income_year: baht(250_001),
      swc_family_mean_income_year: 10_000_000n,
    });
  });
});

describe('a change in a household', () => {
  const mean = { household_mean_income_year: baht(83_333) };
  const family = ministryFamily({ father: mean, mother: mean, child: mean });

  it('gives a child that is born the grant of its own, and the mean of the household with one more member', () => {
    const after = changed(family, { kind: 'born', id: 'baby', on: '2026-09-01' as IsoDate });
    const baby = after.members.at(-1);
    expect(baby?.facts).toMatchObject({ thai: true, birth_date: '2026-09-01', register_household_id: 1n });
    expect(baby?.facts['household_mean_income_year']).toBe((baht(83_333) * 3n) / 4n);
    expect(said(family, { kind: 'born', id: 'baby', on: '2026-09-01' as IsoDate })).toContain(
      'baby child-support-grant: gained',
    );
  });

  it('hands the right of the house on when its holder dies', () => {
    const cards = ministryFamily({ mother: { swc_card: true }, child: { swc_card: true } });
    const told = said(cards, { kind: 'dies', person: 'mother' });
    expect(told).toContain('mother swc-electricity: lost');
    expect(told).toContain('child swc-electricity: gained');
  });

  it('lets the rights of somebody who moves out go with them, and leaves the mean open when their income is not known', () => {
    const cards = ministryFamily({ mother: { swc_card: true } });
    const gone = comparePackages(
      packageOf(cards),
      packageOf(changed(cards, { kind: 'leaves', person: 'mother' })),
    );
    expect(gone.find(({ programme }) => programme.id === 'swc-shop')).toMatchObject({
      kind: 'lost',
      why: [{ kind: 'went' }],
    });
    const unknown = ministryFamily({
      father: mean,
      mother: { ...mean, own_income_year: null },
      child: mean,
    });
    const left = changed(unknown, { kind: 'leaves', person: 'mother' });
    expect(left.members.map(({ facts }) => facts['household_mean_income_year'])).toEqual([null, null]);
  });

  it('takes somebody who moves in into the house and into its mean', () => {
    const uncle = {
      id: 'uncle',
      facts: {
        ...EVERYBODY,
        person_id: 9n,
        birth_date: '1950-01-01',
        own_income_year: 0n,
        register_household_id: 77n,
      },
    };
    const after = changed(family, { kind: 'joins', member: uncle });
    expect(after.members.at(-1)?.facts).toMatchObject({ register_household_id: 1n, bmn_household_id: 2n });
    expect(after.members[0]?.facts['household_mean_income_year']).toBe((baht(83_333) * 3n) / 4n);
    expect(said(family, { kind: 'joins', member: uncle })).toContain('uncle old-age-allowance: gained');
  });
});

describe('packages of any household', () => {
  const money = fc.option(fc.bigInt(0n, 30_000_000n));
  const truth = fc.option(fc.boolean());
  const facts = fc.record({
    birth_date: fc.constantFrom('1940-05-01', '1960-06-01', '1990-01-01', '2012-01-01', '2023-01-01'),
    own_income_year: money,
    household_mean_income_year: money,
    swc_family_mean_income_year: money,
    swc_card: truth,
    disability_card: truth,
    old_age_paid_month: fc.constantFrom(0n, 60_000n, 90_000n, null),
    csg_paid_month: fc.constantFrom(0n, 60_000n, null),
    state_pension: truth,
    bmn_household_id: fc.constantFrom(2n, 5n, null),
    welfare_card_family_id: fc.constantFrom(3n, 6n, null),
  });
  const households = fc.array(facts, { minLength: 1, maxLength: 4 }).map(
    (people): PackageHousehold => ({
      unit: 'register-house',
      key: 1n,
      members: people.map((own, place) => ({
        id: `m${place}`,
        facts: { ...EVERYBODY, ...own, person_id: BigInt(place + 1) },
      })),
      around: [],
    }),
  );

  it('have a best combination that is never below what is lawful now', () => {
    fc.assert(
      fc.property(households, (household) => {
        const { best, lawfulNow, presumed, paid } = packageOf(household).totals;
        expect(best.year).toBeGreaterThanOrEqual(presumed.year);
        expect(presumed.year).toBeGreaterThanOrEqual(lawfulNow.year);
        expect(best.year).toBeGreaterThanOrEqual(lawfulNow.year);
        expect(best.year + best.once).toBeGreaterThanOrEqual(lawfulNow.year + lawfulNow.once);
        expect(lawfulNow.year).toBeLessThanOrEqual(paid.year);
      }),
      { numRuns: 60 },
    );
  });

  it('are the first package again after a change and its opposite', () => {
    fc.assert(
      fc.property(households, fc.bigInt(1n, 50_000_000n), fc.nat(3), (household, satang, place) => {
        const member = household.members[place % household.members.length];
        if (!member) return;
        const person = member.id;
        const inAndOut: HouseholdChange[] = [
          { kind: 'leaves', person },
          { kind: 'joins', member },
        ];
        const upAndDown: HouseholdChange[] = [
          { kind: 'earns', person, satang },
          { kind: 'earns', person, satang: -satang },
        ];
        const first = summaryOf(packageOf(household));
        expect(summaryOf(packageOf(changed(household, ...upAndDown)))).toEqual(first);
        expect(summaryOf(packageOf(changed(household, ...inAndOut)))).toEqual(first);
      }),
      { numRuns: 40 },
    );
  });
});

function summaryOf({ rights, totals }: HouseholdPackage) {
  return {
    totals,
    rights: rights
      .map(({ id, standing: how, worth }) => ({ id, how, worth }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
