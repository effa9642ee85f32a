import { isoOf } from '../calendar.ts';
import type { Person } from '../population/index.ts';
import { type DecidedUnit, homeMeanIncome } from '../welfare/index.ts';
import { peopleFaultsOf } from './people-faults.ts';
import type { TruthFiles } from './truth-files.ts';

/** Columns of `people.csv`. */
export const PEOPLE_COLUMNS = [
  'true_id',
  'pid',
  'sex',
  'birth_date',
  'death_date',
  'village_code',
  'registered_village_code',
  'household',
  'poor',
  'own_income_year',
  'household_mean_income_year',
  'disabled',
  'entitled_old_age',
  'entitled_child_grant',
  'entitled_welfare_card',
  'family',
] as const;

/** Notes what is true of everybody in a unit, and the faults that offices made about them. */
export function noteTruth(truth: TruthFiles, round: DecidedUnit): void {
  for (const person of round.unit.people) {
    truth.person(rowOf(round, person));
    for (const kind of peopleFaultsOf(round, person)) truth.fault({ kind, trueId: person.trueId });
  }
  for (const { mistake, person } of round.noted.mistakes)
    truth.fault({ kind: mistake, trueId: person.trueId });
}

function rowOf(round: DecidedUnit, person: Person): (string | number | null)[] {
  const { owed } = round.welfareOf(person);
  const survey = round.surveyOf(person.dwelling);
  return [
    person.trueId,
    person.pid,
    person.sex,
    isoOf(person.birth),
    person.death === null ? null : isoOf(person.death),
    person.dwelling.village,
    person.pid === null ? null : person.house.village,
    person.dwelling.key,
    person.death === null ? flag(survey?.isPoor ?? false) : null,
    person.money.ownIncomeYear,
    Math.round(homeMeanIncome(person)),
    flag(person.health.disability !== null),
    flag(owed.oldAge),
    flag(owed.childGrant),
    flag(owed.welfareCard),
    familyOf(round, person),
  ];
}

/** The family within a register house; none for those whom no house holds. */
function familyOf({ unit }: DecidedUnit, { death, pid, house, family }: Person): string | null {
  return death !== null || pid === null || house.isCentral ? null : `${unit.key}-${family}`;
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}
