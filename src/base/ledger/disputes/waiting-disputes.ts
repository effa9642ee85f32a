import { type Kysely, sql } from 'kysely';
import { COUNTRY_CODE } from '../../model/index.ts';
import type { Tables } from '../tables.ts';
import type { DisputeCourse, DisputeQuestion } from './dispute-words.ts';

/** The last entry of every dispute. */
export const LAST = sql<bigint>`(select max(last.step) from dispute_entry as last where last.dispute_id = dispute.id)`;

/** Disputes that wait for somebody, in the order asked for. */
export async function findWaiting(
  database: Kysely<Tables>,
  { area, agency, last, order = 'due', after, dueBefore, limit }: DisputeQuestion,
): Promise<bigint[]> {
  const [beyond, way] = order === 'due' ? [sql`>`, 'asc' as const] : [sql`<`, 'desc' as const];
  const found = await database
    .selectFrom('dispute')
    .innerJoin('dispute_entry', (on) =>
      on
        .onRef('dispute_entry.dispute_id', '=', 'dispute.id')
        .on('dispute_entry.step', '=', sql<number>`${LAST}`),
    )
    .select('dispute.id')
    .where('dispute_entry.act', 'in', [...last])
    .$if(area !== COUNTRY_CODE, (query) => query.where('dispute.village', 'like', `${area}%`))
    .$if(agency !== undefined, (query) => query.where('dispute.agency', '=', agency ?? ''))
    .$if(dueBefore !== undefined, (query) => query.where('dispute.due_on', '<', dueBefore ?? ('' as never)))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(dispute.due_on, dispute.id) ${beyond} (${after?.dueOn}::date, ${after?.id}::bigint)`,
      ),
    )
    .orderBy('dispute.due_on', way)
    .orderBy('dispute.id', way)
    .limit(limit)
    .execute();
  return found.map(({ id }) => id);
}

/** What happened to them and when, without a word of what anybody wrote. */
export async function readCourses(
  database: Kysely<Tables>,
  question: DisputeQuestion,
): Promise<DisputeCourse[]> {
  const ids = await findWaiting(database, question);
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('dispute')
    .innerJoin('dispute_entry', 'dispute_entry.dispute_id', 'dispute.id')
    .select(['dispute.id', 'dispute.due_on', 'dispute_entry.act', 'dispute_entry.at'])
    .where(sql<boolean>`dispute.id = any(${ids}::bigint[])`)
    .orderBy('dispute.id')
    .orderBy('dispute_entry.step')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((steps) => {
    const [first] = steps;
    return first ? [{ dueOn: first.due_on, history: steps.map(({ act, at }) => ({ act, at })) }] : [];
  });
}
