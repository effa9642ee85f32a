import { ageOn } from '../calendar.ts';
import type { Person } from '../population/index.ts';
import { between, chance, type Stream } from '../random.ts';
import { type Entitlement, homeMeanIncome } from './entitlement.ts';
import type { CardApplication, Offices } from './welfare.ts';

/** One registration round of the welfare card: who came, who passed, who holds a card. */
export function applyForCard(
  stream: Stream,
  { person, owed }: Readonly<{ person: Person; owed: Entitlement }>,
  { settings }: Offices,
): CardApplication | null {
  const { card } = settings.welfare;
  const { opened } = card;
  const wouldPass = owed.cardFails === null;
  const wasAdult = ageOn(person.birth, opened) >= card.adultAge;
  if (!wasAdult || (person.death !== null && person.death < opened)) return null;
  const share = wouldPass ? card.applied.entitled : applicationShare(person, card);
  if (!chance(stream, person.death === null ? share : card.applied.late)) return null;
  const { mistakes } = settings;
  const passed = wouldPass
    ? !chance(stream, mistakes.cardRefused)
    : chance(stream, mistakes.cardGivenWrongly);
  return {
    appliedOn: opened + between(stream, 0, card.closed - opened),
    passed,
    refusedFor: passed ? null : owed.cardFails,
    cardStatus: passed ? drawStatus(stream, person, mistakes) : null,
  };
}

/** Of those who would not pass, people of poor homes come often, the better off hardly. */
function applicationShare(person: Person, card: Offices['settings']['welfare']['card']): number {
  const { money, work } = person;
  const { applied, incomeMost } = card;
  if (work.occupation === 'official' || work.hasStatePension) return applied.far / 2;
  if (homeMeanIncome(person) <= card.poorHomeMost) return applied.poorHome;
  return money.ownIncomeYear <= incomeMost * NEAR ? applied.near : applied.far;
}

/** Up to so many times the limit people still think they might pass. */
const NEAR = 1.6;

function drawStatus(
  stream: Stream,
  { death }: Person,
  { cardNotConfirmed, cardSuspended }: Readonly<{ cardNotConfirmed: number; cardSuspended: number }>,
): CardApplication['cardStatus'] {
  if (chance(stream, cardNotConfirmed)) return null;
  if (death !== null) return 'cancelled';
  return chance(stream, cardSuspended) ? 'suspended' : 'active';
}
