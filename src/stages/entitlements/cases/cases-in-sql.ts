import type { Engine } from '../../../base/lake/index.ts';
import type { Circle } from '../evaluate.ts';
import type { Programme } from '../language/index.ts';
import { type Decision, decidePeopleInSql, type Person } from '../parity/index.ts';
import type { ProgrammeCase } from './read-cases.ts';

/**
 * Decides cases with the SQL that the whole population is decided with, all cases of one day together. The population is decided by
 * the rules known now, so cases that ask for the rules known on another day have no decision in SQL.
 */
export async function decideCasesInSql(
  engine: Engine,
  programme: Programme,
  cases: readonly ProgrammeCase[],
): Promise<ReadonlyMap<ProgrammeCase, Decision>> {
  const found = new Map<ProgrammeCase, Decision>();
  const known = cases.filter(({ knownOn }) => knownOn === undefined);
  for (const [asOf, ofDay] of Map.groupBy(known, ({ on }) => on)) {
    const groups = ofDay.map((example, place) => peopleOf(programme, example, place));
    const [decisions = []] = await decidePeopleInSql(
      engine,
      { programmes: [programme], asOf },
      groups.flat(),
    );
    let row = 0;
    for (const [place, example] of ofDay.entries()) {
      const decision = decisions[row];
      if (decision) found.set(example, decision);
      row += groups[place]?.length ?? 0;
    }
  }
  return found;
}

/** Room for the members and the units of one case. */
const ROOM = 1000;

/** The person of a case and the other members; every unit of every case has a key of its own. */
function peopleOf({ settings }: Programme, { facts, circle }: ProgrammeCase, place: number): Person[] {
  const first = place * ROOM;
  const keyed = settings.units.map((unit, index) => ({ ...unit, key: BigInt(first + index + 1) }));
  const own = keyed.map(({ id, fact, key }) => [fact, circle[id] ? key : null]);
  const others = keyed.flatMap(({ id, fact, key }) => {
    const members = circle[id] ?? [];
    const theirs: Circle = { [id]: members };
    return members
      .filter((member) => member !== facts)
      .map((member) => ({ facts: { ...member, [fact]: key }, circle: theirs }));
  });
  const person = { facts: { ...facts, ...Object.fromEntries(own) }, circle };
  return [person, ...others].map((one, index) => ({ id: BigInt(first + index), ...one }));
}
