import type { ProtectionOfficer, Steward } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Row } from '../../../base/lake/index.ts';
import type { Dispute, DisputeBook } from '../../../base/ledger/index.ts';
import {
  type AreaCode,
  COUNTRY_CODE,
  type DisputeAct,
  type IsoDate,
  isWithin,
  type PersonId,
  parseAreaCode,
  personIdOf,
  type Text,
} from '../../../base/model/index.ts';
import { ageOn, currentKey, type Reading } from '../../lookup/index.ts';
import { type Choice, placeWords } from '../facts/index.ts';
import { nameOf } from '../me.ts';
import { type DisputeAnswer, tellDispute, timesOf } from './dispute-answer.ts';
import type { ShownValue } from './dispute-subject.ts';
import { movesOf } from './moves.ts';
import { disputeId } from './open-dispute.ts';
import { subjectOf } from './subject.ts';

/** Where an agency's steward, or on appeal the protection officer, answers citizens. */
export type DisputeDesk = Readonly<{
  reading: Reading;
  who: Steward | ProtectionOfficer;
  disputes: DisputeBook;
  today: IsoDate;
}>;

/** A dispute as an official sees it: whose it is, what else the registers say, and what a value can be. */
export type OpenedDispute = DisputeAnswer &
  Readonly<{
    person: Readonly<{ id: PersonId; name: string; ageYears: number | null; place: Text | null }>;
    /** What the profile uses now. */
    now: ShownValue;
    choices: Choice[];
  }>;

/** An answer to a citizen; `value` is what is right and is asked for only where the citizen is. */
export type DisputeReply = Readonly<{
  act: Extract<DisputeAct, 'accepted' | 'refused' | 'asked' | 'upheld' | 'dismissed'>;
  value: string | null;
  note: string | null;
  seen: number;
}>;

/** One dispute with what the registers say beside it. Throws DISPUTE_UNKNOWN, also for one of another area or agency. */
export async function readDispute(desk: DisputeDesk, text: string): Promise<OpenedDispute> {
  const { dispute, person } = await findDispute(desk, text);
  return opened(desk, dispute, person);
}

/**
 * Answers a citizen. Accepting names the value that is right, which the next run uses. Throws DISPUTE_UNKNOWN, DISPUTE_MOVED,
 * DISPUTE_STEP_REFUSED, DISPUTE_VALUE_UNREADABLE.
 */
export async function answerDispute(
  desk: DisputeDesk,
  text: string,
  { act, value, note, seen }: DisputeReply,
): Promise<OpenedDispute> {
  const { reading, who, disputes, today } = desk;
  const { dispute, person } = await findDispute(desk, text);
  const subject = subjectOf(reading, dispute);
  const right = act === 'accepted' || act === 'upheld' ? subject.read(value) : null;
  const hand = { role: who.role, actor: who.subject, sessionId: who.sessionId };
  const check = (found: Dispute) => {
    const moves = movesOf(found, who.role, { today, times: timesOf(reading) });
    if (!moves.includes(act)) throw problem('DISPUTE_STEP_REFUSED', { act });
  };
  const answered = await disputes.step({ id: dispute.id, seen, hand }, { act, value: right, note }, check);
  return opened(desk, answered, person);
}

type Concerned = Readonly<{ key: bigint; profile: Row; village: string | null }>;

async function findDispute(
  { reading, who, disputes }: DisputeDesk,
  text: string,
): Promise<Readonly<{ dispute: Dispute; person: Concerned }>> {
  const dispute = await disputes.find(disputeId(text));
  const isTheirs =
    who.role === 'protection-officer' || (who.agency !== undefined && dispute?.agency === who.agency);
  if (!dispute || !isTheirs || !isIn(dispute.village, who.area)) throw problem('DISPUTE_UNKNOWN');
  const key = await currentKey(reading, personIdOf(dispute.personKey));
  const [card] = await reading.cards([key]);
  if (!card) throw problem('DISPUTE_UNKNOWN');
  return { dispute, person: card };
}

function isIn(village: string | null, area: AreaCode): boolean {
  if (area === COUNTRY_CODE) return true;
  const code = parseAreaCode(village ?? '');
  return code !== undefined && isWithin(code, area);
}

async function opened(desk: DisputeDesk, dispute: Dispute, person: Concerned): Promise<OpenedDispute> {
  const { reading, who, today } = desk;
  const { key, profile, village } = person;
  const subject = subjectOf(reading, dispute);
  // Whoever moved away meanwhile is not found again through what they once disputed.
  const isHere = isIn(village, who.area);
  const born = profile['birth_date'];
  return {
    ...(await tellDispute({ reading, self: person, party: who.role, today }, dispute)),
    person: {
      id: personIdOf(key),
      name: nameOf({ profile }),
      ageYears: typeof born === 'string' ? ageOn(born, reading.asOf) : null,
      place: isHere && village !== null ? placeWords(reading, village) : null,
    },
    now: subject.show(isHere ? subject.now(profile) : null),
    choices: [...subject.choices],
  };
}
