import type { IsoDate } from '../../base/model/index.ts';
import type { Circle, Facts } from './evaluate.ts';
import type { EntitlementSettings, Programme } from './language/index.ts';
import { type Decision, decidePeople, type Person } from './parity/index.ts';

export type { Decision } from './parity/index.ts';

/** What is asked. */
export type Question = Readonly<{ programme: Programme; asOf: IsoDate }>;

/** Decides one person with the tree evaluator. */
export function decideOne({ programme, asOf }: Question, facts: Facts, circle: Circle = {}): Decision {
  const people = peopleAround(programme.settings, facts, circle);
  const [decision] = decidePeople(programme, asOf, people);
  return decision ?? NOBODY;
}

const NOBODY: Decision = { answer: 0, amount: null, held: 0, unknown: 0, holder: null, since: null };

/** The person first, then the other members of each unit; of a member told for one unit the other units are not known. */
function peopleAround({ units }: EntitlementSettings, facts: Facts, circle: Circle): Person[] {
  const own = units.map(({ id, fact }) => [fact, circle[id] ? 1n : null]);
  const person = { id: 0n, facts: { ...facts, ...Object.fromEntries(own) }, circle };
  const others = units.flatMap(({ id, fact }) => {
    const members = circle[id] ?? [];
    return members
      .filter((member) => member !== facts)
      .map((member) => ({ facts: { ...member, [fact]: 1n }, circle: { [id]: members } }));
  });
  return [person, ...others.map((other, index) => ({ id: BigInt(index + 1), ...other }))];
}
