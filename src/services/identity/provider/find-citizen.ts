import { literal, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../../lookup/index.ts';

/**
 * The one person of a citizen number, by the register. Nothing for a number that nobody has, or that two have: who is who is then
 * for a steward to say, not for a sign-in to guess.
 */
export async function findCitizen(reading: Reading, number: unknown): Promise<bigint | undefined> {
  if (typeof number !== 'string' || !/^[0-9]{13}$/.test(number)) return undefined;
  const rows = await reading.serving.rows(sql`
    select distinct person_id
    from search.by_number
    where citizen_number = ${literal(BigInt(number))}
    limit 2`);
  const [only, other] = rows;
  return only && !other ? BigInt(String(only['person_id'])) : undefined;
}
