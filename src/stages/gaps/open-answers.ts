import { id, join, literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { decisionColumns, type Programme } from '../entitlements/index.ts';
import type { GapSettings } from './settings.ts';

/**
 * How many people cannot be told, for each programme, subdistrict and set of conditions that are not known (bit i is condition i, and
 * exceptions after them): which missing fact keeps how many people waiting.
 */
export function openAnswers(programmes: readonly Programme[], { death }: GapSettings): SqlStep {
  const counted = programmes.map((programme) => {
    const { answer, unknown } = decisionColumns(programme.id);
    return sql`
      select
        ${literal(programme.id)} as programme,
        person.subdistrict_code,
        decision.${id(unknown)} as unknown,
        cast(count(*) as bigint) as people
      from entitlements.decisions as decision
      join profiles.profiles as person on person.person_id = decision.person_id
      where decision.${id(answer)} is null and coalesce(person.${id(death.aliveFact)}, true)
      group by person.subdistrict_code, decision.${id(unknown)}`;
  });
  return {
    table: 'open_answers',
    published: true,
    select: sql`
      select programme, subdistrict_code, unknown, people
      from (${counted.length > 0 ? join(counted, '\n      union all') : sql`select '' as programme, '' as subdistrict_code, 0 as unknown, cast(0 as bigint) as people where false`}
      ) as open_answer
      order by programme, subdistrict_code, unknown`,
  };
}
