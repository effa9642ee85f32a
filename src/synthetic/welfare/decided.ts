import type { Day } from '../calendar.ts';
import type { Dwelling, Person, Unit } from '../population/index.ts';
import type { SyntheticSettings } from '../settings/index.ts';
import type { Noted } from './noted.ts';
import type { Survey } from './survey/index.ts';
import type { Welfare } from './welfare.ts';

/** A unit with all that offices and the survey decided about it. */
export type DecidedUnit = Readonly<{
  unit: Unit;
  /** Those with a citizen number. */
  citizens: readonly Person[];
  welfareOf: (person: Person) => Welfare;
  surveyOf: (dwelling: Dwelling) => Survey | null;
  settings: SyntheticSettings;
  asOf: Day;
  /** Whether a place lies in a province that sends registers in this run. */
  covers: (place: string) => boolean;
  noted: Noted;
}>;
