import type { Day } from '../calendar.ts';
import type { Dwelling, Person, Unit } from '../population/index.ts';
import type { SyntheticSettings } from '../settings/index.ts';
import type { Survey, Welfare } from '../welfare/index.ts';
import type { Fields, Identity } from './cells.ts';
import type { Desk, Sheet } from './desk.ts';

/** A unit with all that was decided about it: what each agency writes its rows from. */
export type Case = Readonly<{
  unit: Unit;
  /** Those with a citizen number. */
  citizens: readonly Person[];
  welfareOf: (person: Person) => Welfare;
  surveyOf: (dwelling: Dwelling) => Survey | null;
  sheet: Sheet;
  desk: Desk;
  settings: SyntheticSettings;
  asOf: Day;
  /** Whether the province sends registers in this run. */
  covers: (place: string) => boolean;
  unitCodeOf: (place: string) => string;
  /** The disabled of whom a health unit or a school has sent a row; filled while rows are written. */
  reportedDisabled: Set<Person>;
}>;

/** By what a row names a person when nothing is wrong. */
export function identityOf({ pid, title, name, sex, birth, birthPrecision }: Person): Identity {
  return { pid, title, given: name.given, family: name.family, sex, birth, birthAs: birthPrecision };
}

/** The subdistrict in which a person is registered, as rolls of local offices name it. */
export function registeredSubdistrict({ house }: Person): string {
  return house.village.slice(0, 6);
}

/** Writes one row about a person. */
export function putPerson(
  { desk, sheet }: Case,
  row: Readonly<{ source: string; person: Person; fields: Fields; place?: string }>,
): void {
  const { source, person, fields } = row;
  desk.put({ source, person, fields, place: row.place ?? person.house.village }, sheet);
}
