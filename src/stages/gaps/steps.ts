import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { decisionColumns } from '../entitlements/index.ts';
import { gapRows, kindOf, pairColumn, type Roll, rollColumns } from './rolls.ts';
import type { GapSettings } from './settings.ts';

/** What the steps are made from. */
export type GapParts = Readonly<{
  rolls: readonly Roll[];
  settings: GapSettings;
  asOf: IsoDate;
  /** Whether a survey says who is poor. */
  surveyed: boolean;
}>;

/** A column by its name and what it is. */
type Column = Readonly<{ name: string; is: Sql }>;

/** People with at least one gap, with everything their rows need: one pass over profiles and decisions. */
export function flagged(parts: GapParts): SqlStep {
  const people = personColumns(parts);
  const decided = parts.rolls.flatMap(({ programme }) => Object.values(decisionColumns(programme.id)));
  const judged = judgements(parts);
  const kept = [...people.map(({ name }) => name), ...decided].map(id);
  const someGap = judged.map(({ name }) => sql`${id(name)} is not null`);
  return {
    table: 'flagged',
    select: sql`
      with people as (
        select
          ${columnList(people)}
        from profiles.profiles
      ),
      people_beside_decisions as (
        select
          people.*,
          ${join([...decided.map((name) => id(`decision.${name}`)), poor(parts)], ',\n          ')}
        from people
        join entitlements.decisions as decision on decision.person_id = people.person_id
        ${surveyJoin(parts)}
      ),
      judged as (
        select
          ${join([...kept, columnList(judged)], ',\n          ')}
        from people_beside_decisions
      )
      select
        ${join([...kept, ...judged.map(({ name }) => id(name))], ',\n        ')}
      from judged
      where ${join(someGap, ' or ')}`,
  };
}

/** One row a gap, in the order of people. */
export function gaps(parts: GapParts): SqlStep {
  const rows = [
    ...parts.rolls.map(gapRows),
    ...parts.settings.notRegistered.map(unregisteredRows),
    ...poorRules(parts).map(poorRows),
  ];
  return {
    table: 'gaps',
    published: true,
    layout: { rowGroupRows: 20_000 },
    select: sql`
      select person_id, programme, kind, amount_month, since, evidence
      from (${join(rows, '\n      union all')}
      ) as gap
      order by person_id, programme, kind`,
  };
}

function personColumns({ rolls, settings, asOf }: GapParts): Column[] {
  const { aliveFact, dateFact, sourceFact } = settings.death;
  return [
    { name: 'person_id', is: id('person_id') },
    { name: 'dead', is: sql`(not ${id(aliveFact)})` },
    { name: 'death_on', is: id(dateFact) },
    { name: 'death_told_by', is: id(sourceFact) },
    { name: 'last_payment_over', is: lastPaymentOver(settings.death, asOf) },
    ...rolls.flatMap((roll) => rollColumns(roll, asOf)),
    ...settings.mayNotCombine.map((pair) => ({ name: pairColumn(pair.id), is: id(pair.fact) })),
    ...settings.notRegistered.flatMap(({ register, reportedFact, reportedByFact, registeredFact }) => [
      { name: named(register, 'reported'), is: sql`(${id(reportedFact)} and not ${id(registeredFact)})` },
      { name: named(register, 'reported_by'), is: id(reportedByFact) },
    ]),
    ...poorRules({ rolls, settings, asOf, surveyed: true }).flatMap(({ rule, roll }) => [
      { name: named(rule.programme, 'holds'), is: id(rule.holdsFact) },
      { name: named(rule.programme, 'above'), is: isAbove(rule, roll, asOf) },
    ]),
  ];
}

/** For each programme and each special rule, the kind of gap a person has in it, or null. */
function judgements(parts: GapParts): Column[] {
  return [
    ...parts.rolls.map((roll) => ({ name: roll.columns.kind, is: kindOf(roll) })),
    ...parts.settings.notRegistered.map(({ register }) => ({
      name: named(register, 'unregistered'),
      is: sql`case when ${id(named(register, 'reported'))} and not coalesce(dead, false) then 'not-registered' end`,
    })),
    ...poorRules(parts).map(({ rule, roll }) => ({
      name: named(rule.programme, 'poor_without'),
      is: sql`case when ${poorWithout(rule, roll)} then 'poor-without-card' end`,
    })),
  ];
}

/** Whether money paid now is paid too late; somebody known to be dead without a date is taken to be so for long. */
function lastPaymentOver({ dateFact, lastPayment }: GapSettings['death'], asOf: IsoDate): Sql {
  const firstWrong = lastPayment === 'month-of-death' ? `${asOf.slice(0, 7)}-01` : asOf;
  return sql`coalesce(${id(dateFact)} < date ${literal(firstWrong)}, true)`;
}

type PoorRule = Readonly<{ rule: GapSettings['poorWithout'][number]; roll: Roll }>;

function poorRules({ rolls, settings, surveyed }: GapParts): PoorRule[] {
  if (!surveyed) return [];
  return settings.poorWithout.flatMap((rule) => {
    const roll = rolls.find(({ programme }) => programme.id === rule.programme);
    return roll ? [{ rule, roll }] : [];
  });
}

/** Whether some amount that is known is above what the programme allows on the day. */
function isAbove(rule: PoorRule['rule'], { programme }: Roll, asOf: IsoDate): Sql {
  const tests = rule.notAbove.flatMap(({ fact, parameter }) => {
    const period = programme.parameters[parameter]?.find(
      ({ from, to }) => from <= asOf && (to === null || asOf <= to),
    );
    return period ? [sql`coalesce(${id(fact)} > ${literal(period.value.value)}, false)`] : [];
  });
  return tests.length > 0 ? join(tests, ' or ') : sql`false`;
}

function poorWithout(rule: PoorRule['rule'], { programme, compiled }: Roll): Sql {
  const { answer, held } = decisionColumns(programme.id);
  const met = compiled.conditions.flatMap((condition, index) =>
    rule.mustHold.includes(condition.id) ? [dialect.hasBit(id(held), 2 ** index)] : [],
  );
  const tests = [
    sql`poor`,
    sql`not ${id(named(rule.programme, 'holds'))}`,
    sql`not coalesce(${id(named(rule.programme, 'above'))}, false)`,
    sql`coalesce(${id(answer)} <> 0, true)`,
    sql`not coalesce(dead, false)`,
  ];
  return join([...tests, ...met], ' and ');
}

function unregisteredRows({ register }: GapSettings['notRegistered'][number]): Sql {
  return sql`
      select
        person_id,
        cast(${literal(register)} as varchar) as programme,
        ${id(named(register, 'unregistered'))} as kind,
        cast(null as bigint) as amount_month,
        cast(null as date) as since,
        ${id(named(register, 'reported_by'))} as evidence
      from flagged
      where ${id(named(register, 'unregistered'))} is not null`;
}

function poorRows({ rule, roll }: PoorRule): Sql {
  const { answer } = decisionColumns(rule.programme);
  const kind = id(named(rule.programme, 'poor_without'));
  return sql`
      select
        person_id,
        cast(${literal(rule.programme)} as varchar) as programme,
        ${kind} as kind,
        ${id(roll.columns.fullMonth)} as amount_month,
        cast(null as date) as since,
        case when ${id(answer)} = 1 then 'eligible' else 'cannot-tell' end as evidence
      from flagged
      where ${kind} is not null`;
}

function poor({ surveyed }: GapParts): Sql {
  return surveyed ? sql`coalesce(survey.poor, false) as poor` : sql`cast(null as boolean) as poor`;
}

function surveyJoin({ surveyed }: GapParts): Sql {
  if (!surveyed) return sql``;
  return sql`left join (
          select person_id, poor
          from poverty.people
          where poor
        ) as survey on survey.person_id = people.person_id`;
}

function named(rule: string, what: string): string {
  return `${rule.replaceAll('-', '_')}__${what}`;
}

function columnList(columns: readonly Column[]): Sql {
  return join(
    columns.map(({ name, is }) => sql`${is} as ${id(name)}`),
    ',\n          ',
  );
}
