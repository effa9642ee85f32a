import type { Text } from '../../../base/model/index.ts';
import type { Circle, Facts } from '../evaluate.ts';
import type { HouseholdMeasure, LawReference, ReceivesAs } from '../language/index.ts';

export type Outcome = 'passed' | 'failed' | 'unknown';

/** What a fact can be said to be; money is satang. */
export type FactValue = boolean | number | string | null;

/** Registers that contradict the one whose value was used, and why that one was used. */
export type FactDoubt = Readonly<{
  why: Text;
  others: readonly Readonly<{ source: string; value: FactValue }>[];
}>;

/** Where each fact comes from, for which day it stands, and what contradicts it. */
export type Provenance = Readonly<
  Record<
    string,
    Readonly<{ source: string | null; asOf: string | null; doubt?: FactDoubt | undefined }> | undefined
  >
>;

/** What is known of a person, from where, and of the members of their units. */
export type Known = Readonly<{
  facts: Facts;
  provenance?: Provenance | undefined;
  circle?: Circle | undefined;
  /** The units of another member; without it no more is known of a member's units than the one they share. */
  circleOf?: ((member: Facts) => Circle) | undefined;
}>;

/** A fact as it was used. */
export type ExplainedFact = Readonly<{
  fact: string;
  label: Text;
  value: FactValue;
  source: string | null;
  asOf: string | null;
  doubt: FactDoubt | null;
}>;

/** A fact of one person, also as a list of its own; `place` is its place among those that many people are alike in, or -1. */
export type ToldFact = Readonly<{ fact: ExplainedFact; alone: readonly ExplainedFact[]; place: number }>;

/** A dated value of the law as it was used; null where it is a table by area. */
export type ExplainedParameter = Readonly<{ parameter: string; value: Text | null; law: LawReference }>;

/** How far the person is from the threshold: above zero on the right side of it, below zero on the wrong side. */
export type Distance = Readonly<{ unit: 'satang' | 'count' | 'days' | 'months'; margin: number }>;

/** One member of a unit in an explanation for another: an age and whether they count, never who they are or what they have. */
export type ExplainedMember = Readonly<{ ageYears: number | null; isSelf: boolean; counts: Outcome }>;

/** What was asked of all members of a unit, and what came of it together. */
export type ExplainedHousehold = Readonly<{
  unit: string;
  title: Text;
  measure: HouseholdMeasure;
  /** What is asked of each member; null: all count. */
  asks: Text | null;
  /** What is taken of each member that counts. */
  takes: Text | null;
  /** Null: the person is in no such unit that a register tells of. */
  members: number | null;
  counted: number;
  open: number;
  value: FactValue;
  people: readonly ExplainedMember[];
  /** Facts that are not known of some member and keep the answer open. */
  missing: readonly string[];
}>;

/** Another programme on whose answer or payment this one rests. */
export type ExplainedReceives = Readonly<{ programme: string; title: Text; as: ReceivesAs }>;

/** Which row of a table by area was used; `value: null` is an area that the table does not tell of. */
export type ExplainedArea = Readonly<{
  parameter: string;
  level: string;
  area: string | null;
  value: Text | null;
  isOtherwise: boolean;
}>;

/** One node of a condition with its outcome, and below a branch the outcome of every part. */
export type ExplainedPart = Readonly<{
  text: Text;
  outcome: Outcome;
  facts: readonly ExplainedFact[];
  parameters: readonly ExplainedParameter[];
  distance: Distance | null;
  households: readonly ExplainedHousehold[];
  receives: readonly ExplainedReceives[];
  areas: readonly ExplainedArea[];
  parts: readonly ExplainedPart[];
}>;

/** A statement of the law inside an explanation; `sentence` is what the rule itself says, `text` what the content calls it. */
export type Statement = Readonly<{ id: string; text: Text; sentence: Text; law: LawReference }>;

/** One condition with its outcome and what led to it. */
export type ExplainedCondition = ExplainedPart & Statement;

/** An exception: whether its case is met, what it would decide, and whether it did. */
export type ExplainedException = ExplainedCondition &
  Readonly<{ rank: number; then: 'eligible' | 'not-eligible'; decides: boolean }>;

/**
 * One person being explained. Programmes share facts and conditions ("is alive"), so each is told once a person and kept here,
 * by the number it was given when the rules were prepared.
 */
export type Session = Readonly<{
  known: Known;
  rowTellsSources: boolean;
  facts: (ToldFact | undefined)[];
  lists: (readonly ExplainedFact[] | undefined)[];
  parts: (ExplainedPart | undefined)[];
}>;

/** How many facts, lists of facts and parts have been given a number. */
export type SessionSize = Readonly<{ facts: number; lists: number; parts: number }>;

/** An expression of which everything that does not depend on a person has been worked out. */
export type PreparedPart = Readonly<{
  text: Text;
  parameters: readonly ExplainedParameter[];
  /** The yes-no fact that alone answers it. */
  fact: ((session: Session) => ToldFact) | null;
  explain: (session: Session) => ExplainedPart;
  /** Facts whose absence keeps it open, for a person for whom it is. */
  missing: (session: Session) => readonly string[];
}>;
