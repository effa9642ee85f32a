import { type Day, monthStart } from '../calendar.ts';
import type { Person } from '../population/index.ts';
import { between, chance, type Stream } from '../random.ts';
import { firstOldAgePayment } from './entitlement.ts';
import type { DisabilityCard, Offices, RollPlace } from './welfare.ts';

/** Somebody who may stand on a roll, and whether the law says so. */
type Claim = Readonly<{ person: Person; isOwed: boolean }>;

/** Payments to the dead go on unnoticed for so many days. */
const DAYS_UNNOTICED = 25;
/** Up to so many days nobody could say whether a payment was already wrong, so none is made. */
const DAYS_DOUBTFUL = 45;

/** The place on the old-age roll: those owed but for a few, and a few pensioners. */
export function oldAgePlace(
  stream: Stream,
  { person, isOwed }: Claim,
  { settings, asOf }: Offices,
): RollPlace | null {
  const { welfare, mistakes } = settings;
  const { from, firstPaid, amounts } = welfare.oldAge;
  if (person.age < from) return null;
  const amountMonth = amounts.find((band) => person.age >= band.from)?.amount ?? 0;
  const since = Math.max(firstOldAgePayment(person, from), firstPaid);
  const place = { isPaid: true, amountMonth, since };
  const isForgotten = chance(stream, mistakes.elderlyWithoutAllowance);
  if (person.death !== null) {
    const wasOwed = !person.work.hasStatePension && !isForgotten && since < person.death;
    return wasOwed ? placeOfDead(stream, { place, death: person.death }, { settings, asOf }) : null;
  }
  if (person.work.hasStatePension) return chance(stream, mistakes.allowanceWithPension) ? place : null;
  return isOwed && !isForgotten ? place : null;
}

/** The place on the disability roll: holders of a card in date, but for a few. */
export function disabilityPlace(
  stream: Stream,
  { person, card }: Readonly<{ person: Person; card: DisabilityCard | null }>,
  { settings, asOf }: Offices,
): RollPlace | null {
  if (!card) return null;
  const { welfare, mistakes } = settings;
  const { youngBelow, amountYoung, amount } = welfare.disability;
  const since = Math.min(monthStart(card.issued, 1), monthStart(asOf));
  const place = { isPaid: true, amountMonth: person.age < youngBelow ? amountYoung : amount, since };
  if (chance(stream, mistakes.disabledWithoutAllowance)) return null;
  if (person.death !== null) return placeOfDead(stream, { place, death: person.death }, { settings, asOf });
  return card.isValid ? place : stoppedOrNone(stream, place);
}

/** The place on the child grant roll: those owed but for many, some not owed, and some who have just grown out of it. */
export function childGrantPlace(
  stream: Stream,
  { person, isOwed }: Claim,
  { settings, asOf }: Offices,
): RollPlace | null {
  const { welfare, mistakes } = settings;
  const { below, amount, endedOnRoll } = welfare.childGrant;
  if (person.death !== null || person.age > below) return null;
  const since = Math.min(monthStart(person.birth, between(stream, 0, 5)), monthStart(asOf));
  const place = { isPaid: true, amountMonth: amount, since };
  if (person.age === below) return chance(stream, endedOnRoll) ? { ...place, isPaid: false } : null;
  const isOn = isOwed
    ? !chance(stream, mistakes.childWithoutGrant)
    : chance(stream, mistakes.childGrantNotOwed);
  return isOn ? place : null;
}

/** Payments to the dead stop within weeks, when somebody notices. */
function placeOfDead(
  stream: Stream,
  { place, death }: Readonly<{ place: RollPlace; death: Day }>,
  { settings, asOf }: Offices,
): RollPlace | null {
  const days = asOf - death;
  if (days < DAYS_UNNOTICED) return place;
  if (days > DAYS_DOUBTFUL && chance(stream, settings.mistakes.paidAfterDeath)) return place;
  return stoppedOrNone(stream, place);
}

/** A payment that ended leaves its row behind half of the time. */
function stoppedOrNone(stream: Stream, place: RollPlace): RollPlace | null {
  return chance(stream, 0.5) ? { ...place, isPaid: false } : null;
}
