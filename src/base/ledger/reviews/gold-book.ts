import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { GoldPair, GoldScore } from './review-words.ts';

/** The pairs whose truth is known, and how reviewers did on them. */
export type GoldBook = Readonly<{
  /** Writes down a pair before it is shown for the first time; the same pair twice is one. */
  plant(pair: GoldPair): Promise<void>;
  find(pairKey: bigint): Promise<GoldPair | undefined>;
  /** Pairs with a known truth that a person has answered, also those taken back: their truth has been seen. */
  answeredBy(reviewer: string): Promise<bigint[]>;
  /** A person's first answers against the truth; what was answered again after seeing it does not count. */
  scoreOf(reviewer: string): Promise<GoldScore>;
}>;

/** Opens the book of pairs with a known truth. */
export function openGoldBook(database: Kysely<Tables>): GoldBook {
  return {
    plant: async ({ pairKey, leftKey, rightKey, truth }) => {
      await database
        .insertInto('review_gold')
        .values({ pair_key: pairKey, left_key: leftKey, right_key: rightKey, truth })
        .onConflict((conflict) => conflict.column('pair_key').doNothing())
        .execute();
    },
    find: async (pairKey) => {
      const row = await database
        .selectFrom('review_gold')
        .selectAll()
        .where('pair_key', '=', pairKey)
        .executeTakeFirst();
      return (
        row && { pairKey: row.pair_key, leftKey: row.left_key, rightKey: row.right_key, truth: row.truth }
      );
    },
    answeredBy: async (reviewer) => {
      const rows = await database
        .selectFrom('review_entry')
        .select('pair_key')
        .distinct()
        .where('reviewer', '=', reviewer)
        .where('kind', '=', 'gold')
        .where('act', '=', 'answer')
        .execute();
      return rows.map((row) => row.pair_key);
    },
    scoreOf: (reviewer) => readScore(database, reviewer),
  };
}

async function readScore(database: Kysely<Tables>, reviewer: string): Promise<GoldScore> {
  const { rows } = await sql<GoldScore>`
    with first_answer as (
      select distinct on (entry.pair_key) entry.answer, gold.truth
      from review_entry entry
      join review_gold gold on gold.pair_key = entry.pair_key
      where entry.reviewer = ${reviewer}
        and entry.kind = 'gold'
        and entry.act = 'answer'
      order by entry.pair_key, entry.id
    )
    select
      (count(*) filter (where answer = truth))::integer as right,
      (count(*) filter (where answer <> truth and answer <> 'cannot-tell'))::integer as wrong,
      (count(*) filter (where answer = 'cannot-tell'))::integer as "cannotTell"
    from first_answer`.execute(database);
  return rows[0] ?? { right: 0, wrong: 0, cannotTell: 0 };
}
