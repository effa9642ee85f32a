import type { Citizen } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import type { Row } from '../../base/lake/index.ts';
import { type PersonId, personIdOf } from '../../base/model/index.ts';
import { ageOn, allKeys, currentKey, memberRows, type Reading } from '../lookup/index.ts';

/** Whose page it is: the citizen, or the dependent the citizen acts for. */
export type Self = Readonly<{
  person: PersonId;
  key: bigint;
  /** All keys the person ever had. */
  keys: readonly bigint[];
  profile: Row;
  village: string | null;
  /** Everybody in the person's households, as registers list them. */
  housed: readonly Row[];
  /** Whether somebody else is reading this page for the person. */
  byProxy: boolean;
}>;

/** Somebody for whom the citizen may act, and the kind of household that says so. */
export type Dependent = Readonly<{ key: bigint; givenName: string; ageYears: number; kind: string }>;

/**
 * The person whose page a citizen opens: no address names anybody, so it is the citizen, or the one dependent of the session.
 * Throws PERSON_UNKNOWN for somebody no register has, NOT_ALLOWED when registers do not say that the citizen may act for the dependent.
 */
export async function findSelf(reading: Reading, citizen: Citizen): Promise<Self> {
  const own = await currentKey(reading, citizen.person);
  if (citizen.actsFor === undefined) return readSelf(reading, own, { byProxy: false });
  const dependent = await currentKey(reading, citizen.actsFor);
  if (dependent === own) return readSelf(reading, own, { byProxy: false });
  await checkProxy(reading, own, dependent);
  return readSelf(reading, dependent, { byProxy: true });
}

/** Throws NOT_ALLOWED unless registers say that somebody may act for somebody. */
async function checkProxy(reading: Reading, own: bigint, dependent: bigint): Promise<void> {
  const dependents = await dependentsOf(reading, own);
  if (!dependents.some(({ key }) => key === dependent)) throw problem('NOT_ALLOWED');
}

async function readSelf(
  reading: Reading,
  key: bigint,
  { byProxy }: Readonly<{ byProxy: boolean }>,
): Promise<Self> {
  const [[card], keys, housed] = await Promise.all([
    reading.cards([key]),
    allKeys(reading, key),
    memberRows(reading, key),
  ]);
  if (!card) throw problem('PERSON_UNKNOWN');
  const { profile, village } = card;
  return { person: personIdOf(key), key, keys, profile, village, housed, byProxy };
}

/** The children and others in whose name registers let a citizen act, the youngest first. */
export async function listDependents(reading: Reading, citizen: Citizen): Promise<Dependent[]> {
  return dependentsOf(reading, await currentKey(reading, citizen.person));
}

async function dependentsOf(reading: Reading, own: bigint): Promise<Dependent[]> {
  const rows = await memberRows(reading, own);
  const found = reading.country.citizens().proxies.flatMap((proxy) => {
    const mine = rows.filter(
      (row) => keyIn(row) === own && row['kind'] === proxy.kind && proxy.as.includes(String(row['role'])),
    );
    // Roles in a house are told within each family of it, so a child is of whoever is of its family.
    const families = new Set(mine.map(familyOf));
    return rows.flatMap((row): Dependent[] => {
      const isListed = families.has(familyOf(row)) && proxy.of.includes(String(row['role']));
      const born = row['birth_date'];
      if (!isListed || typeof born !== 'string') return [];
      const ageYears = ageOn(born, reading.asOf);
      return ageYears < proxy.underYears
        ? [{ key: keyIn(row), givenName: String(row['given_name'] ?? ''), ageYears, kind: proxy.kind }]
        : [];
    });
  });
  const once = new Map(found.toReversed().map((one) => [one.key, one]));
  return [...once.values()].sort(
    (one, other) => one.ageYears - other.ageYears || (one.key < other.key ? -1 : 1),
  );
}

function familyOf(row: Row): string {
  return `${row['household_id']} ${row['family_no']}`;
}

function keyIn(row: Row): bigint {
  return BigInt(String(row['person_id']));
}
