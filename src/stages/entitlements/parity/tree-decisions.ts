import type { IsoDate } from '../../../base/model/index.ts';
import { type Prepared, prepareEvaluate } from '../evaluate.ts';
import { type Programme, type RulesOnDay, rulesOn, type Value } from '../language/index.ts';
import type { Decision, Person } from './decision.ts';

/** Decides people with the tree evaluator, in their order. Holders are found among them, so whole units must be there. */
export function decidePeople(programme: Programme, asOf: IsoDate, people: readonly Person[]): Decision[] {
  const rules = rulesOn(programme, asOf);
  const holderElsewhere = programme.sharedBy === undefined ? null : false;
  if (!rules) return people.map(() => ({ ...NOT_IN_FORCE, holder: holderElsewhere }));
  const decide = prepareDecision(rules);
  const decisions = people.map(decide);
  if (programme.sharedBy === undefined) return decisions;
  return withHolders({ programme, nothing: rules.amount ? 0n : null }, people, decisions);
}

const NOT_IN_FORCE: Decision = { answer: 0, amount: null, held: 0, unknown: 0, holder: null, since: null };

/** The exception of the lowest rank that holds decides; the rule is written out here and not taken from the compilers. */
function prepareDecision(rules: RulesOnDay): (person: Person) => Decision {
  const conditions = rules.conditions.map(({ when }) => prepareEvaluate(when));
  const exceptions = rules.exceptions.map(({ when, then }) => ({ when: prepareEvaluate(when), then }));
  const pays = rules.amount && prepareEvaluate(rules.amount.pays);
  const since = rules.since && prepareEvaluate(rules.since.day);
  return ({ facts, circle }) => {
    const ask = (prepared: Prepared) => prepared(facts, circle);
    const met = conditions.map(ask);
    const excepted = exceptions.map(({ when, then }) => ({ when: ask(when), then }));
    const eligible = excepted.reduceRight<boolean | null>((below, { when, then }) => {
      if (when === null) return below === then ? below : null;
      return when === true ? then : below;
    }, allOf(met));
    const outcomes = [...met, ...excepted.map(({ when }) => when)];
    const amount = pays && eligible ? ask(pays) : null;
    const day = since && ask(since);
    return {
      answer: eligible === null ? null : eligible ? 1 : 0,
      amount: amount === null ? null : BigInt(amount),
      held: bitsOf(outcomes, true),
      unknown: bitsOf(outcomes, null),
      holder: null,
      since: day === null ? null : String(day),
    };
  };
}

function allOf(outcomes: readonly (Value | null)[]): boolean | null {
  if (outcomes.includes(false)) return false;
  return outcomes.includes(null) ? null : true;
}

function bitsOf(outcomes: readonly unknown[], wanted: unknown): number {
  return outcomes.reduce<number>((bits, outcome, index) => bits + (outcome === wanted ? 2 ** index : 0), 0);
}

type SharedRight = Readonly<{ programme: Programme; nothing: bigint | null }>;

/** Of a unit's eligible members the eldest holds its right, then the one with the smallest id; the others get nothing more. */
function withHolders(
  { programme, nothing }: SharedRight,
  people: readonly Person[],
  decisions: readonly Decision[],
): Decision[] {
  const { units, birth } = programme.settings;
  const unitFact = units.find(({ id }) => id === programme.sharedBy)?.fact ?? '';
  const first = new Map<Value, Person>();
  for (const [index, person] of people.entries()) {
    const unit = person.facts[unitFact] ?? null;
    if (unit === null || decisions[index]?.answer !== 1) continue;
    const other = first.get(unit);
    if (!other || standsBefore(person, other, birth.date)) first.set(unit, person);
  }
  return people.map((person, index) => {
    const decision = decisions[index] ?? NOT_IN_FORCE;
    const unit = person.facts[unitFact] ?? null;
    if (decision.answer !== 1) return { ...decision, holder: decision.answer === 0 ? false : null };
    if (unit === null) return { ...decision, amount: null, holder: null };
    const holder = first.get(unit) === person;
    return { ...decision, amount: holder ? decision.amount : nothing, holder };
  });
}

/** Who has no birth date stands last. */
function standsBefore(one: Person, other: Person, birthFact: string): boolean {
  const [born, otherBorn] = [one, other].map(({ facts }) => facts[birthFact] ?? null);
  if (born === otherBorn) return one.id < other.id;
  if (born === null || born === undefined) return false;
  return otherBorn === null || otherBorn === undefined || born < otherBorn;
}
