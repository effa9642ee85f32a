import type { Officer } from '../../../base/access/index.ts';
import { each, join, literal, type Row, sql, textIn } from '../../../base/lake/index.ts';
import { type PersonId, personIdOf, type Text } from '../../../base/model/index.ts';
import {
  CONFLICTS,
  type ConfidenceLevel,
  type Conflict,
  EVIDENCE,
  type Evidence,
  KINDS,
  type Kind,
  levelOf,
  namesOf,
} from '../../../stages/households/index.ts';
import { ageOn } from '../age.ts';
import type { Reading } from '../reading.ts';
import { explainLinkForCitizen } from './citizen-sentence.ts';
import { peopleSeen } from './find-person.ts';
import { membersOf } from './members.ts';

/** Somebody in a household: since when and until when, how that is known, and how sure it is. */
export type HouseholdMemberAnswer = Readonly<{
  /** Null, like the name: somebody who lives outside the officer's area is counted and not named. */
  id: PersonId | null;
  /** Null with an id: kept back, since somebody else has to agree before this officer is told who it is. */
  name: string | null;
  keptBack: boolean;
  role: string;
  ageYears: number | null;
  /** Number of the family within a register house; null in the other kinds. */
  family: number | null;
  since: string | null;
  sincePrecision: 'day' | 'month' | 'year' | null;
  /** The last day, where one is known. */
  until: string | null;
  evidence: Evidence[];
  conflicts: Conflict[];
  confidence: ConfidenceLevel;
}>;

/** A unit a person belongs to, and who else is in it. */
export type HouseholdAnswer = Readonly<{ id: string; kind: Kind; members: HouseholdMemberAnswer[] }>;

/** One row of a register that was linked to a person, and why. */
export type LinkAnswer = Readonly<{
  /** The register of the row. */
  source: string;
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

/** Everybody in the households of a person, as registers list them. */
export async function memberRows({ serving }: Reading, key: bigint): Promise<Row[]> {
  const holding = { dataset: 'households', table: 'members', column: 'person_id', within: each([key]) };
  const own = await serving.rows(
    sql`select household_id from ${await serving.holding(holding)} where person_id = ${key}`,
  );
  if (own.length === 0) return [];
  const households = own.map((row) => BigInt(String(row['household_id'])));
  return serving.rows(sql`
    select
      household_id, kind, person_id, role, given_name, family_name, birth_date, evidence, conflicts, confidence,
      valid_from, valid_from_precision, valid_to, family_no
    from ${await membersOf(serving, households)}
    where household_id in (${join([...new Set(households)].map((one) => literal(one)))})`);
}

/** The households of a person, of every kind, with their members by family and age; the four kinds are never mixed. */
export async function householdsOf(
  reading: Reading,
  officer: Officer,
  members: readonly Row[],
): Promise<HouseholdAnswer[]> {
  const { seen, keptBack } = await peopleSeen(reading, officer, members.map(memberKey));
  return [...Map.groupBy(members, (row) => row['household_id']).values()]
    .flatMap((rows) => {
      const kind = KINDS.find((one) => one === rows[0]?.['kind']);
      if (!kind) return [];
      const eldestFirst = rows.toSorted(
        (one, other) =>
          Number(one['family_no']) - Number(other['family_no']) || bornOf(one).localeCompare(bornOf(other)),
      );
      return [
        {
          id: String(rows[0]?.['household_id']),
          kind,
          members: eldestFirst.map((row) =>
            readMember(reading, row, {
              isSeen: seen.has(memberKey(row)),
              keptBack: keptBack.has(memberKey(row)),
            }),
          ),
        },
      ];
    })
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

function bornOf(row: Row): string {
  return String(row['birth_date'] ?? '9999');
}

function memberKey(row: Row): bigint {
  return BigInt(String(row['person_id']));
}

type HowSeen = Readonly<{ isSeen: boolean; keptBack: boolean }>;

function readMember(reading: Reading, row: Row, { isSeen, keptBack }: HowSeen): HouseholdMemberAnswer {
  const born = textIn(row['birth_date']);
  const since = isSeen ? textIn(row['valid_from']) : null;
  const precision = textIn(row['valid_from_precision']);
  return {
    id: isSeen || keptBack ? personIdOf(memberKey(row)) : null,
    name: isSeen ? [row['given_name'], row['family_name']].filter(Boolean).join(' ') : null,
    keptBack,
    role: String(row['role'] ?? ''),
    ageYears: isSeen && born ? ageOn(born, reading.asOf) : null,
    family: row['family_no'] === null ? null : Number(row['family_no']),
    since,
    sincePrecision: since === null ? null : precision === 'month' || precision === 'year' ? precision : 'day',
    until: isSeen ? textIn(row['valid_to']) : null,
    evidence: isSeen ? namesOf(EVIDENCE, Number(row['evidence'])) : [],
    conflicts: isSeen ? namesOf(CONFLICTS, Number(row['conflicts'])) : [],
    confidence: levelOf(Number(row['confidence']), reading.country.households.confidence),
  };
}

/** Why each register's row is taken to be this person's. */
export function linksOf(reading: Reading, rows: readonly Row[]): LinkAnswer[] {
  return rows.flatMap((row) => {
    const source = reading.source(String(row['source']))?.source;
    if (source === undefined) return [];
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
