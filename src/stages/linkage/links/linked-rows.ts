import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { NUMBER_WAY, SLIP_WAY } from '../candidates.ts';
import { codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';

/** How a row came to its person; the order is how firmly. */
export const TIERS = ['spine', 'number', 'repaired-number', 'name-birth-place', 'island'] as const;

/** Every row of every source with the person whom the rules give it, the tier and the outcomes that speak for it. */
export function linkedRows(): Sql {
  const unknown = sql`cast(${codeOf('unknown')} as tinyint)`;
  const same = sql`cast(${codeOf('same')} as tinyint)`;
  const outcomes = sql`given_outcome, family_outcome, birth_outcome, sex_outcome`;
  const none = sql`cast(null as varchar)`;
  const byWay = sql`case way
          when ${literal(NUMBER_WAY)} then ${tierNumber('number')}
          when ${literal(SLIP_WAY)} then ${tierNumber('repaired-number')}
          else ${tierNumber('name-birth-place')}
        end`;
  return sql`
      select
        source, record, person, ${tierNumber('spine')} as tier,
        ${unknown} as given_outcome, ${unknown} as family_outcome, ${unknown} as birth_outcome, ${unknown} as sex_outcome,
        cast(null as real) as weight, ${none} as repair
      from spine
      union all
      select source, record, holder, ${tierNumber('number')}, ${same}, ${same}, ${same}, sex_outcome, null, null
      from records
      where settled
      union all
      select source, record, person, ${byWay}, ${outcomes}, weight, repair
      from choices
      union all
      select source, record, person, ${tierNumber('island')}, ${outcomes}, null, null
      from islands`;
}

/** The small integer by which the lake knows a tier. */
export function tierNumber(tier: (typeof TIERS)[number]): Sql {
  return sql`cast(${literal(TIERS.indexOf(tier))} as tinyint)`;
}

/** The same after reviewers took rows away from people: such a row stands alone, as the person minus its record. */
export function placedRows({ decisions }: LinkageContext): Sql {
  if (decisions.length === 0) return linkedRows();
  const unknown = sql`cast(${codeOf('unknown')} as tinyint)`;
  const outcomes = (['given', 'family', 'birth', 'sex'] as const).map((fact) => {
    const column = id(`${fact}_outcome`);
    return sql`case when cut_rows.record is null then ${column} else ${unknown} end as ${column}`;
  });
  return sql`
      select
        linked_row.source,
        linked_row.record,
        case when cut_rows.record is null then linked_row.person else -linked_row.record end as person,
        case when cut_rows.record is null then tier else ${tierNumber('island')} end as tier,
        ${join(outcomes)},
        case when cut_rows.record is null then linked_row.weight end as weight,
        case when cut_rows.record is null then linked_row.repair end as repair
      from (${linkedRows()}) as linked_row
      left join cut_rows on cut_rows.record = linked_row.record`;
}
