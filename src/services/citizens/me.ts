import type { Citizen } from '../../base/access/index.ts';
import { textIn } from '../../base/lake/index.ts';
import { type IsoDate, type PersonId, personIdOf, type Text } from '../../base/model/index.ts';
import { ageOn, type Reading } from '../lookup/index.ts';
import { placeWords } from './facts/index.ts';
import { findSelf, listDependents, type Self } from './self.ts';

/** The head of every page: whose it is, how old what it says is, and for whom else one may ask. */
export type MeAnswer = Readonly<{
  name: string;
  maskedNumber: string | null;
  ageYears: number | null;
  /** Village and subdistrict, as far as they are known. */
  place: Text | null;
  asOf: IsoDate;
  byProxy: boolean;
  dependents: Readonly<{ person: PersonId; givenName: string; ageYears: number; kind: string }>[];
}>;

const SEEN_DIGITS = 4;

/** Who a citizen is here. Throws PERSON_UNKNOWN, NOT_ALLOWED. */
export async function readMe(reading: Reading, citizen: Citizen): Promise<MeAnswer & { self: Self }> {
  const [self, dependents] = await Promise.all([
    findSelf(reading, citizen),
    listDependents(reading, citizen),
  ]);
  const { profile } = self;
  const born = textIn(profile['birth_date']);
  const number = textIn(profile['pid']);
  return {
    self,
    name: nameOf(self),
    maskedNumber: number && `${'•'.repeat(number.length - SEEN_DIGITS)}${number.slice(-SEEN_DIGITS)}`,
    ageYears: born ? ageOn(born, textIn(profile['death_date']) ?? reading.asOf) : null,
    place: self.village === null ? null : placeWords(reading, self.village),
    asOf: reading.asOf,
    byProxy: self.byProxy,
    dependents: dependents.map(({ key, ...rest }) => ({ person: personIdOf(key), ...rest })),
  };
}

/** How somebody is called; a Thai title stands before the name without a space. */
export function nameOf({ profile }: Pick<Self, 'profile'>): string {
  const [title, given, family] = ['title', 'given_name', 'family_name'].map(
    (part) => textIn(profile[part]) ?? '',
  );
  return `${title}${given} ${family}`.trim();
}
