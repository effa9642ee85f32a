import type { Person } from '../population/index.ts';
import type { DecidedUnit, OfficeMistake } from '../welfare/index.ts';

/** After so many days a payment to somebody dead is wrong beyond doubt. */
const DAYS_A_MONTH = 31;

/** Faults of a person rather than a row. */
export type PeopleFault =
  | 'poor-without-card'
  | 'disabled-not-registered'
  | 'elderly-without-allowance'
  | 'disabled-without-allowance'
  | 'allowance-with-pension'
  | 'paid-after-death'
  | 'child-without-grant'
  | OfficeMistake;

/** The faults that stand in the registers about a person, told from what is true and what the offices did. */
export function peopleFaultsOf(round: DecidedUnit, person: Person): PeopleFault[] {
  if (person.pid === null) return [];
  return person.death === null ? faultsOfLiving(round, person) : faultsOfDead(round, person, person.death);
}

function faultsOfDead({ welfareOf, asOf }: DecidedUnit, person: Person, death: number): PeopleFault[] {
  const { oldAge, disability } = welfareOf(person);
  const isPaid = oldAge?.isPaid === true || disability?.isPaid === true;
  return isPaid && asOf - death > DAYS_A_MONTH ? ['paid-after-death'] : [];
}

function faultsOfLiving({ welfareOf, surveyOf, covers, noted }: DecidedUnit, person: Person): PeopleFault[] {
  const { owed, card, oldAge, disabilityCard, disability, childGrant, pension, reportedBy } =
    welfareOf(person);
  const survey = covers(person.dwelling.village) ? surveyOf(person.dwelling) : null;
  const isReported = noted.reportedDisabled.has(person) || (survey !== null && reportedBy.survey);
  const tests: readonly (readonly [PeopleFault, boolean])[] = [
    ['poor-without-card', owed.welfareCard && survey?.isPoor === true && card?.cardStatus !== 'active'],
    ['disabled-not-registered', isReported && disabilityCard === null],
    ['elderly-without-allowance', owed.oldAge && oldAge === null],
    ['disabled-without-allowance', disabilityCard?.isValid === true && disability === null],
    ['allowance-with-pension', oldAge?.isPaid === true && pension?.isPaid === true],
    ['child-without-grant', owed.childGrant && childGrant === null],
    ['paid-not-eligible/child-support-grant', childGrant?.isPaid === true && !owed.childGrant],
    ['missing-out/state-welfare-card', owed.welfareCard && card !== null && card.cardStatus !== 'active'],
    ['paid-not-eligible/state-welfare-card', card?.cardStatus === 'active' && !owed.welfareCard],
  ];
  return tests.flatMap(([kind, isSo]) => (isSo ? [kind] : []));
}
