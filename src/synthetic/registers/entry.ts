import type { Person } from '../population/index.ts';
import type { Stream } from '../random.ts';
import type { Fields, Identity } from './cells.ts';

/** A row as a register means it, before clerks touch it. */
export type Entry = Readonly<{
  source: string;
  fields: Fields;
  /** Whom it is about, or who answers for it where the register holds things, not people. */
  person: Person | null;
  /** The place whose file it goes to. */
  place: string;
  /** What was planted in it before: noted as its faults, unless the row comes out unreadable. */
  planted?: readonly string[];
}>;

/** What all rows of one unit share. */
export type Sheet = Readonly<{
  stream: Stream;
  people: readonly Person[];
  identityOf: (person: Person) => Identity;
  /** A subdistrict where the person never lived. */
  elsewhere: (person: Person) => string | null;
}>;
