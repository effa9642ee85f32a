import { between, chance, countAround } from '../../../random.ts';
import type { Case } from '../../case.ts';
import type { Fields } from '../../cells.ts';
import { itemScores } from '../../item-scores.ts';
import { knowsDeath, type Patient, stampOf } from './patient.ts';

/** A unit that only keeps the name of somebody gone finds nothing. */
export function isLookedAfter({ person, typeArea }: Patient): boolean {
  return typeArea !== 'registered-away' && person.death === null;
}

/** Writes what a unit found in a patient. */
export function writeFindings(round: Case, patient: Patient): void {
  const { person } = patient;
  if (person.death !== null && knowsDeath(person)) putDeath(round, patient, person.death);
  if (!isLookedAfter(patient)) return;
  for (const { icd10, since } of person.health.chronic) putChronic(round, patient, { icd10, since });
  putDisability(round, patient);
  putFunction(round, patient);
  putBirth(round, patient);
  putVisits(round, patient);
}

function put(
  { desk, sheet, asOf }: Case,
  source: string,
  { person, unit, localId, place, fields }: Patient & { fields: Fields },
): void {
  const all = {
    hospital_code: unit,
    local_id: localId,
    updated_at: stampOf(asOf, between(sheet.stream, 2, 200)),
    ...fields,
  };
  desk.put({ source, person, fields: all, place }, sheet);
}

function putChronic(
  round: Case,
  patient: Patient,
  { icd10, since }: Readonly<{ icd10: string; since: number }>,
): void {
  put(round, 'moph-chronic', { ...patient, fields: { diagnosed_on: since, icd10, ended_how: '03' } });
}

function putDisability(round: Case, patient: Patient): void {
  const { person } = patient;
  const { disability } = person.health;
  if (!disability || !round.welfareOf(person).reportedBy.clinic) return;
  round.noted.reportedDisabled.add(person);
  const hasCard = round.welfareOf(person).disabilityCard !== null;
  for (const id of disability.kinds) {
    const kind = round.settings.health.kinds.find((each) => each.id === id);
    const fields = {
      card_no: hasCard ? `D${person.trueId}` : null,
      disability_type: kind?.codes.clinic,
      cause: disability.cause,
      icd10: kind?.icd10,
      detected_on: disability.since,
    };
    put(round, 'moph-disability', { ...patient, fields });
  }
}

function putFunction(round: Case, patient: Patient): void {
  const { sheet, settings, asOf } = round;
  const { barthel } = patient.person.health;
  if (barthel === null || !chance(sheet.stream, settings.clinics.assessed)) return;
  const { dependent, severe } = settings.clinics.barthel;
  const dependency = barthel > dependent ? 'none' : barthel > severe ? 'low' : 'high';
  const fields = {
    visit_no: `A${patient.localId}`,
    assessed_on: asOf - between(sheet.stream, 10, 360),
    test: 'barthel-adl',
    score: barthel,
    dependency,
    ...itemScores(barthel, settings.clinics.barthel.items, patient.person.trueId),
  };
  if (patient.person.pid !== null) round.noted.assessed.add(patient.person);
  put(round, 'moph-functional', { ...patient, fields });
}

function putBirth(round: Case, patient: Patient): void {
  const { person, unit } = patient;
  const { sheet, settings, asOf } = round;
  if (asOf - person.birth > settings.clinics.birthsOfDays || person.pid === null) return;
  const weight = person.health.birthWeight;
  const fields = {
    mother_local_id: patient.motherId,
    gestation_weeks: weight < 2500 ? between(sheet.stream, 30, 37) : between(sheet.stream, 37, 41),
    birth_date: person.birth,
    birth_hospital: unit,
    birth_weight_grams: weight,
  };
  put(round, 'moph-newborn', { ...patient, fields });
}

function putVisits(round: Case, patient: Patient): void {
  const { sheet, settings, asOf } = round;
  const { person } = patient;
  const mean = settings.clinics.visits * (person.age >= 60 || person.age < 6 ? 1.6 : 0.7);
  const visits = Math.min(6, countAround(sheet.stream, mean));
  for (let number = 1; number <= visits; number++) {
    const visitedOn = Math.max(person.birth, asOf - between(sheet.stream, 1, 360));
    const fields = {
      visit_no: `V${patient.localId}${number}`,
      visited_on: visitedOn,
      right_used: settings.clinics.rightUsed,
      price: between(sheet.stream, 8, 90) * 10,
    };
    put(round, 'moph-service', { ...patient, fields });
  }
}

function putDeath(round: Case, patient: Patient, death: number): void {
  const { stream } = round.sheet;
  const causes = round.settings.clinics.deathCauses;
  const fields = {
    death_date: death,
    cause_icd10: causes[between(stream, 0, causes.length - 1)] ?? null,
    death_place: chance(stream, 0.45) ? 'in-facility' : 'outside',
  };
  put(round, 'moph-death', { ...patient, fields });
}
