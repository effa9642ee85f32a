import { isKeptBack, type Officer, scopeOf } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { each, literal, type Row, sql } from '../../../base/lake/index.ts';
import { type IsoDate, type PersonId, personIdOf, personKeyOf } from '../../../base/model/index.ts';
import { ageOn } from '../age.ts';
import { livesIn, livesNear } from '../lives-in.ts';
import type { PlaceStep } from '../place-index.ts';
import type { Reading } from '../reading.ts';
import { fartherWord, findNamed, type NamePlace } from './find-named.ts';
import { findWords } from './find-words.ts';
import { readSearch, type SearchQuestion } from './question.ts';

/** One person who was found, and how near the name is to what was typed. */
export type FoundPerson = Readonly<{
  id: PersonId;
  /** Null for whom is kept back: somebody else has to agree before this officer is told who it is. */
  name: string | null;
  keptBack: boolean;
  sex: 'm' | 'f' | null;
  ageYears: number | null;
  alive: boolean | null;
  diedOn: string | null;
  village: PlaceStep;
  subdistrict: PlaceStep;
  household: string | null;
  match: Match;
}>;

type Match = 'number' | 'house' | 'exact' | 'spelling' | 'begins' | 'sound';

/** Who was found, the nearest first; `doubt` is what keeps a text from being looked for, or makes it doubtful. */
export type SearchAnswer = Readonly<{
  kind: 'number' | 'house' | 'name';
  doubt: 'check-digit' | 'digits' | 'too-short' | 'too-common' | null;
  asOf: IsoDate;
  people: FoundPerson[];
  next: string | null;
}>;

/** A text to look for, and which page of the answer. */
export type SearchRequest = Readonly<{ text: string; after?: string | undefined; limit: number }>;

/** A name that more people bear cannot be sorted while somebody waits: more of it must be typed. */
const MOST_SORTED = 400_000;

/** People of the officer's area by citizen number, house code or name. A number stands alone: it names one person. */
export async function searchPeople(
  reading: Reading,
  officer: Officer,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const question = readSearch(request.text, reading.country);
  const nobody = { asOf: reading.asOf, people: [], next: null };
  switch (question.kind) {
    case 'digits':
      return { ...nobody, kind: 'number', doubt: 'digits' };
    case 'too-short':
      return { ...nobody, kind: 'name', doubt: 'too-short' };
    case 'number': {
      const rows = await byNumber(reading, officer, question.number);
      const people = rows.map((row) => foundPerson({ reading, officer, match: 'number' }, row));
      return { ...nobody, kind: 'number', doubt: question.isSound ? null : 'check-digit', people };
    }
    case 'house':
      return inHouse(reading, { officer, code: question.code, request });
    case 'name':
      return byName(reading, { officer, question, request });
  }
}

async function byNumber({ serving }: Reading, officer: Officer, number: bigint): Promise<Row[]> {
  const within = each([number]);
  const holding = { dataset: 'search', table: 'by_number', column: 'citizen_number', within };
  return serving.rows(sql`
    select *
    from ${await serving.holding(holding)}
    where citizen_number = ${literal(number)}
      and ${scopeOf(officer, 'village_code')}
    order by person_id`);
}

type HouseAsked = Readonly<{ officer: Officer; code: string; request: SearchRequest }>;

async function inHouse(reading: Reading, { officer, code, request }: HouseAsked): Promise<SearchAnswer> {
  const last = request.after === undefined ? undefined : personKeyOf(request.after);
  if (request.after !== undefined && last === undefined) throw wrongPlace();
  const within = each([code]);
  const holding = { dataset: 'search', table: 'by_house', column: 'house_code', within };
  const rows = await reading.serving.rows(sql`
    select *
    from ${await reading.serving.holding(holding)}
    where house_code = ${code}
      and ${last === undefined ? sql`true` : sql`person_id > ${last}`}
      and ${scopeOf(officer, 'village_code')}
    order by person_id
    limit ${literal(request.limit + 1)}`);
  const people = rows
    .slice(0, request.limit)
    .map((row) => foundPerson({ reading, officer, match: 'house' }, row));
  const next = rows.length > request.limit ? (people.at(-1)?.id ?? null) : null;
  return { kind: 'house', doubt: null, asOf: reading.asOf, people, next };
}

type NameAsked = Readonly<{
  officer: Officer;
  question: Extract<SearchQuestion, { kind: 'name' }>;
  request: SearchRequest;
}>;

async function byName(reading: Reading, { officer, question, request }: NameAsked): Promise<SearchAnswer> {
  const answer = { kind: 'name', asOf: reading.asOf } as const;
  const after = request.after === undefined ? undefined : readPlace(request.after);
  const [given, family] = await Promise.all([
    findWords(reading, question.given),
    question.family ? findWords(reading, question.family) : null,
  ]);
  const sorted = family ? family.familyPeople : given.givenPeople + given.familyPeople;
  if (sorted > MOST_SORTED) return { ...answer, doubt: 'too-common', people: [], next: null };
  const found = await findNamed(reading, { given, family, officer, after, limit: request.limit + 1 });
  const page = found.slice(0, request.limit);
  const last = page.at(-1);
  return {
    ...answer,
    doubt: null,
    people: page.map(({ row, place }) =>
      foundPerson({ reading, officer, match: matchOf(row, place, question) }, row),
    ),
    next: found.length > request.limit && last ? writePlace(last.place) : null,
  };
}

/** The very spelling, another spelling of the same words, names that begin so, or ones that are said alike. */
function matchOf(row: Row, { grade }: NamePlace, { given, family }: NameAsked['question']): Match {
  const farther = fartherWord(grade);
  if (farther !== 'same') return farther === 'begins' ? 'begins' : 'sound';
  const written = [row['given_name'], row['family_name']];
  const isExact = family
    ? written[0] === given.written && written[1] === family.written
    : written.includes(given.written);
  return isExact ? 'exact' : 'spelling';
}

type FoundBy = Readonly<{ reading: Reading; officer: Officer; match: Match }>;

function foundPerson({ reading, officer, match }: FoundBy, row: Row): FoundPerson {
  const key = BigInt(String(row['person_id']));
  const found = isKeptBack(officer, key) ? nobodyIn(reading, row) : whoIn(reading, row);
  // How near a name is tells of the name.
  return { id: personIdOf(key), ...found, match: found.keptBack && match === 'exact' ? 'spelling' : match };
}

type Who = Omit<FoundPerson, 'id' | 'match'>;

function nobodyIn(reading: Reading, row: Row): Who {
  const nothing = { sex: null, ageYears: null, alive: null, diedOn: null, household: null };
  return { name: null, keptBack: true, ...nothing, ...livesNear(reading.places, row['village_code']) };
}

function whoIn(reading: Reading, row: Row): Who {
  const sex = row['sex'];
  const born = row['birth_date'];
  const diedOn = row['death_date'];
  const household = row['household_id'] ?? null;
  return {
    name: [row['given_name'], row['family_name']].filter(Boolean).join(' '),
    keptBack: false,
    sex: sex === 'm' || sex === 'f' ? sex : null,
    ageYears:
      typeof born === 'string' ? ageOn(born, typeof diedOn === 'string' ? diedOn : reading.asOf) : null,
    alive: typeof row['alive'] === 'boolean' ? row['alive'] : null,
    diedOn: typeof diedOn === 'string' ? diedOn : null,
    ...livesIn(reading.places, row['village_code']),
    household: household === null ? null : String(household),
  };
}

function writePlace({ grade, given, family, person }: NamePlace): string {
  return [grade, given, family, personIdOf(person)].join('.');
}

function readPlace(written: string): NamePlace {
  const match = /^(\d{1,2})\.(\d{1,9})\.(\d{1,9})\.(p\w{1,20})$/.exec(written);
  const person = personKeyOf(match?.[4] ?? '');
  if (!match || person === undefined) throw wrongPlace();
  return { grade: Number(match[1]), given: Number(match[2]), family: Number(match[3]), person };
}

function wrongPlace() {
  return problem('REQUEST_INVALID', { where: 'after', reason: 'it is not a cursor of this search' });
}
