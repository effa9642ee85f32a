import { literal, type Sql, sql } from '../../../base/lake/index.ts';
import { NUMBER_WAY, SLIP_WAY } from '../candidates.ts';
import { codeOf } from '../compare/index.ts';
import { sourceOf } from '../rows/index.ts';
import type { Outcome } from '../settings.ts';

/** How a row came to its person; the order is how firmly. */
export const TIERS = ['spine', 'number', 'repaired-number', 'name-birth-place', 'island'] as const;

/** Every row of every source with the person whom the rules give it, the tier and the outcomes that speak for it. */
export function linkedRows(): Sql {
  const [unknown, same] = [outcome('unknown'), outcome('same')];
  return sql`
      select
        source, record, person, ${tierNumber('spine')} as tier,
        ${unknown} as given_outcome, ${unknown} as family_outcome, ${unknown} as birth_outcome, ${unknown} as sex_outcome,
        cast(null as real) as weight, cast(null as varchar) as repair
      from spine
      union all
      select
        ${sourceOf(sql`records.record`)}, records.record, spine.person, ${tierNumber('number')},
        ${same}, ${same}, ${same}, sex_outcome, null, null
      from records
      join spine on spine.anchor_key = records.anchor_key
      where settled
      union all
      ${unsettledLinks()}`;
}

/** The same of the rows that the number alone did not settle. */
export function unsettledLinks(): Sql {
  const outcomes = sql`given_outcome, family_outcome, birth_outcome, sex_outcome`;
  const byWay = sql`case way
          when ${literal(NUMBER_WAY)} then ${tierNumber('number')}
          when ${literal(SLIP_WAY)} then ${tierNumber('repaired-number')}
          else ${tierNumber('name-birth-place')}
        end`;
  return sql`
      select source, record, person, ${byWay} as tier, ${outcomes}, weight, repair
      from choices
      union all
      select source, record, person, ${tierNumber('island')}, ${outcomes}, null, null
      from islands`;
}

/** Rows that reviewers took away from people: each stands alone, as the person minus its record. */
export function cutLinks(): Sql {
  const unknown = outcome('unknown');
  return sql`
      select source, record, -record, ${tierNumber('island')}, ${unknown}, ${unknown}, ${unknown}, ${unknown}, null, null
      from cut_rows`;
}

function outcome(word: Outcome): Sql {
  return sql`cast(${codeOf(word)} as tinyint)`;
}

/** The small integer by which the lake knows a tier. */
export function tierNumber(tier: (typeof TIERS)[number]): Sql {
  return sql`cast(${literal(TIERS.indexOf(tier))} as tinyint)`;
}
