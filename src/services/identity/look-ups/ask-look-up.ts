import { asOfficer, type Officer, type Viewer } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { LookUp } from '../../../base/ledger/index.ts';
import { personKeyOf } from '../../../base/model/index.ts';
import { currentKeys } from '../../../stages/linkage/index.ts';
import { type Asked, causesOf } from './causes.ts';
import { handOf, type LookUpHouse, noteStep } from './look-up-desk.ts';

/** Whom somebody asks to see, why, and for which case. */
export type LookUpRequest = Readonly<{ person: string; reason: string; caseNumber: string }>;

const DAY_HOURS = 24;
/** Whoever answers where nobody has to agree. */
const BY_RULE = 'by-rule';

/**
 * Asks to see one person whom an officer does not see. It is granted at once unless somebody else has to agree; then it waits, as it
 * does for a person who does not exist. Throws LOOK_UPS_TOO_MANY, PERSON_UNKNOWN for what is no id.
 */
export async function askLookUp(
  house: LookUpHouse,
  viewer: Viewer,
  { person, reason, caseNumber }: LookUpRequest,
): Promise<LookUp> {
  const officer = asOfficer(viewer);
  const { lookUps } = house.ledger.identity;
  const { mostADay, openHours } = house.rules;
  const personKey = personKeyOf(person);
  if (personKey === undefined) throw problem('PERSON_UNKNOWN');
  if ((await lookUps.countAsked(officer.subject, DAY_HOURS)) >= mostADay)
    throw problem('LOOK_UPS_TOO_MANY', { most: mostADay });
  const causes = await causesOf(house.reading, await askedNow(house, officer, personKey));
  const asked = await lookUps.ask({ ...handOf(officer), personKey, reason, caseNumber, causes });
  await noteStep(house, officer, { act: 'ask-look-up', person: personKey, reason });
  if (causes.length > 0) return asked;
  await lookUps.answer(asked.id, {
    ...handOf(officer),
    act: 'granted',
    who: BY_RULE,
    name: BY_RULE,
    reason: BY_RULE,
    hours: openHours,
  });
  return (await lookUps.find(asked.id)) ?? asked;
}

/** Everybody by the id of now: who became one with somebody watched is watched, whatever id is asked for. */
async function askedNow({ ledger, reading }: LookUpHouse, officer: Officer, person: bigint): Promise<Asked> {
  const own = personKeyOf(officer.person ?? '');
  const watched = await ledger.identity.lookUps.watched();
  const aliases = await currentKeys(reading.serving, [person, own ?? [], watched].flat());
  const nowOf = (key: bigint) => aliases.get(key) ?? key;
  return {
    person: nowOf(person),
    own: own === undefined ? undefined : nowOf(own),
    area: officer.area,
    watched: watched.some((key) => nowOf(key) === nowOf(person)),
  };
}
