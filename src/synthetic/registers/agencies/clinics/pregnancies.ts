import type { Day } from '../../../calendar.ts';
import type { Person } from '../../../population/index.ts';
import { between, chance, type Stream, streamOf } from '../../../random.ts';
import type { Case } from '../../case.ts';
import { type Patient, stampOf } from './patient.ts';

/** Pregnancies are drawn from a stream of the woman's own, so that nothing else changes with them. */
const PREGNANCY_STREAM = 21;

/** The last child of every mother of a unit, by her. */
export type LastBirths = ReadonlyMap<Person, Readonly<{ birth: Day; children: number }>>;

/** Who gave birth last when, and to how many so far. */
export function lastBirthsOf(people: readonly Person[]): LastBirths {
  const last = new Map<Person, { birth: Day; children: number }>();
  for (const { mother, birth } of people) {
    if (!mother) continue;
    const known = last.get(mother);
    last.set(mother, {
      birth: Math.max(known?.birth ?? birth, birth),
      children: (known?.children ?? 0) + 1,
    });
  }
  return last;
}

/** Writes the pregnancy that a clinic registered, and the delivery of one that ended lately. */
export function writePregnancy(round: Case, patient: Patient, births: LastBirths): void {
  const { asOf, settings } = round;
  const { person } = patient;
  const { pregnancy } = settings.clinics;
  if (person.sex !== 'f' || person.age < pregnancy.from || person.age > pregnancy.to) return;
  const stream = streamOf(PREGNANCY_STREAM, person.trueId);
  const last = births.get(person);
  const since = last ? asOf - last.birth : Number.POSITIVE_INFINITY;
  const at = { round, patient, stream, number: (last?.children ?? 0) + 1 };
  if (last && since <= pregnancy.deliveriesOfDays) putDelivery(at, last.birth);
  else if (since > pregnancy.apartDays && chance(stream, shareOf(round, person))) putPregnancy(at);
}

function shareOf({ settings }: Case, { age }: Person): number {
  return settings.clinics.pregnancy.registered.find(({ from }) => age >= from)?.share ?? 0;
}

type Told = Readonly<{ round: Case; patient: Patient; stream: Stream; number: number }>;

/** A woman comes to the clinic some weeks after her last period; the birth is expected 40 weeks after it. */
function putPregnancy(told: Told): void {
  const { days, cameAfterDays } = told.round.settings.clinics.pregnancy;
  const daysAgo = between(told.stream, cameAfterDays, days - 1);
  put(told, 'moph-prenatal', { last_period_on: told.round.asOf - daysAgo });
}

/** A birth may come some weeks before the day it was expected on, or a few days after. */
function putDelivery(told: Told, delivered: Day): void {
  const { days, early, late } = told.round.settings.clinics.pregnancy;
  const begun = delivered - days + between(told.stream, -late, early);
  const of = { ...told, number: told.number - 1 };
  put(of, 'moph-prenatal', { last_period_on: begun });
  put(of, 'moph-labor', { last_period_on: begun, delivered_on: delivered });
}

function put(
  { round, patient, stream, number }: Told,
  source: string,
  fields: Readonly<{ last_period_on: Day; delivered_on?: Day }>,
): void {
  const { desk, sheet, asOf, settings } = round;
  const { person, unit, localId, place } = patient;
  const all = {
    hospital_code: unit,
    local_id: localId,
    pregnancy_no: number,
    expected_on: fields.last_period_on + settings.clinics.pregnancy.days,
    updated_at: stampOf(asOf, between(stream, 2, 60)),
    ...fields,
  };
  desk.put({ source, person, fields: all, place }, { ...sheet, stream });
}
