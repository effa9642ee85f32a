import { id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { decisionColumns } from '../entitlements/index.ts';
import { failedConditions, openCondition } from './judge.ts';
import { NO_AMOUNT, type Roll } from './rolls/index.ts';

/** The gap's row for one programme, from the people who have one. */
export function gapRows(roll: Roll): Sql {
  const { columns } = roll;
  const { amount } = decisionColumns(roll.programme.id);
  const money = (missed: Sql, full: string, paid: string) => sql`case ${id(columns.kind)}
        when 'missing-out' then ${missed}
        when 'blocked-by-one' then ${id(full)}
        when 'cannot-tell' then ${id(full)}
        else ${id(paid)}
      end`;
  return sql`
    select
      person_id,
      ${literal(roll.programme.id)} as programme,
      ${id(columns.kind)} as kind,
      ${money(id(amount), columns.full, columns.paidAmount)} as amount,
      ${money(id(columns.fullMonth), columns.fullMonth, columns.paidMonth)} as amount_month,
      case ${id(columns.kind)}
        when 'missing-out' then ${id(columns.since)}
        when 'paid-after-death' then death_on
      end as since,
      ${evidenceOf(roll)} as evidence,
      ${overlapColumn(roll, ({ id: other }) => literal(other))} as other,
      ${overlapColumn(roll, ({ keep }) => keep)} as keep
    from flagged
    where ${id(columns.kind)} is not null`;
}

/** A gap that no roll tells of: nothing but who, what and why. */
export function plainRow(
  gap: Readonly<{ programme: string; kind: Sql; amountMonth?: Sql; evidence: Sql }>,
): Sql {
  const amount = gap.amountMonth ?? NO_AMOUNT;
  return sql`
      select
        person_id,
        ${literal(gap.programme)} as programme,
        ${gap.kind} as kind,
        ${amount} as amount,
        ${amount} as amount_month,
        cast(null as date) as since,
        ${gap.evidence} as evidence,
        cast(null as varchar) as other,
        cast(null as varchar) as keep
      from flagged
      where ${gap.kind} is not null`;
}

function evidenceOf(roll: Roll): Sql {
  return sql`case ${id(roll.columns.kind)}
        when 'missing-out' then ${literal(roll.programme.paidFact)}
        when 'overlap' then ${roll.overlaps.length > 0 ? overlapList(roll) : sql`cast(null as varchar)`}
        when 'paid-after-death' then death_told_by
        when 'cannot-tell' then ${openCondition(roll)}
        else ${failedConditions(roll)}
      end`;
}

function overlapList({ overlaps }: Roll): Sql {
  return sql`concat_ws(',', ${join(overlaps.map((one) => sql`case when ${one.holds} then ${literal(one.id)} end`))})`;
}

/** Something of the first overlap that holds. */
function overlapColumn({ overlaps, columns }: Roll, of: (overlap: Roll['overlaps'][number]) => Sql): Sql {
  if (overlaps.length === 0) return sql`cast(null as varchar)`;
  const whens = overlaps.map((one) => sql`when ${one.holds} then ${of(one)}`);
  return sql`case when ${id(columns.kind)} <> 'overlap' then null ${join(whens, ' ')} end`;
}
