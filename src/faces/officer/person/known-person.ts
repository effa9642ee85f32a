import type { FactsAnswer, PersonAnswer, SourceDateAnswer } from '../../../contract/index.ts';

/** A fact there can be, with what is known of it of this person; a value of null is not known. */
export type KnownFact = FactsAnswer['facts'][number] &
  Readonly<{
    value: string | number | boolean | null;
    words: PersonAnswer['facts'][number]['words'];
    source: string | null;
    asOf: string | null;
  }>;

/** A person with every fact there can be by its name, and the registers behind them. */
export type KnownPerson = Omit<PersonAnswer, 'facts'> &
  Readonly<{ facts: readonly KnownFact[]; sources: readonly SourceDateAnswer[] }>;

const UNKNOWN = { value: null, words: null, source: null, asOf: null } as const;

/** Sets what is known of a person beside everything that could be known. */
export function knowPerson(person: PersonAnswer, { facts, sources }: FactsAnswer): KnownPerson {
  const known = new Map(person.facts.map((fact) => [fact.fact, fact]));
  return {
    ...person,
    facts: facts.map((entry) => ({ ...entry, ...UNKNOWN, ...known.get(entry.fact) })),
    sources,
  };
}
