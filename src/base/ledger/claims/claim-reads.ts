import type { Kysely } from 'kysely';
import { writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';

/** That somebody opened claims: by their account or role, and what for. */
export type ClaimsRead = Readonly<{
  claims: readonly bigint[];
  hospital: string | null;
  act: string;
  actor: string;
}>;

/** Writes a read down, for whoever the claims are about and for the log; neither stands without the other. */
export async function noteClaimsRead(
  database: Kysely<Tables>,
  { claims, hospital, act, actor }: ClaimsRead,
): Promise<void> {
  await database.transaction().execute(async (turn) => {
    await turn
      .insertInto('claim_read')
      .values({ claims: [...claims], hospital, act, actor })
      .execute();
    await writeAct(turn, {
      kind: 'claim',
      act,
      actor,
      rows: claims.length,
      facts: { hospital: hospital ?? 'none' },
    });
  });
}
