import { id, join, type Sql, sql } from '../../base/lake/index.ts';
import { type PersonId, personIdOf } from '../../base/model/index.ts';
import type { InventedCitizen } from '../../country.ts';
import { type PlaceStep, type Reading, stepOf } from '../lookup/index.ts';

/** Somebody of the development sign-in, found in what is published. */
export type FoundCitizen = Readonly<{ citizen: InventedCitizen; person: PersonId; village: PlaceStep }>;

/** Finds for each invented citizen somebody of whom all is true that is said; leaves out whom nobody is like. */
export async function findInvented(reading: Reading): Promise<FoundCitizen[]> {
  const found: FoundCitizen[] = [];
  for (const citizen of reading.country.signIn().invented.citizens) {
    const [row] = await reading.serving.rows(likeThis(citizen));
    if (!row) continue;
    const village = reading.places.nearest(String(row['village_code']));
    found.push({
      citizen,
      person: personIdOf(BigInt(String(row['person_id']))),
      village: stepOf(village),
    });
  }
  return found;
}

/** The same person every time, whatever the order of rows. */
function likeThis({ sex, gap, guardian, paid }: InventedCitizen): Sql {
  const conditions = [
    sql`profile.alive`,
    sql`profile.village_code is not null`,
    ...(sex ? [sql`profile.sex = ${sex}`] : []),
    ...(gap
      ? [
          sql`profile.person_id in (
            select person_id from gaps.gaps where programme = ${gap.programme} and kind = ${gap.kind}
          )`,
        ]
      : []),
    ...(guardian
      ? [
          sql`profile.person_id in (
            select person_id from households.members where kind = 'guardian' and role = 'guardian'
          )`,
        ]
      : []),
    ...(paid
      ? [sql`profile.${id(paid)} > 0`, sql`profile.person_id not in (select person_id from gaps.gaps)`]
      : []),
  ];
  return sql`
    select profile.person_id, profile.village_code
    from profiles.profiles as profile
    where ${join(conditions, '\n      and ')}
    order by profile.person_id
    limit 1`;
}
