import type { Kysely, Transaction } from 'kysely';
import { waitForTurn } from '../locks.ts';
import type { Tables } from '../tables.ts';

/** A page under the name somebody gave it. */
export type SavedView = Readonly<{ id: bigint; at: Date; name: string; address: string }>;

/** Whose view it is, and which of theirs. */
export type ViewKey = Readonly<{ subject: string; id: bigint }>;

/** The views that people keep for themselves; nobody reads another's. */
export type ViewBook = Readonly<{
  /** Somebody's views, the latest first. */
  listOf(subject: string): Promise<SavedView[]>;
  /** Keeps a page under a name; one that is kept already gets the new name. Gives nothing when as many as may be are kept. */
  keep(
    subject: string,
    view: Readonly<{ name: string; address: string; most: number }>,
  ): Promise<SavedView | undefined>;
  /** Gives one another name; nothing when it is not there. */
  rename(key: ViewKey, name: string): Promise<SavedView | undefined>;
  /** Tells whether there was one. */
  remove(key: ViewKey): Promise<boolean>;
}>;

const COLUMNS = ['id', 'at', 'name', 'address'] as const;

/** Opens the book of saved views. */
export function openViewBook(database: Kysely<Tables>): ViewBook {
  return {
    listOf: (subject) =>
      database
        .selectFrom('saved_view')
        .select(COLUMNS)
        .where('subject', '=', subject)
        .orderBy('id', 'desc')
        .execute(),
    keep: (subject, view) => database.transaction().execute((turn) => keep(turn, { subject, ...view })),
    rename: ({ subject, id }, name) =>
      database
        .updateTable('saved_view')
        .set({ name })
        .where('subject', '=', subject)
        .where('id', '=', id)
        .returning(COLUMNS)
        .executeTakeFirst(),
    remove: async ({ subject, id }) => {
      const removed = await database
        .deleteFrom('saved_view')
        .where('subject', '=', subject)
        .where('id', '=', id)
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
  };
}

type Kept = Readonly<{ subject: string; name: string; address: string; most: number }>;

/** Two windows of one person may keep at the same moment; counted one after the other they cannot pass the limit. */
async function keep(
  turn: Transaction<Tables>,
  { subject, name, address, most }: Kept,
): Promise<SavedView | undefined> {
  await waitForTurn(turn, `saved_view ${subject}`);
  const others = await turn
    .selectFrom('saved_view')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('subject', '=', subject)
    .where('address', '<>', address)
    .executeTakeFirst();
  if (Number(others?.count ?? 0) >= most) return undefined;
  return await turn
    .insertInto('saved_view')
    .values({ subject, name, address })
    .onConflict((conflict) => conflict.columns(['subject', 'address']).doUpdateSet({ name }))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}
