import { problem } from '../../base/errors/index.ts';
import { type PersonId, personIdOf } from '../../base/model/index.ts';
import { currentKey, peopleSeen } from '../lookup/index.ts';
import { type ToldVisit, type VisitDesk, visitsOf } from './visit-desk.ts';

/** Visits to the households in which somebody lived then. Throws PERSON_UNKNOWN alike for nobody and for who is not the officer's to see. */
export async function readPersonVisits(
  desk: VisitDesk,
  person: string,
): Promise<Readonly<{ person: PersonId; visits: ToldVisit[] }>> {
  const key = await currentKey(desk.reading, person);
  const { seen } = await peopleSeen(desk.reading, desk.officer, [key]);
  if (!seen.has(key)) throw problem('PERSON_UNKNOWN');
  return { person: personIdOf(key), visits: await visitsOf(desk, [key]) };
}
