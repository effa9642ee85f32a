import { join, literal, type Row, sql } from '../../../base/lake/index.ts';
import type { ReviewDesk } from '../desk.ts';
import type { RegisterRecord } from './register-record.ts';

/** A record and the person it is of now. */
export type HeldRecord = Readonly<{ record: RegisterRecord; person: bigint | undefined }>;

/** What a subdistrict's people outside its villages are counted under, as the areas stage does. */
const OUTSIDE_VILLAGES = '00';

/** Where each record is: where it says, else where its person is counted; null for nowhere, undefined when nobody knows whose it is. */
export async function placesOf(
  { reading }: ReviewDesk,
  held: readonly HeldRecord[],
): Promise<(string | null | undefined)[]> {
  const asked = held.flatMap(({ record, person }) =>
    record.villageCode === null && person !== undefined ? [person] : [],
  );
  const homes = new Map<string, string | null>();
  if (asked.length > 0) {
    const rows = await reading.serving.rows(sql`
      select person_id, village_code, subdistrict_code
      from profiles.profiles
      where person_id in (${join(asked.map((person) => literal(person)))})`);
    for (const row of rows) homes.set(String(row['person_id']), homeOf(row));
  }
  return held.map(({ record, person }) => record.villageCode ?? homes.get(String(person)));
}

function homeOf(row: Row): string | null {
  const { village_code: village, subdistrict_code: subdistrict } = row;
  if (typeof village === 'string') return village;
  return typeof subdistrict === 'string' ? subdistrict + OUTSIDE_VILLAGES : null;
}
