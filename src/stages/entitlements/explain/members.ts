import type { Text } from '../../../base/model/index.ts';
import { type Facts, type Prepared, prepareEvaluate } from '../evaluate.ts';
import {
  childrenOf,
  type Expression,
  type FactDeclaration,
  type HouseholdExpression,
} from '../language/index.ts';
import { toText } from '../text/index.ts';
import type { ExplainedHousehold, ExplainedMember, Known, Outcome } from './explained.ts';
import { factsIn, plain } from './facts.ts';

/** Tells what was asked of a unit's members, for one person. */
export type HouseholdTeller = (known: Known) => ExplainedHousehold;

/** What ages of members are counted by: the fact with the birth date, and the day asked about. */
export type AgeOn = Readonly<{ birth: string; on: string }>;

/** The questions about members inside an expression, each prepared to be told. */
export function prepareHouseholds(expression: Expression, age: AgeOn): HouseholdTeller[] {
  return householdsIn(expression).map((question) => prepareHousehold(question, age));
}

/** The households that an expression asks itself; those of another programme's rules are told there. */
function householdsIn(expression: Expression): HouseholdExpression[] {
  if (expression.kind === 'household') return [expression];
  if (expression.kind === 'receives') return [];
  return childrenOf(expression).flatMap(householdsIn);
}

type Asked = Readonly<{
  head: Pick<ExplainedHousehold, 'unit' | 'title' | 'measure' | 'asks' | 'takes'>;
  unitFact: string;
  whole: Prepared;
  where: Prepared;
  value: Prepared | null;
  facts: Readonly<{ where: readonly FactDeclaration[]; value: readonly FactDeclaration[] }>;
}>;

function prepareHousehold(expression: HouseholdExpression, age: AgeOn): HouseholdTeller {
  const { unit, measure, where, value } = expression;
  const text = (part: Expression | null): Text | null => part && toText(part);
  const asked: Asked = {
    head: { unit: unit.id, title: unit.title, measure, asks: text(where), takes: text(value) },
    unitFact: unit.fact,
    whole: prepareEvaluate(expression),
    where: where ? prepareEvaluate(where) : () => true,
    value: value && prepareEvaluate(value),
    facts: { where: where ? factsIn(where) : [], value: value ? factsIn(value) : [] },
  };
  return (known) => tellHousehold(asked, known, age);
}

function tellHousehold(asked: Asked, known: Known, age: AgeOn): ExplainedHousehold {
  const { facts, circle } = known;
  const members = circle?.[asked.head.unit];
  if (!members) {
    return {
      ...asked.head,
      members: null,
      counted: 0,
      open: 0,
      value: null,
      people: [],
      missing: [asked.unitFact],
    };
  }
  const value = asked.whole(facts, circle);
  const people = members.map((member) => tellMember(asked, { member, known, age }));
  const is = (outcome: Outcome) => people.filter(({ counts }) => counts === outcome).length;
  return {
    ...asked.head,
    members: members.length,
    counted: is('passed'),
    open: is('unknown'),
    value: plain(value),
    people: people.sort((one, other) => (other.ageYears ?? -1) - (one.ageYears ?? -1)),
    missing: value === null ? missingOf(asked, members, known) : [],
  };
}

function tellMember(
  { where, value }: Asked,
  { member, known, age }: Readonly<{ member: Facts; known: Known; age: AgeOn }>,
): ExplainedMember {
  const holds = where(member, known.circle);
  const isOpen = holds === null || (holds === true && value !== null && value(member, known.circle) === null);
  return {
    ageYears: ageOf(member[age.birth], age.on),
    isSelf: isSamePerson(member, known.facts),
    counts: isOpen ? 'unknown' : holds === true ? 'passed' : 'failed',
  };
}

/** Names of facts, never whose they are. */
function missingOf({ where, value, facts }: Asked, members: readonly Facts[], { circle }: Known): string[] {
  const missing = members.flatMap((member) => {
    const holds = where(member, circle);
    if (holds === null) return lackingIn(facts.where, member);
    return holds === true && value?.(member, circle) === null ? lackingIn(facts.value, member) : [];
  });
  const open = [...facts.where, ...facts.value].map(({ fact }) => fact);
  // Of nobody there is no least and no greatest: then all that was asked is what more would have to be known of.
  return [...new Set(missing.length > 0 ? missing : open)];
}

function lackingIn(facts: readonly FactDeclaration[], member: Facts): string[] {
  const names = facts.map(({ fact }) => fact);
  const unknown = names.filter((fact) => (member[fact] ?? null) === null);
  return unknown.length > 0 ? unknown : names;
}

function isSamePerson(member: Facts, person: Facts): boolean {
  if (member === person) return true;
  const id = member['person_id'] ?? null;
  return id !== null && id === person['person_id'];
}

function ageOf(born: Facts[string], on: string): number | null {
  if (typeof born !== 'string' || born > on) return null;
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}
