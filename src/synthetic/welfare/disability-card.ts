import { yearsBefore } from '../calendar.ts';
import type { Person } from '../population/index.ts';
import { between, chance, type Stream } from '../random.ts';
import type { DisabilityCard, Offices } from './welfare.ts';

const DAYS_A_YEAR = 365;
/** From this age on most cards are for life. */
const FOR_LIFE_FROM = 50;

/** Whether a disabled person ever got a card, and whether it is still good. */
export function drawDisabilityCard(
  stream: Stream,
  { health, death, age }: Person,
  { settings, asOf }: Offices,
): DisabilityCard | null {
  const { disabilityCard } = settings.welfare;
  if (!health.disability || !chance(stream, disabilityCard.registered)) return null;
  const end = death ?? asOf;
  const days = disabilityCard.years * DAYS_A_YEAR;
  const applied = Math.min(end - 40, health.disability.since + between(stream, 60, 900));
  const forLife = age >= FOR_LIFE_FROM ? disabilityCard.forLife : disabilityCard.forLife / 2;
  if (chance(stream, forLife)) {
    return { issued: Math.max(applied, end - between(stream, 30, days)), expires: null, isValid: true };
  }
  const isExpired = chance(stream, disabilityCard.expired);
  const expires = isExpired ? asOf - between(stream, 40, 700) : asOf + between(stream, 60, days);
  const issued = Math.min(yearsBefore(expires, disabilityCard.years), end - 1);
  return { issued, expires, isValid: !isExpired };
}
