import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { GapKind } from '../../base/model/index.ts';
import { decisionColumns } from '../entitlements/index.ts';
import type { Roll } from './rolls/index.ts';

/** The one gap that a person can have in a programme: the first that holds. */
export function kindOf(roll: Roll): Sql {
  const { answer } = decisionColumns(roll.programme.id);
  const paid = id(roll.columns.paid);
  const alive = sql`not coalesce(dead, false)`;
  const unpaid = roll.programme.sharedBy
    ? sql`(not ${paid} and not ${id(unitPaidColumn(roll))})`
    : sql`not ${paid}`;
  const { period } = roll.programme;
  const cases: [GapKind, Sql][] = [
    ...caseIf(GOES_ON.includes(period), 'paid-after-death', sql`${paid} and dead and last_payment_over`),
    ...roll.overlaps.map(({ holds }): [GapKind, Sql] => ['overlap', sql`${paid} and ${holds} and ${alive}`]),
    ...caseIf(period !== 'once', 'paid-not-eligible', sql`${paid} and ${id(answer)} = 0 and ${alive}`),
    ['missing-out', sql`${unpaid} and ${holdsRight(roll)} and ${id(roll.columns.payable)}`],
    ['blocked-by-one', sql`${unpaid} and ${alive} and ${blockedByOne(roll)}`],
    ['cannot-tell', sql`${unpaid} and ${alive} and ${openByOne(roll)}`],
  ];
  const whens = cases.map(([kind, when]) => sql`when ${when} then ${literal(kind)}`);
  return sql`case
      ${join(whens, '\n      ')}
    end`;
}

/**
 * Rights of which the roll says what is paid now. What a roll of a year, a semester or a single time tells was paid before the
 * day asked about, perhaps before the death or while the person was entitled.
 */
const GOES_ON: readonly Roll['programme']['period'][] = ['month', 'quarter', 'service'];

function caseIf(applies: boolean, kind: GapKind, when: Sql): [GapKind, Sql][] {
  return applies ? [[kind, when]] : [];
}

/** Whether another member of the unit is paid a right that the unit shares. */
export function unitPaidColumn({ programme }: Roll): string {
  return `${programme.id.replaceAll('-', '_')}__unit_paid`;
}

/** A shared right is missed once, by the member who holds it. */
function holdsRight({ programme }: Roll): Sql {
  const { answer, holder } = decisionColumns(programme.id);
  return programme.sharedBy ? sql`${id(answer)} = 1 and ${id(holder)}` : sql`${id(answer)} = 1`;
}

/** Nothing is unknown, no exception decides, and the only false condition is one that an officer wants to know of. */
function blockedByOne({ programme, compiled }: Roll): Sql {
  const { answer, held, unknown } = decisionColumns(programme.id);
  const flagged = flaggedBits(compiled);
  if (flagged.length === 0) return sql`false`;
  const all = 2 ** compiled.conditions.length - 1;
  return sql`${id(answer)} = 0 and ${id(unknown)} = 0 and (${literal(all)} - ${id(held)}) in (${join(flagged.map((bit) => literal(bit)))})`;
}

/** The bits of the conditions that an officer wants to know of when they alone stand in the way. */
function flaggedBits({ conditions }: Roll['compiled']): number[] {
  return conditions.flatMap(({ flagWhenAlone }, index) => (flagWhenAlone ? [2 ** index] : []));
}

/**
 * Only a condition that an officer wants to know of is not known, so that one fact would settle the matter. What nobody has looked at
 * for anybody, such as every poor old person's home, is no flag: the table of open answers counts it.
 */
function openByOne({ programme, compiled }: Roll): Sql {
  const { answer, unknown } = decisionColumns(programme.id);
  const bits = flaggedBits(compiled).map((bit) => literal(bit));
  if (bits.length === 0) return sql`false`;
  return sql`${id(answer)} is null and ${id(unknown)} in (${join(bits)})`;
}

/** The ids of the conditions that are false: neither held nor unknown. */
export function failedConditions({ programme, compiled }: Roll): Sql {
  const { held, unknown } = decisionColumns(programme.id);
  const failed = compiled.conditions.map((condition, index) => {
    const holdsOrOpen = dialect.hasBit(sql`(${id(held)} + ${id(unknown)})`, 2 ** index);
    return sql`case when not (${holdsOrOpen}) then ${literal(condition.id)} end`;
  });
  return sql`concat_ws(',', ${join(failed)})`;
}

/** The id of the one condition that is not known. */
export function openCondition({ programme, compiled }: Roll): Sql {
  const { unknown } = decisionColumns(programme.id);
  const whens = compiled.conditions.map(
    (condition, index) => sql`when ${literal(2 ** index)} then ${literal(condition.id)}`,
  );
  return sql`case ${id(unknown)} ${join(whens, ' ')} end`;
}
