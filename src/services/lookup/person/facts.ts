import type { Row } from '../../../base/lake/index.ts';
import { type IsoDate, parseIsoDate, type Text } from '../../../base/model/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import type { NamedSource, Reading } from '../reading.ts';

/** One thing the registers say of a person, with where it comes from. */
export type FactAnswer = Readonly<{
  fact: string;
  value: string | number | boolean;
  /** What a code of an agency means. */
  words: Text | null;
  /** The register that says it, and the day it stands for. */
  source: string | null;
  asOf: string | null;
}>;

/** Every fact there can be of a person, and every register that can say one. */
export type FactsAnswer = Readonly<{
  asOf: IsoDate;
  facts: Readonly<{
    fact: string;
    label: Text;
    dimension: FactEntry['dimension'];
    type: 'text' | 'number' | 'boolean' | 'date' | 'money' | 'code';
  }>[];
  sources: NamedSource[];
}>;

/** Keys of the lake, and the number itself, are not facts to show; names and places stand in the header. */
const NOT_SHOWN = new Set([
  'pid',
  'title',
  'given_name',
  'family_name',
  'village_code',
  'subdistrict_code',
  'registered_village_code',
  'house_code',
  'place_source',
  'place_as_of',
  'sex',
  'birth_precision',
  'identity_source',
  'identity_as_of',
]);

/** What can be known of people, in the order of the country's content. */
export function listFacts(reading: Reading): FactsAnswer {
  const facts = shownFacts(reading).map(({ fact, label, dimension, type }) => ({
    fact,
    label,
    dimension,
    type: typeOf(type),
  }));
  const sources = reading.country.contracts.flatMap(({ id }) => reading.source(id) ?? []);
  return { asOf: reading.asOf, facts, sources };
}

/** All that is known of a person, in the order of the country's content. */
export function factsOf(reading: Reading, profile: Row): FactAnswer[] {
  return shownFacts(reading).flatMap((entry) => {
    const value = plain(profile[entry.fact]);
    if (value === null) return [];
    const source = sourceOf(reading, entry, profile);
    return [
      {
        fact: entry.fact,
        value,
        words: reading.codeWords(entry.fact, profile[entry.fact]),
        source: source?.source ?? null,
        asOf: source?.asOf ?? null,
      },
    ];
  });
}

function shownFacts({ facts }: Reading): FactEntry[] {
  return facts.filter(
    (entry) => entry.type !== 'person' && entry.type !== 'household' && !NOT_SHOWN.has(entry.fact),
  );
}

/** Where each fact of a profile comes from, as an explanation cites it. */
export function provenanceOf(
  reading: Reading,
  profile: Row,
): Record<string, { source: string | null; asOf: string | null }> {
  return Object.fromEntries(
    reading.facts.map((entry) => {
      const source = sourceOf(reading, entry, profile);
      return [entry.fact, { source: source?.source ?? null, asOf: source?.asOf ?? null }];
    }),
  );
}

/** The register that gave the value; where the row does not say which, the first that was delivered. */
function sourceOf(reading: Reading, entry: FactEntry, profile: Row): NamedSource | null {
  const named = entry.sourceColumn ? profile[entry.sourceColumn] : undefined;
  if (entry.sourceColumn && typeof named !== 'string') return null;
  const delivered = entry.sources.find((source) => source.asOf !== null);
  const source = reading.source(typeof named === 'string' ? named : (delivered?.source ?? ''));
  const asOf = entry.asOfColumn ? parseIsoDate(String(profile[entry.asOfColumn])) : undefined;
  return source ? { ...source, asOf: asOf ?? source.asOf } : null;
}

function typeOf(type: FactEntry['type']): FactsAnswer['facts'][number]['type'] {
  if (type === 'integer') return 'number';
  return type === 'person' || type === 'household' ? 'text' : type;
}

function plain(cell: Row[string] | undefined): FactAnswer['value'] | null {
  if (typeof cell === 'bigint') return Number(cell);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}
