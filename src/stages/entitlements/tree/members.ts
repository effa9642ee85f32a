import type { HouseholdExpression, Value } from '../language/index.ts';
import type { Circle, Facts, Prepared } from './facts.ts';
import { ofType } from './quantities.ts';

type Asked = Readonly<{ where: Prepared | null; value: Prepared | null }>;

/** Asks all members of the person's unit; not known when the unit is not. */
export function measureMembers({ unit, measure, type }: HouseholdExpression, asked: Asked): Prepared {
  const { id } = unit;
  const where = asked.where ?? (() => true);
  switch (measure) {
    case 'any':
      return ofMembers(id, (members, circle) => holdsFor(members, circle, { where, settles: true }));
    case 'all':
      return ofMembers(id, (members, circle) => holdsFor(members, circle, { where, settles: false }));
    case 'count':
      return ofMembers(id, (members, circle) => counted(members, where, circle)?.length ?? null);
    case 'sum':
    case 'min':
    case 'max':
      return totalOf(id, type, { where, value: asked.value ?? (() => null), total: TOTALS[measure] });
  }
}

type Totalling = Readonly<{ where: Prepared; value: Prepared; total: Total }>;

function totalOf(
  unit: string,
  type: HouseholdExpression['type'],
  { where, value, total }: Totalling,
): Prepared {
  return ofMembers(unit, (members, circle) => {
    const amounts = counted(members, where, circle)?.map((member) => value(member, circle));
    const found = amounts && total(amounts.map((amount) => (amount === null ? null : BigInt(amount))));
    return found === null || found === undefined ? null : ofType(type, found);
  });
}

type Total = (amounts: readonly (bigint | null)[]) => bigint | null;

const TOTALS: Record<'sum' | 'min' | 'max', Total> = {
  sum: (amounts) => folded(amounts, (total, amount) => total + amount) ?? (amounts.length === 0 ? 0n : null),
  min: (amounts) => folded(amounts, (left, right) => (isLess(left, right) ? left : right)),
  max: (amounts) => folded(amounts, (left, right) => (isLess(left, right) ? right : left)),
};

function isLess(left: bigint, right: bigint): boolean {
  return left < right;
}

/** One amount from several; none from none, and none when one of them is not known. */
function folded(
  amounts: readonly (bigint | null)[],
  join: (left: bigint, right: bigint) => bigint,
): bigint | null {
  let total: bigint | null = null;
  for (const amount of amounts) {
    if (amount === null) return null;
    total = total === null ? amount : join(total, amount);
  }
  return total;
}

function ofMembers(
  unit: string,
  answer: (members: readonly Facts[], circle: Circle) => Value | null,
): Prepared {
  return (_facts, circle) => {
    const members = circle?.[unit];
    return circle && members ? answer(members, circle) : null;
  };
}

/** The members for whom the question holds; nothing when it is open for one of them. */
function counted(members: readonly Facts[], where: Prepared, circle: Circle): Facts[] | null {
  const found: Facts[] = [];
  for (const member of members) {
    const outcome = where(member, circle);
    if (outcome === null) return null;
    if (outcome) found.push(member);
  }
  return found;
}

/** Whether the question holds for any (a yes settles it) or for all (a no settles it). */
function holdsFor(
  members: readonly Facts[],
  circle: Circle,
  { where, settles }: Readonly<{ where: Prepared; settles: boolean }>,
): boolean | null {
  let open = false;
  for (const member of members) {
    const outcome = where(member, circle);
    if (outcome === settles) return settles;
    if (outcome === null) open = true;
  }
  return open ? null : !settles;
}
