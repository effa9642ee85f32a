import type { Officer } from '../../../../base/access/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { type IsoDate, type PersonId, personIdOf } from '../../../../base/model/index.ts';
import {
  type Explanation,
  explainDecision,
  type Known,
  type Programme,
} from '../../../../stages/entitlements/index.ts';
import type { Reading } from '../../reading.ts';
import { allKeys, currentKey, findPerson } from '../find-person.ts';
import { readKnown } from '../known.ts';
import { type Archive, findAmong, type PersonThen } from '../person-then.ts';
import { answerOf, type ExplanationAnswer } from './explanation.ts';
import { knownOn } from './known-on.ts';

/** What is asked: a person, a programme, a day, and whether as it was known on an earlier day. */
export type ExplainQuestion = Readonly<{
  person: string;
  programme: string;
  on?: IsoDate | undefined;
  asKnownOn?: IsoDate | undefined;
}>;

/** What was known on an earlier day: when it was published, and under which ids the person stood then. */
export type ReplayAnswer = Readonly<{
  asKnownOn: IsoDate;
  publishedOn: IsoDate;
  factsAsOf: IsoDate | null;
  personThen: PersonId;
  othersThen: PersonId[];
}>;

/** One programme's answer for one person, now or as it was known on an earlier day. */
export type PersonExplanation = ExplanationAnswer &
  Readonly<{ person: PersonId; replay: ReplayAnswer | null }>;

/** Why one programme answers as it does for one person, on the run's day or another, by what is known now. */
export async function explainPerson(
  reading: Reading,
  officer: Officer,
  question: Omit<ExplainQuestion, 'asKnownOn'>,
): Promise<PersonExplanation> {
  const programme = findProgramme(reading, question.programme);
  const key = await currentKey(reading, question.person);
  const { profile } = await findPerson(reading, officer, key);
  const known = await readKnown(reading, { key, profile });
  const explained = explainHere(reading, { programme, on: question.on, known });
  return { person: personIdOf(key), ...answerOf(explained), replay: null };
}

type Here = Readonly<{ programme: Programme; on: IsoDate | undefined; known: Known }>;

/** Of a day before the set's own, somebody who died since is asked about as the person was then. */
function knownFor({ country, asOf }: Reading, known: Known, on: IsoDate | undefined): Known {
  return on !== undefined && on < asOf ? knownOn(known, on, country.gaps.death) : known;
}

/** Rules of the set's own day are read already; those of another day are read for this one question. */
function explainHere(reading: Reading, { programme, on, known }: Here): Explanation {
  const place = reading.country.programmes.indexOf(programme);
  const prepared = on === undefined || on === reading.asOf ? reading.explainRights(known)[place] : undefined;
  if (prepared) return prepared;
  return explainDecision({ programme, asOf: on ?? reading.asOf, ...knownFor(reading, known, on) });
}

/**
 * The same as it was known when a day ended: by the rules known then and by the facts of the set readers saw then. Who may ask is
 * decided by where the person lives now.
 */
export async function explainPersonThen(
  reading: Reading,
  { officer, archive }: Readonly<{ officer: Officer; archive: Archive }>,
  question: ExplainQuestion & Readonly<{ asKnownOn: IsoDate }>,
): Promise<PersonExplanation> {
  const programme = findProgramme(reading, question.programme);
  const key = await currentKey(reading, question.person);
  await findPerson(reading, officer, key);
  const keys = await allKeys(reading, key);
  const then = await archive.openOn(question.asKnownOn);
  try {
    const found = await findAmong(then.reading, keys);
    if (!found) throw problem('PERSON_NOT_KNOWN_THEN', { day: question.asKnownOn });
    const known = await readKnown(then.reading, found);
    const explained = explainDecision({
      programme,
      asOf: question.on ?? then.reading.asOf,
      knownOn: question.asKnownOn,
      ...knownFor(then.reading, known, question.on),
    });
    const replay = replayOf(question.asKnownOn, then, found);
    return { person: personIdOf(key), ...answerOf(explained), replay };
  } finally {
    await then.reading.close();
  }
}

function replayOf(
  asKnownOn: IsoDate,
  { publishedOn, reading }: Awaited<ReturnType<Archive['openOn']>>,
  { key, others }: PersonThen,
): ReplayAnswer {
  return {
    asKnownOn,
    publishedOn,
    factsAsOf: reading.asOf,
    personThen: personIdOf(key),
    othersThen: others.map(personIdOf),
  };
}

/** The programme of an id. Throws PROGRAMME_UNKNOWN with the ids there are. */
export function findProgramme(
  { country }: Readonly<{ country: Pick<Reading['country'], 'programmes'> }>,
  id: string,
): Programme {
  const programme = country.programmes.find((one) => one.id === id);
  if (programme) return programme;
  const known = country.programmes.map((one) => one.id).join(', ');
  throw problem('PROGRAMME_UNKNOWN', { programme: id.slice(0, 40), known });
}
