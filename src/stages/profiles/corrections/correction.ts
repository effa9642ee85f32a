import { parseIsoDate } from '../../../base/model/index.ts';
import { baseOf, type Fact, type FactSettings } from '../settings.ts';

/** What an agency found to be right for one person, where its register says otherwise. */
export type FactCorrection = Readonly<{
  /** The dispute it comes from; of two about one fact the later one counts. */
  dispute: bigint;
  personKey: bigint;
  fact: string;
  /** The register that was found wrong. */
  source: string;
  /** What that register said and the correction is of, as text. */
  said: string | null;
  /** As text; null: nothing is known, or there is nothing of the kind. */
  value: string | null;
  decidedOn: Date;
}>;

/** A correction together with the fact it is of. */
export type KnownCorrection = FactCorrection & Readonly<{ of: Fact }>;

const MADE_FROM_OTHERS = ['doubts'] as const;

/** Whether a value of this fact can be set right by itself; keys of the lake and what is worked out from other facts cannot. */
export function isCorrectable(fact: Fact): boolean {
  const isKey = fact.type === 'person' || fact.type === 'household';
  return !isKey && baseOf(fact) === undefined && !MADE_FROM_OTHERS.some((made) => made === fact.made);
}

const INTEGER = /^-?\d{1,15}$/;

/** Whether a text is a value of a fact: money is satang, a day is written 2026-09-30, a yes or no as true or false. */
export function isValueOf({ type }: Fact, text: string): boolean {
  switch (type) {
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'integer':
    case 'money':
      return INTEGER.test(text);
    case 'date':
      return parseIsoDate(text) !== undefined;
    default:
      return text.trim().length > 0;
  }
}

/** Corrections that still mean something: a fact that was taken out of the content, or took another type, is left alone. */
export function knownCorrections(
  { facts }: FactSettings,
  corrections: readonly FactCorrection[],
): KnownCorrection[] {
  const byName = new Map(facts.map((fact) => [fact.fact, fact]));
  return corrections.flatMap((correction) => {
    const of = byName.get(correction.fact);
    const fits = of && isCorrectable(of) && (correction.value === null || isValueOf(of, correction.value));
    return fits ? [{ ...correction, of }] : [];
  });
}
