import type { Officer } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import { type PersonId, personIdOf } from '../../../base/model/index.ts';
import { KINDS, type Kind } from '../../../stages/households/index.ts';
import { ageOn } from '../age.ts';
import { membersOf, peopleSeen } from '../person/index.ts';
import type { PlaceStep } from '../place-index.ts';
import type { Reading } from '../reading.ts';

/** Somebody of a household; who lives outside the officer's area is counted and not named, and who is kept back has an id alone. */
export type RosterMember = Readonly<{
  id: PersonId | null;
  name: string | null;
  keptBack: boolean;
  role: string;
  ageYears: number | null;
}>;

/** Who is in a household, and whom of them the officer may see. */
export type Roster = Readonly<{
  id: string;
  kind: Kind;
  place: PlaceStep[];
  members: RosterMember[];
  /** Keys of the members whom the officer may see, in the order of `members`. */
  seen: readonly bigint[];
}>;

const ID = /^\d{1,19}$/;
const LARGEST = 2n ** 63n - 1n;

/**
 * Who is in a household. Throws HOUSEHOLD_UNKNOWN alike for no household, for what is no id and for one of which nobody lives in
 * the officer's area.
 */
export async function readRoster(reading: Reading, officer: Officer, text: string): Promise<Roster> {
  const rows = await membersIn(reading, keyOf(text));
  const kind = KINDS.find((one) => one === rows[0]?.['kind']);
  const { seen: villages, keptBack } = await peopleSeen(reading, officer, rows.map(keyIn));
  const [first] = rows.flatMap((row) => villages.get(keyIn(row)) ?? []);
  if (!kind || first === undefined) throw problem('HOUSEHOLD_UNKNOWN');
  return {
    id: text,
    kind,
    place: reading.places.pathOf(reading.places.nearest(first).code),
    members: rows.map((row) =>
      memberIn(reading, row, {
        isSeen: villages.has(keyIn(row)),
        keptBack: keptBack.has(keyIn(row)),
      }),
    ),
    seen: rows.map(keyIn).filter((key) => villages.has(key)),
  };
}

/** A household's id is a whole number that the lake can hold. */
function keyOf(text: string): bigint {
  const key = ID.test(text) ? BigInt(text) : undefined;
  if (key === undefined || key > LARGEST) throw problem('HOUSEHOLD_UNKNOWN');
  return key;
}

async function membersIn({ serving }: Reading, household: bigint): Promise<Row[]> {
  return serving.rows(sql`
    select kind, person_id, role, given_name, family_name, birth_date
    from ${await membersOf(serving, [household])}
    where household_id = ${household}
    order by birth_date nulls last, person_id`);
}

type HowSeen = Readonly<{ isSeen: boolean; keptBack: boolean }>;

function memberIn({ asOf }: Reading, row: Row, { isSeen, keptBack }: HowSeen): RosterMember {
  const born = row['birth_date'];
  return {
    id: isSeen || keptBack ? personIdOf(keyIn(row)) : null,
    name: isSeen ? [row['given_name'], row['family_name']].filter(Boolean).join(' ') : null,
    keptBack,
    role: String(row['role'] ?? ''),
    ageYears: isSeen && typeof born === 'string' ? ageOn(born, asOf) : null,
  };
}

function keyIn(row: Row): bigint {
  return BigInt(String(row['person_id']));
}
