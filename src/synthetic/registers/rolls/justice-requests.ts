import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict } from '../case.ts';

const PROGRAMME = 'justice-fund';

/** Writes requests to the justice fund: few people, and nothing of why they ask. */
export function writeJusticeRequests(round: Case): void {
  const { stream } = round.sheet;
  const { justice } = round.settings.rolls;
  for (const person of round.citizens) {
    if (person.death !== null || person.age < justice.from || !chance(stream, justice.asked)) continue;
    const lacksMeans = chance(stream, justice.notJudged) ? null : chance(stream, justice.lacksMeans);
    const isHelped =
      lacksMeans !== null && chance(stream, lacksMeans ? 1 - justice.forgotten : justice.notOwed);
    if (lacksMeans && !isHelped) noteMistake(round, person, `missing-out/${PROGRAMME}`);
    if (lacksMeans === false && isHelped) noteMistake(round, person, `paid-not-eligible/${PROGRAMME}`);
    if (lacksMeans === false && !isHelped) noteMistake(round, person, `blocked-by-one/${PROGRAMME}`);
    if (lacksMeans === null) noteMistake(round, person, `cannot-tell/${PROGRAMME}`);
    putRequest(round, person, { lacksMeans, isHelped });
  }
}

function putRequest(
  round: Case,
  person: Person,
  { lacksMeans, isHelped }: Readonly<{ lacksMeans: boolean | null; isHelped: boolean }>,
): void {
  const fields = {
    request_no: `J${person.trueId}`,
    requested_on: round.asOf - between(round.sheet.stream, 20, 500),
    lacks_means: lacksMeans,
    result: isHelped ? 'approved' : lacksMeans === false ? 'refused' : 'waiting',
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'justice-fund', person, fields });
}
