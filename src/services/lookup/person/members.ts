import { each, join, literal, type Row, type Serving, type Sql, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../reading.ts';

/** Who is in households, for one question: a household that was read once is not read again. */
export type Members = Readonly<{
  /** Keeps what was read of whole households. */
  note: (rows: readonly Row[]) => void;
  /** Everybody in any of the households. */
  of: (households: readonly string[]) => Promise<string[]>;
}>;

/** The table of everybody in households, in the order of these, as those of its files that may hold some. */
export function membersOf({ holding }: Serving, households: readonly bigint[]): Promise<Sql> {
  return holding({
    dataset: 'households',
    table: 'members_by_household',
    column: 'household_id',
    within: each(households),
  });
}

/** Opens the book of members of a set. */
export function openMembers({ serving }: Reading): Members {
  const known = new Map<string, string[]>();
  const note = (rows: readonly Row[]) => {
    for (const [household, members] of Map.groupBy(rows, (row) => String(row['household_id'])))
      known.set(
        household,
        members.map((row) => String(row['person_id'])),
      );
  };
  return {
    note,
    of: async (households) => {
      const missing = households.filter((household) => !known.has(household));
      if (missing.length > 0) {
        const keys = join(missing.map((key) => literal(BigInt(key))));
        const members = await membersOf(serving, missing.map(BigInt));
        note(
          await serving.rows(sql`
            select household_id, person_id
            from ${members}
            where household_id in (${keys})`),
        );
      }
      return [...new Set(households.flatMap((household) => known.get(household) ?? []))].sort();
    },
  };
}
