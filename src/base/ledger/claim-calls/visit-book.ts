import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { VisitCount, VisitNumbers, VisitTotal } from './claim-call-words.ts';

/** Visits that hospitals say they had. */
export type VisitBook = Readonly<{
  /** Writes visits down; one that was told before stands as it is told now. */
  tell(visits: readonly VisitTotal[]): Promise<void>;
  count(hospital: string): Promise<VisitCount>;
  /** What was sealed of the visits of a hospital that bear all these numbers. */
  find(hospital: string, numbers: VisitNumbers): Promise<Buffer[]>;
}>;

/** More than one patient has visits in a year. */
const MOST_FOUND = 1_000;

/** Opens the book of visits. */
export function openVisitBook(database: Kysely<Tables>): VisitBook {
  return {
    tell: (visits) => tell(database, visits),
    count: async (hospital) => {
      const rows = await database
        .selectFrom('visit_total')
        .select(({ fn }) => ['kind', fn.countAll<string>().as('visits')])
        .where('hospital', '=', hospital)
        .groupBy('kind')
        .execute();
      const of = (kind: 'OP' | 'IP') => Number(rows.find((row) => row.kind === kind)?.visits ?? 0);
      return { outpatients: of('OP'), inpatients: of('IP') };
    },
    find: async (hospital, { hn, seq, an }) => {
      let query = database.selectFrom('visit_total').select('sealed').where('hospital', '=', hospital);
      if (hn) query = query.where('hn', '=', hn);
      if (seq) query = query.where('seq', '=', seq);
      if (an) query = query.where('an', '=', an);
      const rows = await query.orderBy('visit').limit(MOST_FOUND).execute();
      return rows.map(({ sealed }) => sealed);
    },
  };
}

/** A visit that is in one call twice counts as told last; one statement cannot write one row twice. */
async function tell(database: Kysely<Tables>, visits: readonly VisitTotal[]): Promise<void> {
  const once = [...new Map(visits.map((visit) => [visit.visit.toString('hex'), visit])).entries()].sort(
    ([left], [right]) => (left < right ? -1 : 1),
  );
  if (once.length === 0) return;
  await database
    .insertInto('visit_total')
    .values(once.map(([, { actor, ...visit }]) => ({ ...visit, told_by: actor })))
    .onConflict((conflict) =>
      conflict.columns(['hospital', 'visit']).doUpdateSet((change) => ({
        hn: change.ref('excluded.hn'),
        seq: change.ref('excluded.seq'),
        an: change.ref('excluded.an'),
        told_by: change.ref('excluded.told_by'),
        sealed: change.ref('excluded.sealed'),
        told_at: sql<Date>`now()`,
      })),
    )
    .execute();
}
