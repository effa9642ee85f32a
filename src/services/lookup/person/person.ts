import { type Officer, scopeOf } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import {
  COUNTRY_CODE,
  type IsoDate,
  type PersonId,
  personIdOf,
  personKeyOf,
} from '../../../base/model/index.ts';
import type { Facts, Programme } from '../../../stages/entitlements/index.ts';
import { ageOn } from '../age.ts';
import type { PlaceStep } from '../place-index.ts';
import type { Reading } from '../reading.ts';
import { type ExplanationAnswer, explainFor } from './explanation.ts';
import { type FactAnswer, factsOf, provenanceOf } from './facts.ts';
import { type HouseholdAnswer, householdsOf, type LinkAnswer, linksOf } from './ties.ts';

/** A programme and how it stands with a person. */
export type RightAnswer = Readonly<{
  programme: string;
  title: Programme['title'];
  answer: ExplanationAnswer['answer'];
  amountSatangAMonth: number | null;
  paidSatangAMonth: number | null;
  standing: 'gets' | 'could-get' | 'cannot-say' | 'not-entitled';
  explanation: ExplanationAnswer;
}>;

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
  lifeStage: string | null;
  place: PlaceStep[];
  asOf: IsoDate;
  target: boolean;
  gaps: GapAnswer[];
  facts: FactAnswer[];
  rights: RightAnswer[];
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
  // All is asked at once, and nothing is told when the first answer says that this officer may not know.
  const [{ profile, counted }, gaps, households, links] = await Promise.all([
    findPerson(reading, officer, key),
    gapsOf(reading, key),
    householdsOf(reading, key),
    linksOf(reading, key),
  ]);
  const born = textOf(profile, 'birth_date');
  return {
    id: personIdOf(key),
    name: nameOf(profile),
    maskedNumber: maskNumber(textOf(profile, 'pid')),
    sex: oneOf(profile, 'sex', ['m', 'f'] as const),
    ageYears: born ? ageOn(born, reading.asOf) : null,
    birthDate: born,
    birthPrecision: oneOf(profile, 'birth_precision', ['day', 'month', 'year'] as const),
    alive: typeof profile['alive'] === 'boolean' ? profile['alive'] : null,
    lifeStage: textOf(counted, 'stage'),
    place: reading.places.pathOf(reading.places.get(textOf(counted, 'village_code') ?? COUNTRY_CODE).code),
    asOf: reading.asOf,
    target: counted['target_poor'] === true,
    gaps,
    facts: factsOf(reading, profile),
    rights: rightsOf(reading, profile),
    households,
    links,
  };
}

/** Why one programme answers as it does for one person, on the run's day or another. */
export async function explainPerson(
  reading: Reading,
  officer: Officer,
  question: Readonly<{ person: string; programme: string; on?: IsoDate | undefined }>,
): Promise<ExplanationAnswer & Readonly<{ person: PersonId }>> {
  const programme = reading.country.programmes.find((one) => one.id === question.programme);
  if (!programme) {
    const known = reading.country.programmes.map((one) => one.id).join(', ');
    throw problem('PROGRAMME_UNKNOWN', { programme: question.programme.slice(0, 40), known });
  }
  const key = await currentKey(reading, question.person);
  const { profile } = await findPerson(reading, officer, key);
  const explained = explainFor({
    programme,
    facts: rulesFacts(profile),
    on: question.on ?? reading.asOf,
    provenance: provenanceOf(reading, profile),
  });
  return { person: personIdOf(key), ...explained };
}

type FoundPerson = Readonly<{ profile: Row; counted: Row }>;

function keyOf(text: string): bigint {
  const key = personKeyOf(text);
  if (key === undefined) throw problem('PERSON_UNKNOWN');
  return key;
}

/** The id that a person has now: two who turned out to be one go on under the older id. */
async function currentKey({ version, serving }: Reading, text: string): Promise<bigint> {
  const key = keyOf(text);
  if (!version('linkage').tables.some(({ name }) => name === 'person_aliases')) return key;
  const [alias] = await serving.rows(sql`
    select person_id
    from linkage.person_aliases
    where alias_id = ${key}`);
  return alias ? BigInt(String(alias['person_id'])) : key;
}

/** Where a person lives decides who may see them, so the scope is asked of the very table that lists are made from. */
async function findPerson(reading: Reading, officer: Officer, key: bigint): Promise<FoundPerson> {
  const [profile] = await reading.serving.rows(sql`select * from profiles.profiles where person_id = ${key}`);
  if (!profile) throw problem('PERSON_UNKNOWN');
  const village = villageOf(profile);
  const [counted] = await reading.serving.rows(sql`
    select village_code, stage, target_poor
    from areas.people
    where ${village === null ? sql`village_code is null` : sql`village_code = ${village}`}
      and person_id = ${key}
      and ${scopeOf(officer, 'village_code')}`);
  if (!counted) throw problem('PERSON_UNKNOWN');
  return { profile, counted };
}

/** The place a person is counted in: the village, or what lies outside villages of the subdistrict (as the areas stage does). */
function villageOf(profile: Row): string | null {
  const subdistrict = textOf(profile, 'subdistrict_code');
  return textOf(profile, 'village_code') ?? (subdistrict && `${subdistrict}00`);
}

function rightsOf(reading: Reading, profile: Row): RightAnswer[] {
  const known = { facts: rulesFacts(profile), on: reading.asOf, provenance: provenanceOf(reading, profile) };
  return reading.country.programmes.map((programme) =>
    rightOf(programme, profile, explainFor({ ...known, programme })),
  );
}

function rightOf(programme: Programme, profile: Row, explanation: ExplanationAnswer): RightAnswer {
  const paid = paidOf(profile, programme);
  const { answer, amountSatangAMonth } = explanation;
  const standings = {
    eligible: 'could-get',
    'cannot-tell': 'cannot-say',
    'not-eligible': 'not-entitled',
  } as const;
  return {
    programme: programme.id,
    title: programme.title,
    answer,
    amountSatangAMonth,
    paidSatangAMonth: paid === true ? amountSatangAMonth : paid,
    standing: paid ? 'gets' : standings[answer],
    explanation,
  };
}

/** What the roll pays: an amount, yes for a right without one, or not known. */
function paidOf(profile: Row, programme: Programme): number | true | null {
  const paid = profile[programme.paidFact];
  if (paid === true) return true;
  return typeof paid === 'bigint' || typeof paid === 'number' ? Number(paid) : null;
}

/** A profile as the rules read it. */
function rulesFacts(profile: Row): Facts {
  return Object.fromEntries(
    Object.entries(profile).map(([name, cell]) => [name, typeof cell === 'object' ? null : cell]),
  );
}

async function gapsOf(reading: Reading, key: bigint): Promise<GapAnswer[]> {
  const rows = await reading.serving.rows(sql`
    select programme, kind, amount_month, since
    from gaps.gaps
    where person_id = ${key}
    order by kind, programme`);
  return rows.map((row) => ({
    programme: String(row['programme']),
    kind: String(row['kind']),
    amountSatangAMonth: row['amount_month'] === null ? null : Number(row['amount_month']),
    since: textOf(row, 'since'),
  }));
}

function nameOf(profile: Row): string {
  return ['title', 'given_name', 'family_name']
    .map((part) => textOf(profile, part))
    .filter(Boolean)
    .join(' ');
}

function maskNumber(number: string | null): string | null {
  return number ? `${'•'.repeat(number.length - SEEN_DIGITS)}${number.slice(-SEEN_DIGITS)}` : null;
}

function textOf(row: Row, column: string): string | null {
  const cell = row[column];
  return typeof cell === 'string' ? cell : null;
}

function oneOf<Value extends string>(row: Row, column: string, values: readonly Value[]): Value | null {
  return values.find((value) => value === row[column]) ?? null;
}
