import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** One act on personal data: who, in which role, what for, and the people it touched. */
export type AccessEntry = Readonly<{
  sessionId?: string | undefined;
  role: string;
  act: string;
  purpose: string;
  personKeys: readonly bigint[];
  area?: string | undefined;
  datasetVersion?: string | undefined;
  rows: number;
}>;

/** An entry as it was written down. */
export type RecordedAccess = AccessEntry & Readonly<{ id: number; at: Date }>;

/** Who saw or did what; it only grows. */
export type AccessBook = Readonly<{
  append(entry: AccessEntry): Promise<void>;
  /** The latest acts that touched a person, newest first. */
  recent(personKey: bigint, limit: number): Promise<RecordedAccess[]>;
}>;

/** Opens the book of access. */
export function openAccessBook(database: Kysely<Tables>): AccessBook {
  return {
    append: async (entry) => {
      await database
        .insertInto('access_entry')
        .values({
          session_id: entry.sessionId ?? null,
          role: entry.role,
          act: entry.act,
          purpose: entry.purpose,
          person_keys: [...entry.personKeys],
          area: entry.area ?? null,
          dataset_version: entry.datasetVersion ?? null,
          rows: entry.rows,
        })
        .execute();
    },
    recent: (personKey, limit) => readRecent(database, personKey, limit),
  };
}

async function readRecent(
  database: Kysely<Tables>,
  personKey: bigint,
  limit: number,
): Promise<RecordedAccess[]> {
  const rows = await database
    .selectFrom('access_entry')
    .selectAll()
    .where(sql<boolean>`person_keys @> array[${personKey}::bigint]`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: Number(row.id),
    at: row.at,
    sessionId: row.session_id ?? undefined,
    role: row.role,
    act: row.act,
    purpose: row.purpose,
    personKeys: row.person_keys,
    area: row.area ?? undefined,
    datasetVersion: row.dataset_version ?? undefined,
    rows: row.rows,
  }));
}
