import { type Day, partsOf, twoDigits } from '../../../calendar.ts';
import type { Person } from '../../../population/index.ts';

/** A person on the books of one unit. */
export type Patient = Readonly<{
  person: Person;
  unit: string;
  localId: string;
  place: string;
  typeArea: TypeArea;
  /** The mother's number at the same unit. */
  motherId: string | null;
}>;
export type TypeArea = 'registered-here' | 'registered-away' | 'lives-here' | 'outside' | 'no-house';

/** Units hear of most deaths. */
export function knowsDeath(person: Person): boolean {
  return person.deathKnownBy !== 'report';
}

/** Date and time at which a health unit last touched a row, so many days before the reference date. */
export function stampOf(asOf: Day, daysBefore: number): string {
  const { year, month, day } = partsOf(asOf - daysBefore);
  return `${year}${twoDigits(month)}${twoDigits(day)}${twoDigits(8 + (daysBefore % 9))}${twoDigits((daysBefore * 7) % 60)}00`;
}
