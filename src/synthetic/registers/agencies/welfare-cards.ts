import type { Person } from '../../population/index.ts';
import { cardFamilyOf, type Welfare } from '../../welfare/index.ts';
import { type Case, putPerson } from '../case.ts';

/** Writes the finance ministry's two files on the welfare card: who applied and who holds one. */
export function writeWelfareCards(round: Case): void {
  for (const person of round.citizens) {
    const { card } = round.welfareOf(person);
    if (!card) continue;
    putApplicant(round, person, card);
    if (card.cardStatus) putHolder(round, person, card.cardStatus);
  }
}

function putApplicant(round: Case, person: Person, card: NonNullable<Welfare['card']>): void {
  const { settings } = round;
  const { money, work } = person;
  const family = cardFamilyOf(person, settings.welfare.card.adultAge);
  const { reasons } = settings.welfare.card;
  const fields = {
    application_no: `W65${person.trueId}`,
    subdistrict_code: addressOf(person),
    applied_on: card.appliedOn,
    own_income_year: money.ownIncomeYear,
    family_members: family.members,
    family_mean_income_year: family.meanIncome,
    financial_assets: money.financialAssets,
    family_mean_assets: family.meanAssets,
    has_credit_card: money.hasCreditCard,
    home_loan: money.homeLoan,
    car_loan: money.carLoan,
    property_over_limit: money.propertyOver,
    state_officer: work.occupation === 'official',
    spouse_pid: person.spouse?.death === null ? person.spouse.pid : null,
    result: card.passed ? 'passed' : 'failed',
    fail_reason: card.passed ? null : reasons[card.refusedFor ?? 'mistake'],
  };
  putPerson(round, { source: 'swc-applicant', person, fields });
}

function putHolder(round: Case, person: Person, status: string): void {
  const fields = {
    subdistrict_code: addressOf(person),
    card_status: status,
    held_since: round.settings.welfare.card.since,
  };
  putPerson(round, { source: 'swc-holder', person, fields });
}

/** The address given with the application is the registered one. */
function addressOf({ house }: Person): string {
  return house.village.slice(0, 6);
}
