import type { IsoDate, Text } from '../../base/model/index.ts';
import { evaluate, type Facts } from './evaluate.ts';
import {
  type ExplainedFact,
  type ExplainedParameter,
  type ExplainedPart,
  explainFacts,
  explainPart,
  type Known,
  type PreparedPart,
  type Provenance,
  preparePart,
} from './explain-part.ts';
import { type LawReference, type Programme, type RulesOnDay, rulesOn } from './language/index.ts';

/** What is asked: one programme, what is known of one person, a day, and where facts come from if the row does not say. */
export type ExplainRequest = Readonly<{
  programme: Programme;
  facts: Facts;
  asOf: IsoDate;
  provenance?: Provenance | undefined;
}>;

/** One condition with its outcome and what led to it; `sentence` is what the rule itself says, `text` what the content calls it. */
export type ExplainedCondition = ExplainedPart & Readonly<{ id: string; sentence: Text; law: LawReference }>;

/** How an amount comes about. */
export type ExplainedAmount = Readonly<{
  sentence: Text;
  law: LawReference;
  facts: readonly ExplainedFact[];
  parameters: readonly ExplainedParameter[];
}>;

/** Why one person is eligible, is not, or cannot be told. */
export type Explanation = Readonly<{
  programme: string;
  title: Text;
  on: IsoDate;
  /** Null when no version of the programme is in force on the day; then nobody is eligible. */
  version: Readonly<{ id: string; from: IsoDate; to: IsoDate | null }> | null;
  answer: 'eligible' | 'not-eligible' | 'cannot-tell';
  /** Null when not eligible, or when a fact that decides the amount is not known. */
  amountSatangAMonth: number | null;
  amount: ExplainedAmount | null;
  /** From which day an eligible person should have been paid, where the facts tell. */
  since: string | null;
  /** Facts whose absence keeps the answer, or its amount, open. */
  missing: readonly string[];
  tree: readonly ExplainedCondition[];
  notChecked: readonly Text[];
  /** Whether every statement of law behind the answer has been checked against the law's text. */
  verified: boolean;
}>;

/** Answers one programme for one person as a tree: the same rules that SQL asks of everybody. */
export function explainDecision({ programme, asOf, facts, provenance }: ExplainRequest): Explanation {
  return prepareExplanations(programme, asOf)({ facts, provenance });
}

/** Reads the rules of a day once and gives what explains one person after another by them. */
export function prepareExplanations(programme: Programme, on: IsoDate): (known: Known) => Explanation {
  const { id, title, notChecked } = programme;
  const head = { programme: id, title, on, notChecked };
  const rules = rulesOn(programme, on);
  if (!rules) return () => ({ ...head, ...NOT_IN_FORCE });
  const prepared = prepare(rules);
  return (known) => ({ ...head, version: prepared.version, ...explain(prepared, known) });
}

const NOT_IN_FORCE = {
  version: null,
  answer: 'not-eligible',
  amountSatangAMonth: null,
  amount: null,
  since: null,
  missing: [],
  tree: [],
  verified: true,
} as const;

type Prepared = Readonly<{
  rules: RulesOnDay;
  version: NonNullable<Explanation['version']>;
  conditions: readonly Readonly<{
    part: PreparedPart;
    head: Pick<ExplainedCondition, 'id' | 'text' | 'law'>;
  }>[];
  amount: PreparedPart;
  verified: boolean;
}>;

function prepare(rules: RulesOnDay): Prepared {
  const conditions = rules.conditions.map(({ id, text, law, when }) => ({
    part: preparePart(when),
    head: { id, text, law },
  }));
  const amount = preparePart(rules.amount.pays);
  const laws = [...conditions.map(({ head }) => head.law), rules.amount.law];
  const parameters = [...conditions.flatMap(({ part }) => part.parameters), ...amount.parameters];
  const { id, inForce } = rules.version;
  return {
    rules,
    version: { id, from: inForce.from, to: inForce.to },
    conditions,
    amount,
    verified: [...laws, ...parameters.map(({ law }) => law)].every(({ verified }) => verified),
  };
}

function explain(
  prepared: Prepared,
  known: Known,
): Omit<Explanation, 'programme' | 'title' | 'on' | 'notChecked' | 'version'> {
  const { rules } = prepared;
  const tree = prepared.conditions.map(({ part, head }): ExplainedCondition => {
    return { ...explainPart(part, known), ...head, sentence: part.text };
  });
  const answer = answerOf(tree);
  const eligible = answer === 'eligible';
  const satang = eligible ? evaluate(rules.amount.pays, known.facts) : null;
  const since = eligible && rules.since ? evaluate(rules.since.day, known.facts) : null;
  const amount = explainAmount(prepared, known);
  const open = eligible && satang === null ? lacking(amount.facts) : tree.flatMap(openFacts);
  return {
    answer,
    amountSatangAMonth: satang === null ? null : Number(satang),
    amount,
    since: since === null ? null : String(since),
    missing: answer === 'not-eligible' ? [] : [...new Set(open.map(({ fact }) => fact))],
    tree,
    verified: prepared.verified,
  };
}

function explainAmount({ rules, amount }: Prepared, known: Known): ExplainedAmount {
  const { text, parameters } = amount;
  return { sentence: text, law: rules.amount.law, facts: explainFacts(amount, known), parameters };
}

function answerOf(tree: readonly ExplainedCondition[]): Explanation['answer'] {
  if (tree.some(({ outcome }) => outcome === 'failed')) return 'not-eligible';
  return tree.some(({ outcome }) => outcome === 'unknown') ? 'cannot-tell' : 'eligible';
}

/** Only branches that are themselves open count: an unknown fact beside one that settles the matter is not missing. */
function openFacts(part: ExplainedPart): readonly ExplainedFact[] {
  if (part.outcome !== 'unknown') return [];
  return part.parts.length > 0 ? part.parts.flatMap(openFacts) : lacking(part.facts);
}

/** Facts that are not known; where all are, they are not known well enough (a birth date of which only the year is known). */
function lacking(facts: readonly ExplainedFact[]): readonly ExplainedFact[] {
  const unknown = facts.filter(({ value }) => value === null);
  return unknown.length > 0 ? unknown : facts;
}
