import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import type { OfficeMistake } from '../../welfare/index.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict } from '../case.ts';

const PROGRAMME = 'long-term-care';

type Plan = Readonly<{ status: 'approved' | 'waiting' | 'ended'; until: number; isPaid: boolean }>;

/** Writes the care plans of the dependent, and of some who are dependent no longer. */
export function writeCarePlans(round: Case): void {
  for (const person of round.citizens) {
    const { barthel } = person.health;
    if (person.death !== null || barthel === null) continue;
    const isDependent = barthel <= round.settings.rolls.care.mostScore;
    const plan = drawPlan(round, person, isDependent);
    if (plan)
      putPlan(round, person, { plan, score: isDependent ? barthel : between(round.sheet.stream, 8, 11) });
    noteMistake(round, person, careMistake(round, person, { plan, isDependent }));
  }
}

function drawPlan({ sheet, settings, asOf }: Case, { age }: Person, isDependent: boolean): Plan | null {
  const { stream } = sheet;
  const { care } = settings.rolls;
  const share = isDependent ? care.planned : age >= care.recoveredFrom ? care.recovered : 0;
  if (share === 0 || !chance(stream, share)) return null;
  const hasRunOut = chance(stream, care.runOut);
  const until = hasRunOut ? asOf - between(stream, 20, 200) : asOf + between(stream, 20, 360);
  if (isDependent && chance(stream, care.waiting)) return { status: 'waiting', until, isPaid: false };
  return { status: 'approved', until, isPaid: !chance(stream, care.forgotten) };
}

/** What a gap should tell. Health units send the score of most; without it nobody can tell who is dependent. */
function careMistake(
  { noted, asOf }: Case,
  person: Person,
  { plan, isDependent }: Readonly<{ plan: Plan | null; isDependent: boolean }>,
): OfficeMistake | null {
  const isGood = plan?.status === 'approved' && plan.until >= asOf;
  const isKnown = noted.assessed.has(person);
  if (plan?.isPaid) return isGood && (isDependent || !isKnown) ? null : `paid-not-eligible/${PROGRAMME}`;
  if (!isKnown) return isGood ? `cannot-tell/${PROGRAMME}` : null;
  if (!isDependent) return isGood ? `blocked-by-one/${PROGRAMME}` : null;
  return isGood ? `missing-out/${PROGRAMME}` : `blocked-by-one/${PROGRAMME}`;
}

function putPlan(
  round: Case,
  person: Person,
  { plan, score }: Readonly<{ plan: Plan; score: number }>,
): void {
  const { sheet, settings, asOf } = round;
  const assessed = Math.min(plan.until, asOf) - between(sheet.stream, 40, 300);
  const fields = {
    plan_no: `L${person.trueId}`,
    care_unit: round.unitCodeOf(person.dwelling.village),
    adl_score: score,
    assessed_on: assessed,
    approved_on: plan.status === 'approved' ? assessed + between(sheet.stream, 5, 30) : null,
    plan_until: plan.until,
    plan_status: plan.status,
    paid_year: plan.isPaid ? settings.rolls.care.amountYear : 0,
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'ltc-plan', person, fields });
}
