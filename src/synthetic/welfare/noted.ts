import type { Person } from '../population/index.ts';
import type { OfficeMistake } from './office-mistakes.ts';

/** A pupil on a school's list: the class, and what the family has for each person and month where the school wrote it down. */
export type ListedPupil = Readonly<{ grade: number; month: number | null }>;

/** A farmer's rice as it was registered. */
export type RicePlot = Readonly<{ person: Person; areaRai: number; isThisSeason: boolean }>;

/** What registers came to say while rows were written: later rows and the truth follow from it. */
export type Noted = Readonly<{
  /** The disabled of whom a health unit or a school has sent a row. */
  reportedDisabled: Set<Person>;
  /** Those whose Barthel score a health unit has sent. */
  assessed: Set<Person>;
  listedPupils: Map<Person, ListedPupil>;
  rice: RicePlot[];
  mistakes: Readonly<{ mistake: OfficeMistake; person: Person }>[];
}>;

/** Notes of nothing yet. */
export function nothingNoted(): Noted {
  return {
    reportedDisabled: new Set(),
    assessed: new Set(),
    listedPupils: new Map(),
    rice: [],
    mistakes: [],
  };
}
