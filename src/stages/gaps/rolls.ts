import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import {
  type CompiledProgramme,
  compileProgramme,
  decisionColumns,
  type Programme,
} from '../entitlements/index.ts';
import type { GapKind } from './gap-kinds.ts';
import type { GapSettings } from './settings.ts';

/** One programme beside its roll: what the gaps ask of it, and the names of its columns while they are worked out. */
export type Roll = Readonly<{
  programme: Programme;
  compiled: CompiledProgramme;
  /** The pairs in which it may not be combined. */
  pairs: GapSettings['mayNotCombine'];
  columns: Readonly<Record<'kind' | 'paid' | 'paidMonth' | 'fullMonth' | 'since' | 'payable', string>>;
}>;

/** The programmes in force on the day, each with its pairs. */
export function rollsOn(programmes: readonly Programme[], settings: GapSettings, asOf: IsoDate): Roll[] {
  return programmes.flatMap((programme) => {
    const compiled = compileProgramme(programme, asOf);
    if (!compiled) return [];
    const name = programme.id.replaceAll('-', '_');
    const columns = {
      kind: `${name}__kind`,
      paid: `${name}__paid`,
      paidMonth: `${name}__paid_month`,
      fullMonth: `${name}__full_month`,
      since: `${name}__since`,
      payable: `${name}__payable`,
    };
    const pairs = settings.mayNotCombine.filter((pair) => pair.programme === programme.id);
    return [{ programme, compiled, pairs, columns }];
  });
}

/** What a roll adds to a row of the profiles: whether and how much is paid, what would be, and since when. */
export function rollColumns(roll: Roll, asOf: IsoDate): { name: string; is: Sql }[] {
  const { programme, compiled, columns } = roll;
  const fact = programme.settings.facts.find((declared) => declared.fact === programme.paidFact);
  const column = id(programme.paidFact);
  const isMoney = fact?.type === 'money';
  const since = compiled.since ?? sql`cast(null as date)`;
  return [
    { name: columns.paid, is: isMoney ? sql`(${column} > 0)` : column },
    { name: columns.paidMonth, is: isMoney ? column : compiled.amount },
    { name: columns.fullMonth, is: compiled.amount },
    { name: columns.since, is: since },
    { name: columns.payable, is: sql`coalesce(${since} <= date ${literal(asOf)}, true)` },
  ];
}

/** The one gap that a person can have in a programme: the first that holds. */
export function kindOf(roll: Roll): Sql {
  const { answer } = decisionColumns(roll.programme.id);
  const paid = id(roll.columns.paid);
  const alive = sql`not coalesce(dead, false)`;
  const cases: [GapKind, Sql][] = [
    ['paid-after-death', sql`${paid} and dead and last_payment_over`],
    ...roll.pairs.map((pair): [GapKind, Sql] => [
      'overlap',
      sql`${paid} and ${id(pairColumn(pair.id))} and ${alive}`,
    ]),
    ['paid-not-eligible', sql`${paid} and ${id(answer)} = 0 and ${alive}`],
    ['missing-out', sql`not ${paid} and ${id(answer)} = 1 and ${id(roll.columns.payable)}`],
    ['blocked-by-one', sql`not ${paid} and ${alive} and ${blockedByOne(roll)}`],
  ];
  const whens = cases.map(([kind, when]) => sql`when ${when} then ${literal(kind)}`);
  return sql`case
      ${join(whens, '\n      ')}
    end`;
}

/** The column that says whether a pair's other side holds. */
export function pairColumn(pairId: string): string {
  return `pair__${pairId.replaceAll('-', '_')}`;
}

/** The gap's row for one programme, from the people who have one. */
export function gapRows(roll: Roll): Sql {
  const { columns } = roll;
  const { amount } = decisionColumns(roll.programme.id);
  return sql`
    select
      person_id,
      cast(${literal(roll.programme.id)} as varchar) as programme,
      ${id(columns.kind)} as kind,
      case ${id(columns.kind)}
        when 'missing-out' then ${id(amount)}
        when 'blocked-by-one' then ${id(columns.fullMonth)}
        else ${id(columns.paidMonth)}
      end as amount_month,
      case ${id(columns.kind)}
        when 'missing-out' then ${id(columns.since)}
        when 'paid-after-death' then death_on
      end as since,
      ${evidenceOf(roll)} as evidence
    from flagged
    where ${id(columns.kind)} is not null`;
}

function evidenceOf(roll: Roll): Sql {
  const failed = failedConditions(roll);
  const pairs = roll.pairs.map(
    (pair) => sql`case when ${id(pairColumn(pair.id))} then ${literal(pair.id)} end`,
  );
  const overlap = pairs.length > 0 ? sql`concat_ws(',', ${join(pairs)})` : sql`cast(null as varchar)`;
  return sql`case ${id(roll.columns.kind)}
        when 'missing-out' then ${literal(roll.programme.paidFact)}
        when 'overlap' then ${overlap}
        when 'paid-after-death' then death_told_by
        else ${failed}
      end`;
}

/** The ids of the conditions that are false: neither held nor unknown. */
function failedConditions({ programme, compiled }: Roll): Sql {
  const { held, unknown } = decisionColumns(programme.id);
  const failed = compiled.conditions.map((condition, index) => {
    const holdsOrOpen = dialect.hasBit(sql`(${id(held)} + ${id(unknown)})`, 2 ** index);
    return sql`case when not (${holdsOrOpen}) then ${literal(condition.id)} end`;
  });
  return sql`concat_ws(',', ${join(failed)})`;
}

/** Nothing is unknown, and the only false condition is one that an officer wants to know of. */
function blockedByOne({ programme, compiled }: Roll): Sql {
  const { held, unknown } = decisionColumns(programme.id);
  const bits = compiled.conditions.flatMap(({ flagWhenAlone }, index) => (flagWhenAlone ? [2 ** index] : []));
  if (bits.length === 0) return sql`false`;
  const all = 2 ** compiled.conditions.length - 1;
  return sql`${id(unknown)} = 0 and (${literal(all)} - ${id(held)}) in (${join(bits.map((bit) => literal(bit)))})`;
}
