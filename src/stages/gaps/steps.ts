import { id, join, literal, type Sql, type SqlStep, servedByKey, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { decisionColumnNames } from '../entitlements/index.ts';
import { confidenceOf, doubtColumns, doubtNames, doubtsOf } from './confidence.ts';
import { kindOf, unitPaidColumn } from './judge.ts';
import { type PoorRule, poorColumns, poorRules, poorWithout } from './poor-without.ts';
import { type Column, NO_AMOUNT, pairColumns, type Roll, type Rolls, rollColumns } from './rolls/index.ts';
import { gapRows, plainRow } from './rows.ts';
import type { GapSettings } from './settings.ts';

/** What the steps are made from. */
export type GapParts = Rolls &
  Readonly<{
    settings: GapSettings;
    asOf: IsoDate;
    /** Whether a survey says who is poor. */
    surveyed: boolean;
    /** Whether it is known how people were linked. */
    linked: boolean;
  }>;

const PROFILES = id('profiles.profiles');

/** People with at least one gap, with everything their rows need: one pass over profiles and decisions. */
export function flagged(parts: GapParts): SqlStep {
  const people = personColumns(parts);
  const decided = parts.rolls.flatMap(({ programme }) => decisionColumnNames(programme));
  const shared = sharedRolls(parts);
  const judged = judgements(parts);
  const beside = [...people.map(({ name }) => name), ...decided, ...shared.map(({ column }) => column)];
  const someGap = judged.map(({ name }) => sql`${id(name)} is not null`);
  return {
    table: 'flagged',
    select: sql`
      with people as (
        select
          ${columnList(people)}
        from ${parts.besidePeople(PROFILES)}
      ),
      people_beside_decisions as (
        select
          people.*,
          ${join([...decided.map((name) => id(`decision.${name}`)), ...shared.map(isPaidInUnit), poor(parts)], ',\n          ')}
        from people
        join entitlements.decisions as decision on decision.person_id = people.person_id
        ${join(shared.map(joinPaidUnits), ' ')}
        ${surveyJoin(parts)}
      ),
      judged as (
        select
          ${join([...beside.map((name) => id(name)), columnList(judged)], ',\n          ')}
        from people_beside_decisions
      )
      select *
      from judged
      where ${someGap.length > 0 ? join(someGap, ' or ') : sql`false`}`,
  };
}

/** One row a gap, in the order of people. */
export function gaps(parts: GapParts): SqlStep {
  const { confidence } = parts.settings;
  const rows = [
    ...parts.rolls.map(gapRows),
    ...parts.settings.notRegistered.map(unregisteredRows),
    ...poorRules(parts).map(poorRows),
  ];
  const doubts = join([sql`person_id`, sql`village_code`, ...doubtNames(confidence).map((name) => id(name))]);
  return {
    table: 'gaps',
    published: true,
    layout: servedByKey(20_000),
    select: sql`
      select
        gap.person_id,
        person.village_code,
        gap.programme,
        gap.kind,
        gap.amount,
        gap.amount_month,
        gap.since,
        gap.evidence,
        gap.other,
        gap.keep,
        ${confidenceOf(confidence, parts.linked)} as confidence,
        ${doubtsOf(confidence)} as doubts
      from (${join(rows, '\n      union all')}
      ) as gap
      join (select ${doubts} from flagged) as person on person.person_id = gap.person_id
      ${parts.linked ? sql`left join least_links as least_link on least_link.person_id = gap.person_id` : sql``}
      order by gap.person_id, gap.programme, gap.kind`,
  };
}

function personColumns(parts: GapParts): Column[] {
  const { rolls, settings, asOf } = parts;
  const { aliveFact, dateFact, sourceFact } = settings.death;
  const fact = (name: string) => id(`person.${name}`);
  return [
    { name: 'person_id', is: fact('person_id') },
    { name: 'village_code', is: countedIn() },
    { name: 'dead', is: sql`(not ${fact(aliveFact)})` },
    { name: 'death_on', is: fact(dateFact) },
    { name: 'death_told_by', is: fact(sourceFact) },
    { name: 'last_payment_over', is: lastPaymentOver(settings.death, asOf) },
    ...rolls.flatMap((roll) => rollColumns(roll, asOf)),
    ...unitKeys(parts),
    ...settings.mayNotCombine.flatMap((pair) => [
      { name: pairColumns(pair.id).holds, is: bars(pair, asOf) },
      { name: pairColumns(pair.id).amount, is: pair.amountFact ? fact(pair.amountFact) : NO_AMOUNT },
    ]),
    ...settings.notRegistered.flatMap(({ register, reportedFact, reportedByFact, registeredFact }) => [
      { name: named(register, 'reported'), is: sql`(${fact(reportedFact)} and not ${fact(registeredFact)})` },
      { name: named(register, 'reported_by'), is: fact(reportedByFact) },
    ]),
    ...poorRules(parts).flatMap((poorRule) => poorColumns(poorRule, asOf)),
    ...doubtColumns(settings.confidence),
  ];
}

/** The place a person is counted in: the village, or what lies outside villages of the subdistrict (as the stage areas does). */
function countedIn(): Sql {
  return sql`coalesce(person.village_code, person.subdistrict_code || '00')`;
}

/** For each programme and each special rule, the kind of gap a person has in it, or null. */
function judgements(parts: GapParts): Column[] {
  return [
    ...parts.rolls.map((roll) => ({ name: roll.columns.kind, is: kindOf(roll) })),
    ...parts.settings.notRegistered.map(({ register }) => ({
      name: named(register, 'unregistered'),
      is: sql`case when ${id(named(register, 'reported'))} and not coalesce(dead, false) then 'not-registered' end`,
    })),
    ...poorRules(parts).map((poorRule) => ({
      name: named(poorRule.rule.programme, 'poor_without'),
      is: sql`case when ${poorWithout(poorRule)} then 'poor-without-card' end`,
    })),
  ];
}

type SharedRoll = Readonly<{ roll: Roll; unitFact: string; key: string; table: string; column: string }>;

/** Rolls of rights that a unit shares: who in the unit is paid it matters, whoever that is. */
function sharedRolls({ rolls }: Pick<GapParts, 'rolls'>): SharedRoll[] {
  return rolls.flatMap((roll) => {
    const { settings, sharedBy, id: programmeId } = roll.programme;
    const unit = settings.units.find((declared) => declared.id === sharedBy);
    if (!unit) return [];
    const name = programmeId.replaceAll('-', '_');
    const key = `unit__${unit.fact}`;
    return [{ roll, unitFact: unit.fact, key, table: `${name}__paid_units`, column: unitPaidColumn(roll) }];
  });
}

function unitKeys(parts: Pick<GapParts, 'rolls'>): Column[] {
  const facts = new Map(sharedRolls(parts).map(({ key, unitFact }) => [key, unitFact]));
  return [...facts].map(([name, unitFact]) => ({ name, is: id(`person.${unitFact}`) }));
}

function isPaidInUnit({ table, column }: SharedRoll): Sql {
  return sql`(${id(`${table}.unit_key`)} is not null) as ${id(column)}`;
}

function joinPaidUnits({ roll, unitFact, key, table }: SharedRoll): Sql {
  const { paidFact, settings } = roll.programme;
  const isMoney = settings.facts.find(({ fact }) => fact === paidFact)?.type === 'money';
  return sql`left join (
          select distinct ${id(unitFact)} as unit_key
          from ${PROFILES}
          where ${isMoney ? sql`${id(paidFact)} > 0` : id(paidFact)}
        ) as ${id(table)} on ${id(`${table}.unit_key`)} = people.${id(key)}`;
}

/** Whether money paid now is paid too late; somebody known to be dead without a date is taken to be so for long. */
/** Whether the other side of a pair is had on the day: one that begins later bars nothing yet. */
function bars({ fact, sinceFact }: GapSettings['mayNotCombine'][number], asOf: IsoDate): Sql {
  const had = id(`person.${fact}`);
  if (sinceFact === undefined) return had;
  return sql`(${had} and coalesce(${id(`person.${sinceFact}`)} <= date ${literal(asOf)}, true))`;
}

function lastPaymentOver({ dateFact, lastPayment }: GapSettings['death'], asOf: IsoDate): Sql {
  const firstWrong = lastPayment === 'month-of-death' ? `${asOf.slice(0, 7)}-01` : asOf;
  return sql`coalesce(${id(`person.${dateFact}`)} < date ${literal(firstWrong)}, true)`;
}

function unregisteredRows({ register }: GapSettings['notRegistered'][number]): Sql {
  return plainRow({
    programme: register,
    kind: id(named(register, 'unregistered')),
    evidence: id(named(register, 'reported_by')),
  });
}

function poorRows({ rule, roll }: PoorRule): Sql {
  return plainRow({
    programme: rule.programme,
    kind: id(named(rule.programme, 'poor_without')),
    amountMonth: id(roll.columns.fullMonth),
    evidence: sql`case when ${id(`${rule.programme.replaceAll('-', '_')}__answer`)} = 1 then 'eligible' else 'cannot-tell' end`,
  });
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
