import { join, literal, type Row, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../reading.ts';

/** Who is in households, for one question: a household that was read once is not read again. */
export type Members = Readonly<{
  /** Keeps what was read of whole households. */
  note: (rows: readonly Row[]) => void;
  /** Everybody in any of the households. */
  of: (households: readonly string[]) => Promise<string[]>;
}>;

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
        note(
          await serving.rows(sql`
            select household_id, person_id
            from households.members_by_household
            where household_id in (${keys})`),
        );
      }
      return [...new Set(households.flatMap((household) => known.get(household) ?? []))].sort();
    },
  };
}
