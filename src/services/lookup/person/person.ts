import type { Officer } from '../../../base/access/index.ts';
import { type Row, sql, textIn } from '../../../base/lake/index.ts';
import { type IsoDate, type PersonId, personIdOf } from '../../../base/model/index.ts';
import { gapsOf } from '../../../stages/gaps/index.ts';
import { ageOn } from '../age.ts';
import type { PlaceStep } from '../place-index.ts';
import type { Reading } from '../reading.ts';
import { type FactAnswer, factsOf } from './facts.ts';
import { currentKey, findPerson } from './find-person.ts';
import { linkRows } from './link-rows.ts';
import { openMembers } from './members.ts';
import { needsOf, type PersonNeed, type RightAnswer, rightsOf } from './rights/index.ts';
import { type HouseholdAnswer, householdsOf, type LinkAnswer, linksOf, memberRows } from './ties.ts';

/** A flag on a person. */
export type GapAnswer = Readonly<{
  programme: string;
  kind: string;
  amountSatangAMonth: number | null;
  since: string | null;
}>;

/** Everything an officer may see of one person. */
export type PersonAnswer = Readonly<{
  id: PersonId;
  name: string;
  maskedNumber: string | null;
  sex: 'm' | 'f' | null;
  ageYears: number | null;
  birthDate: string | null;
  birthPrecision: 'day' | 'month' | 'year' | null;
  alive: boolean | null;
  /** The day of death, where a register tells it. */
  diedOn: string | null;
  lifeStage: string | null;
  place: PlaceStep[];
  asOf: IsoDate;
  target: boolean;
  gaps: GapAnswer[];
  facts: FactAnswer[];
  rights: RightAnswer[];
  needs: PersonNeed[];
  households: HouseholdAnswer[];
  links: LinkAnswer[];
}>;

const SEEN_DIGITS = 4;

/**
 * One person with facts, rights, households and links. Throws PERSON_UNKNOWN alike for nobody, for an id that is not one
 * and for somebody outside the officer's area.
 */
export async function readPerson(reading: Reading, officer: Officer, text: string): Promise<PersonAnswer> {
  const key = await currentKey(reading, text);
  const members = openMembers(reading);
  // All is asked as early as it can be, and nothing is told when the first answer says that this officer may not know.
  const [{ profile, village, stage, target }, gaps, links, housed] = await Promise.all([
    findPerson(reading, officer, key),
    flagsOn(reading, key),
    linkRows(reading, key),
    memberRows(reading, key),
  ]);
  members.note(housed);
  const [rights, households] = await Promise.all([
    rightsOf(reading, { key, profile }, { links, members }),
    householdsOf(reading, officer, housed),
  ]);
  const born = textIn(profile['birth_date']);
  const diedOn = textIn(profile['death_date']);
  return {
    id: personIdOf(key),
    name: nameOf(profile),
    maskedNumber: maskNumber(textIn(profile['pid'])),
    sex: oneOf(profile, 'sex', ['m', 'f'] as const),
    ageYears: born ? ageOn(born, diedOn ?? reading.asOf) : null,
    birthDate: born,
    birthPrecision: oneOf(profile, 'birth_precision', ['day', 'month', 'year'] as const),
    alive: typeof profile['alive'] === 'boolean' ? profile['alive'] : null,
    diedOn,
    lifeStage: stage,
    place: reading.places.pathOf(reading.places.nearest(village).code),
    asOf: reading.asOf,
    target,
    gaps,
    facts: factsOf(reading, profile),
    rights,
    needs: needsOf(reading, profile),
    households,
    links: linksOf(reading, links),
  };
}

async function flagsOn({ serving }: Reading, key: bigint): Promise<GapAnswer[]> {
  const rows = await serving.rows(sql`
    select programme, kind, amount_month, since
    from ${await gapsOf(serving, [key])}
    where person_id = ${key}
    order by kind, programme`);
  return rows.map((row) => ({
    programme: String(row['programme']),
    kind: String(row['kind']),
    amountSatangAMonth: row['amount_month'] === null ? null : Number(row['amount_month']),
    since: textIn(row['since']),
  }));
}

function nameOf(profile: Row): string {
  return ['title', 'given_name', 'family_name']
    .map((part) => textIn(profile[part]))
    .filter(Boolean)
    .join(' ');
}

function maskNumber(number: string | null): string | null {
  return number ? `${'•'.repeat(number.length - SEEN_DIGITS)}${number.slice(-SEEN_DIGITS)}` : null;
}

function oneOf<Value extends string>(row: Row, column: string, values: readonly Value[]): Value | null {
  return values.find((value) => value === row[column]) ?? null;
}
