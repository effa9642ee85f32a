import type { Day } from '../calendar.ts';
import type { Health, Money, Schooling, Work } from './lives/index.ts';
import type { Sex } from './sex.ts';

export type Marital = 'single' | 'married' | 'widowed' | 'divorced';

/** How a member is related to the head of the household, in the words of the household survey. */
export type Relation =
  | 'head'
  | 'spouse'
  | 'child'
  | 'parent'
  | 'grandchild'
  | 'sibling'
  | 'other-kin'
  | 'not-kin';

/** A given and a family name. */
export type PersonName = Readonly<{ given: string; family: string }>;

/** A house with a house code, where people are registered. */
export type House = Readonly<{
  code: string;
  number: string;
  village: string;
  road: string | null;
  /** The office that keeps its register. */
  registrar: string;
  /** Not a building but the book of those whose house is not known. */
  isCentral: boolean;
}>;

/** People who live and eat together, whatever the register says. */
export type Dwelling = {
  readonly key: number;
  readonly village: string;
  /** The house they live in; null where they rent a room that no register of theirs names. */
  readonly house: House | null;
  readonly members: Person[];
};

/** One invented person. Everything here is true in the invented country, whether or not a register knows it. */
export type Person = {
  readonly trueId: number;
  /** The citizen number; null for foreigners without one. */
  readonly pid: string | null;
  readonly sex: Sex;
  readonly birth: Day;
  readonly birthPrecision: 'day' | 'year';
  /** Whole years on the reference date, or at death. */
  readonly age: number;
  readonly death: Day | null;
  /** Which office knows of the death: the register has struck the person off, has a report only, or only a health unit knows. */
  readonly deathKnownBy: 'register' | 'report' | 'clinic' | null;
  readonly nation: string;
  readonly father: Person | null;
  readonly mother: Person | null;
  spouse: Person | null;
  readonly marital: Marital;
  readonly relation: Relation;
  readonly name: PersonName;
  /** The name borne before, which some registers still hold. */
  readonly formerName: PersonName | null;
  readonly title: string;
  readonly house: House;
  /** Number of the family within the house's register: 0 a resident, 1 the head of the house, n the head of family n. */
  houseRole: number;
  /** Number of the family within the house: 1 that of its head, 2 a second one, and one of their own for each who is no kin. */
  readonly family: number;
  readonly movedIn: Day;
  dwelling: Dwelling;
  schooling: Schooling;
  work: Work;
  money: Money;
  health: Health;
};

/** The people of one house register, and the households they live in. */
export type Unit = Readonly<{
  /** The truth's own number of the unit. */
  key: number;
  house: House;
  people: readonly Person[];
  dwellings: readonly Dwelling[];
}>;

/** Whether the person lives on the reference date. */
export function isAlive(person: Person): boolean {
  return person.death === null;
}
