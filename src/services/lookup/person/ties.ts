import { join, literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import { type PersonId, personIdOf, type Text } from '../../../base/model/index.ts';
import { ageOn } from '../age.ts';
import type { NamedSource, Reading } from '../reading.ts';
import { explainLinkForCitizen } from './citizen-sentence.ts';

/** A unit a person belongs to, and who else is in it. */
export type HouseholdAnswer = Readonly<{
  id: string;
  kind: 'register-house' | 'bmn' | 'welfare-card-family' | 'guardian';
  members: { id: PersonId; name: string; role: string; ageYears: number | null }[];
}>;

/** One row of a register that was linked to a person, and why. */
export type LinkAnswer = Readonly<{
  source: NamedSource;
  tier: string;
  agrees: Readonly<{
    given: boolean | null;
    family: boolean | null;
    birth: boolean | null;
    sex: boolean | null;
  }>;
  /** Why, for the person it is about. */
  sentence: Text;
}>;

const KINDS = ['register-house', 'bmn', 'welfare-card-family', 'guardian'] as const;

/** The households of a person, of every kind, with their members; the four kinds are never mixed. */
export async function householdsOf(reading: Reading, key: bigint): Promise<HouseholdAnswer[]> {
  const own = await reading.serving.rows(
    sql`select household_id from households.members where person_id = ${key}`,
  );
  if (own.length === 0) return [];
  const members = await reading.serving.rows(sql`
    select household_id, kind, person_id, role, given_name, family_name, birth_date
    from households.members_by_household
    where household_id in (${keysIn(own, 'household_id')})`);
  return [...Map.groupBy(members, (row) => row['household_id']).values()]
    .flatMap((rows) => {
      const kind = KINDS.find((one) => one === rows[0]?.['kind']);
      if (!kind) return [];
      const eldestFirst = rows.toSorted((one, other) => bornOf(one).localeCompare(bornOf(other)));
      return [
        {
          id: String(rows[0]?.['household_id']),
          kind,
          members: eldestFirst.map((row) => readMember(reading, row)),
        },
      ];
    })
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

/** Few keys written out, so that only the parts of sorted files that hold them are read. */
function keysIn(rows: readonly Row[], column: string): Sql {
  return join([...new Set(rows.map((row) => BigInt(String(row[column]))))].map((key) => literal(key)));
}

function bornOf(row: Row): string {
  return String(row['birth_date'] ?? '9999');
}

function readMember(reading: Reading, row: Row): HouseholdAnswer['members'][number] {
  const born = row['birth_date'];
  return {
    id: personIdOf(BigInt(String(row['person_id']))),
    name: [row['given_name'], row['family_name']].filter(Boolean).join(' '),
    role: String(row['role'] ?? ''),
    ageYears: typeof born === 'string' ? ageOn(born, reading.asOf) : null,
  };
}

/** Why each register's row is taken to be this person's. */
export async function linksOf(reading: Reading, key: bigint): Promise<LinkAnswer[]> {
  const rows = await reading.serving.rows(sql`
    select source, tier, agree_given, agree_family, agree_birth, agree_sex
    from linkage.links
    where person_id = ${key}
    order by source, row_id`);
  return rows.flatMap((row) => {
    const source = reading.source(String(row['source']));
    if (!source) return [];
    const agrees = {
      given: truth(row['agree_given']),
      family: truth(row['agree_family']),
      birth: truth(row['agree_birth']),
      sex: truth(row['agree_sex']),
    };
    const tier = String(row['tier']);
    return [{ source, tier, agrees, sentence: explainLinkForCitizen({ tier, agrees }) }];
  });
}

function truth(cell: Row[string] | undefined): boolean | null {
  return typeof cell === 'boolean' ? cell : null;
}
