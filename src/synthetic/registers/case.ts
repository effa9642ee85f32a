import type { Person } from '../population/index.ts';
import type { DecidedUnit, OfficeMistake } from '../welfare/index.ts';
import type { Fields, Identity } from './cells.ts';
import type { Desk } from './desk.ts';
import type { Sheet } from './entry.ts';

/** A unit with all that was decided about it, and the desk that takes rows: what each agency writes from. */
export type Case = DecidedUnit &
  Readonly<{
    sheet: Sheet;
    desk: Desk;
    /** The health unit that keeps a place. */
    unitCodeOf: (place: string) => string;
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
  row: Readonly<{
    source: string;
    person: Person;
    fields: Fields;
    place?: string;
    planted?: readonly string[];
  }>,
): void {
  const { source, person, fields, planted = [] } = row;
  desk.put({ source, person, fields, place: row.place ?? person.house.village, planted }, sheet);
}

/** The school of the subdistrict where a pupil lives. */
export function schoolOf({ dwelling }: Person): string {
  return `10${dwelling.village.slice(0, 6)}`;
}

/** Notes, if there is a mistake, that what is paid differs from what is owed, or that a gap should tell something of a person. */
export function noteMistake({ noted }: Case, person: Person, mistake: OfficeMistake | null): void {
  if (mistake !== null) noted.mistakes.push({ mistake, person });
}
