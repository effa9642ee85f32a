import type { IsoDate } from '../../../../base/model/index.ts';
import type { Circle, Facts, Known } from '../../../../stages/entitlements/index.ts';
import type { GapSettings } from '../../../../stages/gaps/index.ts';

type Death = Pick<GapSettings['death'], 'aliveFact' | 'dateFact'>;

/**
 * What is known now, as it held on an earlier day: whoever died on that day or after it was alive, the person and everybody around.
 * Where no register tells the day of a death, it cannot be told who was.
 */
export function knownOn(known: Known, day: IsoDate, death: Death): Known {
  const then = rowsOn(day, death);
  const { facts, circle, circleOf } = known;
  return {
    ...known,
    facts: then(facts),
    circle: circle && circleThen(circle, then),
    circleOf: circleOf && ((member) => circleThen(circleOf(member), then)),
  };
}

/** One row for one row, so that who is among the members of a unit stays the same. */
function rowsOn(day: IsoDate, { aliveFact, dateFact }: Death): (facts: Facts) => Facts {
  const changed = new Map<Facts, Facts>();
  return (facts) => {
    if (facts[aliveFact] !== false) return facts;
    const diedOn = facts[dateFact] ?? null;
    const alive = diedOn === null ? null : String(diedOn) >= day;
    if (alive === false) return facts;
    const then = changed.get(facts) ?? { ...facts, [aliveFact]: alive };
    changed.set(facts, then);
    return then;
  };
}

function circleThen(circle: Circle, then: (facts: Facts) => Facts): Circle {
  return Object.fromEntries(Object.entries(circle).map(([unit, members]) => [unit, members?.map(then)]));
}
