import type { Person } from '../population/index.ts';
import { chance, type Stream } from '../random.ts';
import { applyForCard } from './card-round.ts';
import { drawDisabilityCard } from './disability-card.ts';
import { entitlementOf } from './entitlement.ts';
import { childGrantPlace, disabilityPlace, oldAgePlace } from './rolls.ts';
import { drawStatePension } from './state-pension.ts';
import type { Offices, Welfare } from './welfare.ts';

/** Lets the offices decide about one person, with their usual mistakes. */
export function decideWelfare(stream: Stream, person: Person, offices: Offices): Welfare {
  const { settings, asOf } = offices;
  const { reports } = settings.welfare.disabilityCard;
  const owed = entitlementOf(person, { welfare: settings.welfare, asOf });
  const disabilityCard = drawDisabilityCard(stream, person, offices);
  const isDisabled = person.health.disability !== null;
  const reported = reports[disabilityCard ? 'carded' : 'uncarded'];
  return {
    owed,
    card: applyForCard(stream, { person, owed }, offices),
    oldAge: oldAgePlace(stream, { person, isOwed: owed.oldAge }, offices),
    disabilityCard,
    disability: disabilityPlace(stream, { person, card: disabilityCard }, offices),
    childGrant: childGrantPlace(stream, { person, isOwed: owed.childGrant }, offices),
    pension: drawStatePension(stream, person, offices),
    reportedBy: {
      clinic: isDisabled && chance(stream, reported.clinic),
      survey: isDisabled && chance(stream, reported.survey),
      school: isDisabled && chance(stream, reported.school),
    },
  };
}
