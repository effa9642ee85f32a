import type { Officer } from '../../../base/access/index.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import { type IsoDate, type PersonId, personIdOf } from '../../../base/model/index.ts';
import { monthly, type Programme } from '../../../stages/entitlements/index.ts';
import { ageOn } from '../age.ts';
import type { PlaceStep } from '../place-index.ts';
import type { Reading } from '../reading.ts';
import { answerOf, type ExplanationAnswer } from './explanation.ts';
import { type FactAnswer, factsOf } from './facts.ts';
import { currentKey, findPerson } from './find-person.ts';
import { readKnown } from './known.ts';
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
    place: reading.places.pathOf(reading.places.nearest(textOf(counted, 'village_code')).code),
    asOf: reading.asOf,
    target: counted['target_poor'] === true,
    gaps,
    facts: factsOf(reading, profile),
    rights: await rightsOf(reading, key, profile),
    households,
    links,
  };
}

async function rightsOf(reading: Reading, key: bigint, profile: Row): Promise<RightAnswer[]> {
  const explained = reading.explainRights(await readKnown(reading, key, profile));
  return reading.country.programmes.flatMap((programme, place) => {
    const explanation = explained[place];
    return explanation ? [rightOf(programme, profile, answerOf(explanation))] : [];
  });
}

function rightOf(programme: Programme, profile: Row, explanation: ExplanationAnswer): RightAnswer {
  const paid = paidOf(profile, programme);
  const { answer, amountSatangAMonth, holder } = explanation;
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
    paidSatangAMonth:
      paid === true || paid === null ? paid && amountSatangAMonth : byTheMonth(programme, paid),
    // What another member holds for the whole house is nothing this person could still get.
    standing: paid ? 'gets' : holder?.isHolder === false ? 'not-entitled' : standings[answer],
    explanation,
  };
}

function byTheMonth({ period }: Programme, satang: number): number | null {
  const month = monthly(period, BigInt(satang));
  return month === null ? null : Number(month);
}

/** What the roll pays in the programme's period: an amount, yes for a right without one, or not known. */
function paidOf(profile: Row, programme: Programme): number | true | null {
  const paid = programme.paidFact === undefined ? null : profile[programme.paidFact];
  if (paid === true) return true;
  return typeof paid === 'bigint' || typeof paid === 'number' ? Number(paid) : null;
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
