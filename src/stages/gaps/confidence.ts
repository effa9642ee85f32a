import { id, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import type { Column } from './rolls/index.ts';
import type { GapSettings } from './settings.ts';

/** The column that says whether a doubt about a person holds. */
function doubtColumn(doubtId: string): string {
  return `doubt__${doubtId.replaceAll('-', '_')}`;
}

/** For each doubt whether it holds of a person. */
export function doubtColumns({ doubts }: GapSettings['confidence']): Column[] {
  return doubts.map((doubt) => ({
    name: doubtColumn(doubt.id),
    is: sql`coalesce(person.${id(doubt.fact)} in (${join(doubt.in.map((value) => literal(value)))}), false)`,
  }));
}

/** The least probability among the links of each flagged person. */
export function leastLinks(): SqlStep {
  return {
    table: 'least_links',
    select: sql`
      select person_id, min(probability) as probability
      from linkage.links
      where person_id in (select person_id from flagged)
      group by person_id`,
  };
}

/** How sure a flag is, in percent, rounded; `linked` when the links of people are known. */
export function confidenceOf({ kinds, doubts }: GapSettings['confidence'], linked: boolean): Sql {
  const base = Object.entries(kinds).map(
    ([kind, percent]) => sql`when ${literal(kind)} then ${literal(percent)}`,
  );
  const shares = doubts.map(
    ({ id: doubt, keeps }) =>
      sql`case when person.${id(doubtColumn(doubt))} then ${literal(keeps)} else 100 end / 100.0`,
  );
  const link = linked ? [sql`coalesce(least_link.probability, 1)`] : [];
  const all = [sql`(case gap.kind ${join(base, ' ')} end)`, ...shares, ...link];
  return sql`cast(round(${join(all, ' * ')}) as integer)`;
}

/** The ids of the doubts that hold, for whoever asks why a flag is not surer. */
export function doubtsOf({ doubts }: GapSettings['confidence']): Sql {
  if (doubts.length === 0) return sql`''`;
  const held = doubts.map(
    ({ id: doubt }) => sql`case when person.${id(doubtColumn(doubt))} then ${literal(doubt)} end`,
  );
  return sql`concat_ws(',', ${join(held)})`;
}

/** The names of the columns of doubts. */
export function doubtNames({ doubts }: GapSettings['confidence']): string[] {
  return doubts.map(({ id: doubt }) => doubtColumn(doubt));
}
