import { sql, textIn } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { day } from '../days.ts';

/** A correction that the published set carries: what is used, and what registers say without it. */
export type AppliedCorrection = Readonly<{
  dispute: bigint;
  fact: string;
  source: string;
  decidedOn: IsoDate;
  value: string | null;
  registered: string | null;
}>;

/** Whether a published set tells of corrections which of them still stand; sets from before that was kept used all of them. */
export function hasStanding({ serving }: Pick<Reading, 'serving'>): boolean {
  return correctionTable(serving)?.columns.some(({ name }) => name === 'stands') ?? false;
}

function correctionTable({ versions }: Reading['serving']) {
  const profiles = versions.find(({ dataset }) => dataset === 'profiles');
  return profiles?.tables.find(({ name }) => name === 'corrections');
}

/** What was found to be right about somebody and is used in the published set. */
export async function correctionsOf(reading: Reading, key: bigint): Promise<AppliedCorrection[]> {
  if (!correctionTable(reading.serving)) return [];
  const rows = await reading.serving.rows(sql`
    select dispute, fact, source, decided_on, value, registered
    from profiles.corrections
    where person_id = ${key}
      and ${hasStanding(reading) ? sql`stands` : sql`true`}
    order by fact`);
  return rows.map((row) => ({
    dispute: BigInt(String(row['dispute'])),
    fact: String(row['fact']),
    source: String(row['source']),
    decidedOn: day(String(row['decided_on'])),
    value: textIn(row['value']),
    registered: textIn(row['registered']),
  }));
}
