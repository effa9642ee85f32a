import type { Row } from '../../../base/lake/index.ts';
import { parseIsoDate, type Text } from '../../../base/model/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import type { NamedSource, Reading } from '../reading.ts';

/** One thing the registers say of a person, with where it comes from. */
export type FactAnswer = Readonly<{
  fact: string;
  label: Text;
  dimension: FactEntry['dimension'];
  type: 'text' | 'number' | 'boolean' | 'date' | 'money' | 'code';
  value: string | number | boolean | null;
  /** What a code of an agency means. */
  words: Text | null;
  source: NamedSource | null;
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

/** All facts of a profile in the order of the country's content, unknown ones too. */
export function factsOf(reading: Reading, profile: Row): FactAnswer[] {
  return reading.facts
    .filter((entry) => entry.type !== 'person' && entry.type !== 'household' && !NOT_SHOWN.has(entry.fact))
    .map((entry) => ({
      fact: entry.fact,
      label: entry.label,
      dimension: entry.dimension,
      type: typeOf(entry.type),
      value: plain(profile[entry.fact]),
      words: reading.codeWords(entry.fact, profile[entry.fact]),
      source: sourceOf(reading, entry, profile),
    }));
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

function typeOf(type: FactEntry['type']): FactAnswer['type'] {
  if (type === 'integer') return 'number';
  return type === 'person' || type === 'household' ? 'text' : type;
}

function plain(cell: Row[string] | undefined): FactAnswer['value'] {
  if (typeof cell === 'bigint') return Number(cell);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}
