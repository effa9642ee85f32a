import type { IsoDate, SourceDate, Text } from '../../base/model/index.ts';
import { hasSeveralSources } from './fact-columns.ts';
import { baseOf, type Fact, type FactSettings } from './settings.ts';

/** What a page or an export has to know to show a fact with its source and age. */
export type FactEntry = Readonly<{
  fact: string;
  label: Text;
  type: Fact['type'];
  dimension: Fact['dimension'];
  unit: string | null;
  /** Registers that can give it, in order of trust; `name` is what `sourceColumn` calls it; no date where it was not used. */
  sources: readonly Readonly<{ source: string; name: string; asOf: IsoDate | null }>[];
  /** The profile's columns that say, person by person, which register gave the value and of what date. */
  sourceColumn: string | null;
  asOfColumn: string | null;
}>;

const MADE_SOURCE_COLUMNS = {
  linkage: ['identity_source', 'identity_as_of'],
  death: ['death_source', 'death_as_of'],
  residence: ['place_source', 'place_as_of'],
} as const;

/** Every fact with its label, type, dimension, unit and registers; `used` are the sources of a profiles version. */
export function factCatalogue(settings: FactSettings, used: readonly SourceDate[]): FactEntry[] {
  const dates = new Map(used.map((entry) => [entry.source, entry.asOf]));
  return settings.facts.map((fact) => {
    const [sourceColumn, asOfColumn] = provenanceColumns(fact);
    return {
      fact: fact.fact,
      label: fact.label,
      type: fact.type,
      dimension: fact.dimension,
      unit: fact.unit ?? null,
      sources: givers(fact, settings).map((giver) => ({ ...giver, asOf: dates.get(giver.source) ?? null })),
      sourceColumn,
      asOfColumn,
    };
  });
}

/** The registers a fact can come from, in order of trust. */
export function factSources(fact: Fact, settings: FactSettings): string[] {
  return [...new Set(givers(fact, settings).map(({ source }) => source))];
}

function givers(fact: Fact, settings: FactSettings): { source: string; name: string }[] {
  const base = settings.facts.find((other) => other.fact === baseOf(fact));
  if (base) return givers(base, settings);
  const evidence =
    fact.made === 'death' ? settings.death : fact.made === 'residence' ? settings.residence : [];
  const told = [...(fact.from ?? []).map(({ source }) => ({ source, name: source })), ...evidence];
  return [...new Map(told.map(({ source, name }) => [`${source} ${name}`, { source, name }])).values()];
}

function provenanceColumns(fact: Fact): readonly [string | null, string | null] {
  if (hasSeveralSources(fact)) return [`${fact.fact}_source`, `${fact.fact}_as_of`];
  if (fact.made && fact.made !== 'doubts') return MADE_SOURCE_COLUMNS[fact.made];
  return [null, null];
}
