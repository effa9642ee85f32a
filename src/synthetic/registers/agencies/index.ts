import type { Case } from '../case.ts';
import { writeAllowanceRolls } from './allowance-rolls.ts';
import { writeCivilRegister } from './civil-register.ts';
import type { Clinics } from './clinics/index.ts';
import { writeDisabilityCards } from './disability-cards.ts';
import { writeEmployment } from './employment.ts';
import { writeHealthRights } from './health-rights.ts';
import { writeHouseholdSurvey } from './household-survey.ts';
import { writeSchools } from './schools.ts';
import { writeWelfareCards } from './welfare-cards.ts';

export { type Clinics, openClinics } from './clinics/index.ts';

/** Lets every agency write its rows about one unit. */
export function writeRegisters(round: Case, clinics: Clinics): void {
  writeCivilRegister(round);
  writeHouseholdSurvey(round);
  writeWelfareCards(round);
  writeDisabilityCards(round);
  writeAllowanceRolls(round);
  writeHealthRights(round);
  writeEmployment(round);
  writeSchools(round);
  clinics.write(round);
}
