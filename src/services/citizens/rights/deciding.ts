import type { IsoDate, Text } from '../../../base/model/index.ts';
import type { Explanation } from '../../../stages/entitlements/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { dayIn } from '../days.ts';

type Condition = Explanation['tree'][number];
type Part = Condition['parts'][number];
type Fact = Part['facts'][number];

/** A fact on which a refusal rests: what it is said to be, by which register and of what day. */
export type DecidingFact = Readonly<{
  fact: string;
  label: Text;
  type: FactEntry['type'];
  value: Fact['value'];
  words: Text | null;
  /** The register and its agency; null where none speaks. */
  source: Text | null;
  agency: Text | null;
  asOf: IsoDate | null;
}>;

/** The conditions that keep somebody from a right, each with the facts it rests on. */
export type Obstacle = Readonly<{ text: Text; law: Text; facts: DecidingFact[] }>;

const MOST_FACTS = 4;

/** What stands in the way of a right, in the order of the rules; what is not known stands in the way too. */
export function obstaclesOf(
  reading: Reading,
  explanation: Explanation,
  outcome: 'failed' | 'unknown',
): Obstacle[] {
  const decided = explanation.exceptions.filter(({ decides }) => decides);
  const conditions = decided.length > 0 ? decided : explanation.tree.filter((one) => one.outcome === outcome);
  return conditions.map((condition) => ({
    text: condition.text,
    law: lawOf(condition),
    facts: factsBehind(condition, decided.length > 0 ? 'passed' : outcome)
      .slice(0, MOST_FACTS)
      .map((fact) => asDeciding(reading, fact)),
  }));
}

/** The facts of the smallest parts that came out so, each once. */
function factsBehind(part: Part, outcome: Part['outcome']): Fact[] {
  const below = part.parts.filter((one) => one.outcome === outcome);
  const found = below.length > 0 ? below.flatMap((one) => factsBehind(one, outcome)) : allFacts(part);
  return [...new Map(found.map((fact) => [fact.fact, fact])).values()];
}

function allFacts(part: Part): Fact[] {
  return [...part.facts, ...part.parts.flatMap(allFacts)];
}

function asDeciding(reading: Reading, { fact, label, value, source, asOf }: Fact): DecidingFact {
  const named = source === null ? undefined : reading.source(source);
  return {
    fact,
    label,
    type: reading.facts.find((entry) => entry.fact === fact)?.type ?? 'text',
    value,
    words: reading.codeWords(fact, value),
    source: named?.title ?? null,
    agency: named?.agency ?? null,
    asOf: dayIn(asOf) ?? named?.asOf ?? null,
  };
}

function lawOf({ law: { title, section } }: Condition): Text {
  return section ? { th: `${title.th} ${section}`, en: `${title.en} ${section}` } : title;
}
