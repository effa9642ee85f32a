import type { IsoDate, Text } from '../../../base/model/index.ts';
import { type FactEntry, isCorrectable } from '../../../stages/profiles/index.ts';
import { provenanceOf, type Reading } from '../../lookup/index.ts';
import { dayIn } from '../days.ts';
import type { Self } from '../self.ts';

/** The register that answers for a fact of somebody, whose it is, and of what day its word is. */
export type FactOwner = Readonly<{
  source: string;
  title: Text;
  agency: Readonly<{ id: string; name: Text }>;
  asOf: IsoDate | null;
}>;

/** A code of a list and what it means. */
export type Choice = Readonly<{ value: string; words: Text }>;

/** The register that gave a value; where none did, the first one that would. */
export function ownerOf(
  reading: Reading,
  { profile }: Pick<Self, 'profile'>,
  entry: FactEntry,
): FactOwner | undefined {
  const told = provenanceOf(reading, profile)[entry.fact];
  const delivered = entry.sources.find(({ asOf }) => asOf !== null)?.source;
  const source = told?.source ?? delivered ?? identitySource(reading, profile, entry);
  const contract = reading.country.contracts.find(({ id }) => id === source);
  if (!source || !contract) return undefined;
  const asOf = dayIn(told?.asOf) ?? reading.source(source)?.asOf ?? null;
  return { source, title: contract.title, agency: contract.agency, asOf };
}

/** Who somebody is comes from the register that identifies them. */
function identitySource(
  { country }: Reading,
  profile: Self['profile'],
  { fact }: FactEntry,
): string | undefined {
  const { made } = country.facts.facts.find((one) => one.fact === fact) ?? {};
  const identity = profile['identity_source'];
  return made === 'linkage' && typeof identity === 'string' ? identity : undefined;
}

/** Whether a citizen can say here that a fact is wrong, so that it can be set right by itself. */
export function isDisputable({ country }: Reading, { fact }: FactEntry): boolean {
  const of = country.facts.facts.find((one) => one.fact === fact);
  return of !== undefined && isCorrectable(of) && !country.citizens().neverDisputed.includes(fact);
}

/** What a fact of codes can be; nothing where it is no code. */
export function choicesOf({ country }: Reading, fact: string): Choice[] {
  if (fact === 'sex')
    return (['f', 'm'] as const).map((value) => ({ value, words: country.measures.sexes[value] }));
  const lists = new Map(country.codeLists.map((list) => [list.id, list]));
  const origins = country.facts.facts.find((one) => one.fact === fact)?.from ?? [];
  const found = origins.flatMap(({ source, column }) => {
    const contract = country.contracts.find(({ id }) => id === source);
    const list = lists.get(contract?.columns.find(({ field }) => field === column)?.list ?? '');
    return Object.entries(list?.values ?? {}).map(([code, { th, en, canonical }]) => {
      return [canonical ?? code, { th, en }] as const;
    });
  });
  return [...new Map(found.toReversed()).entries()]
    .map(([value, words]) => ({ value, words }))
    .sort((one, other) => one.value.localeCompare(other.value, 'en', { numeric: true }));
}

/** What a value means in words: a code of a list, a sex, or a village with what lies around it. */
export function wordsOf(reading: Reading, fact: string, value: unknown): Text | null {
  if (fact === 'village_code') return typeof value === 'string' ? placeWords(reading, value) : null;
  if (fact === 'sex') return choicesOf(reading, fact).find((one) => one.value === value)?.words ?? null;
  return reading.codeWords(fact, value);
}

/** A village as people say it: with its subdistrict, district and province. */
export function placeWords({ places }: Reading, code: string): Text | null {
  const path = places.pathOf(places.nearest(code).code).filter(({ level }) => level !== 'country');
  if (path.length === 0) return null;
  const say = (language: 'th' | 'en') =>
    path
      .toReversed()
      .map(({ name }) => name[language])
      .join(' ');
  return { th: say('th'), en: say('en') };
}
