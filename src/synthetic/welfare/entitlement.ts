import { type Day, dayOf, monthStart, partsOf } from '../calendar.ts';
import type { Person } from '../population/index.ts';
import type { WelfareSettings } from '../settings/index.ts';

/** What the invented law owes a person, worked out from the truth. */
export type Entitlement = Readonly<{
  oldAge: boolean;
  childGrant: boolean;
  welfareCard: boolean;
  /** The first criterion of the welfare card that fails; null when all hold. */
  cardFails: CardCriterion | null;
}>;

export const CARD_CRITERIA = [
  'own-income',
  'family-income',
  'own-assets',
  'family-assets',
  'credit-card',
  'home-loan',
  'car-loan',
  'property',
  'state-officer',
] as const;
export type CardCriterion = (typeof CARD_CRITERIA)[number];

/** What the welfare card looks at: the applicant, the spouse and their children under age. */
export type CardFamily = Readonly<{ members: number; meanIncome: number; meanAssets: number }>;

/** Mean income of the people who really live together. */
export function homeMeanIncome({ dwelling }: Person): number {
  const { members } = dwelling;
  const total = members.reduce((sum, { money }) => sum + money.ownIncomeYear, 0);
  return members.length === 0 ? 0 : total / members.length;
}

/** The family that the welfare card counts. */
export function cardFamilyOf(person: Person, adultAge: number): CardFamily {
  const family = [person];
  if (person.spouse && person.spouse.death === null) family.push(person.spouse);
  for (const member of person.dwelling.members) {
    const isChild = member.mother === person || member.father === person;
    if (isChild && member.age < adultAge) family.push(member);
  }
  const mean = (of: (member: Person) => number): number =>
    Math.round(family.reduce((sum, member) => sum + of(member), 0) / family.length);
  return {
    members: family.length,
    meanIncome: mean(({ money }) => money.ownIncomeYear),
    meanAssets: mean(({ money }) => money.financialAssets),
  };
}

/** Paid from the month after the birthday. */
export function firstOldAgePayment({ birth }: Person, from: number): Day {
  const { year, month } = partsOf(birth);
  return monthStart(dayOf(year + from, month, 1), 1);
}

/** Works out what a living person is owed. */
export function entitlementOf(
  person: Person,
  { welfare, asOf }: Readonly<{ welfare: WelfareSettings; asOf: Day }>,
): Entitlement {
  const { card, oldAge, childGrant } = welfare;
  const isThai = person.pid !== null && person.death === null;
  const cardFails = firstFailing(person, welfare);
  const isDue = person.age >= oldAge.from && firstOldAgePayment(person, oldAge.from) <= asOf;
  return {
    oldAge: isThai && isDue && !person.work.hasStatePension,
    childGrant:
      isThai && person.age < childGrant.below && homeMeanIncome(person) <= childGrant.meanIncomeMost,
    welfareCard: isThai && person.age >= card.adultAge && cardFails === null,
    cardFails,
  };
}

function firstFailing(person: Person, { card }: WelfareSettings): CardCriterion | null {
  const { money, work } = person;
  const family = cardFamilyOf(person, card.adultAge);
  const fails: Readonly<Record<CardCriterion, boolean>> = {
    'own-income': money.ownIncomeYear > card.incomeMost,
    'family-income': family.meanIncome > card.incomeMost,
    'own-assets': money.financialAssets > card.assetsMost,
    'family-assets': family.meanAssets > card.assetsMost,
    'credit-card': money.hasCreditCard,
    'home-loan': money.homeLoan > card.homeLoanMost,
    'car-loan': money.carLoan > card.carLoanMost,
    property: money.propertyOver,
    'state-officer': work.occupation === 'official' || work.hasStatePension,
  };
  return CARD_CRITERIA.find((criterion) => fails[criterion]) ?? null;
}
