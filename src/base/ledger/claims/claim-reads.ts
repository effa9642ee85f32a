import { type Kysely, sql } from 'kysely';
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

/** A read of claims, as whoever they are about is told of it. */
export type ToldRead = Readonly<{
  at: Date;
  /** Those of the claims asked about that were read. */
  claims: bigint[];
  hospital: string | null;
  act: string;
}>;

const MOST_TOLD = 200;

/** Who read any of some claims, the latest first. */
export async function readsOfClaims(
  reader: Kysely<Tables>,
  claims: readonly bigint[],
): Promise<readonly ToldRead[]> {
  const { rows } = await sql<ToldRead>`
    select at, array(select unnest(claims) intersect select unnest(${claims}::bigint[])) as claims, hospital, act
    from claim_read where claims && ${claims}::bigint[]
    order by id desc limit ${MOST_TOLD}`.execute(reader);
  return rows;
}
