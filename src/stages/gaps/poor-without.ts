import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { decisionColumns } from '../entitlements/index.ts';
import type { Column, Roll } from './rolls/index.ts';
import type { GapSettings } from './settings.ts';

/** A right that the surveyed poor should hold, beside its roll. */
export type PoorRule = Readonly<{ rule: GapSettings['poorWithout'][number]; roll: Roll }>;

/** The rules about the surveyed poor; none where no survey says who is poor. */
export function poorRules({
  rolls,
  settings,
  surveyed,
}: Readonly<{ rolls: readonly Roll[]; settings: GapSettings; surveyed: boolean }>): PoorRule[] {
  if (!surveyed) return [];
  return settings.poorWithout.flatMap((rule) => {
    const roll = rolls.find(({ programme }) => programme.id === rule.programme);
    return roll ? [{ rule, roll }] : [];
  });
}

/** Whether a person holds the right, and whether an amount is known that bars them. */
export function poorColumns(poorRule: PoorRule, asOf: IsoDate): Column[] {
  const { rule } = poorRule;
  return [
    { name: columnOf(rule.programme, 'holds'), is: id(`person.${rule.holdsFact}`) },
    { name: columnOf(rule.programme, 'above'), is: isAbove(poorRule, asOf) },
  ];
}

/** Whether some amount that is known is above what the programme allows on the day. */
function isAbove({ rule, roll: { programme } }: PoorRule, asOf: IsoDate): Sql {
  const tests = rule.notAbove.flatMap(({ fact, parameter }) => {
    const period = programme.parameters[parameter]?.findLast(
      ({ from, to }) => from <= asOf && (to === null || asOf <= to),
    );
    return period?.value
      ? [sql`coalesce(${id(`person.${fact}`)} > ${literal(period.value.value)}, false)`]
      : [];
  });
  return tests.length > 0 ? join(tests, ' or ') : sql`false`;
}

/** Poor, not known to be barred, and without it. */
export function poorWithout({ rule, roll: { programme, compiled } }: PoorRule): Sql {
  const { answer, held } = decisionColumns(programme.id);
  const met = compiled.conditions.flatMap((condition, index) =>
    rule.mustHold.includes(condition.id) ? [dialect.hasBit(id(held), 2 ** index)] : [],
  );
  const tests = [
    sql`poor`,
    sql`not ${id(columnOf(rule.programme, 'holds'))}`,
    sql`not coalesce(${id(columnOf(rule.programme, 'above'))}, false)`,
    sql`coalesce(${id(answer)} <> 0, true)`,
    sql`not coalesce(dead, false)`,
  ];
  return join([...tests, ...met], ' and ');
}

function columnOf(programmeId: string, what: string): string {
  return `${programmeId.replaceAll('-', '_')}__${what}`;
}
