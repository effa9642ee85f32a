import type { Person } from '../../../population/index.ts';
import { between, chance } from '../../../random.ts';
import type { Case } from '../../case.ts';
import type { Fields } from '../../cells.ts';
import { isLookedAfter, writeFindings } from './clinic-findings.ts';
import { knowsDeath, type Patient, stampOf, type TypeArea } from './patient.ts';
import { lastBirthsOf, writePregnancy } from './pregnancies.ts';

/** Writes what health units send: a person at one unit or at two, with address, illness, function and visits. */
export type Clinics = Readonly<{ write: (round: Case) => void }>;

/** Opens the units' books; each unit counts its own people. */
export function openClinics(): Clinics {
  const counters = new Map<string, number>();
  const nextIdAt = (unit: string): string => {
    const number = (counters.get(unit) ?? 0) + 1;
    counters.set(unit, number);
    return String(number).padStart(6, '0');
  };
  return {
    write: (round) => {
      const ids = new Map<string, string>();
      const births = lastBirthsOf(round.unit.people);
      for (const person of round.unit.people) {
        for (const at of booksOf(round, person)) {
          const unit = round.unitCodeOf(at.place);
          const motherId = ids.get(`${unit} ${person.mother?.trueId}`) ?? null;
          const patient = { person, unit, localId: nextIdAt(unit), motherId, ...at };
          ids.set(`${unit} ${person.trueId}`, patient.localId);
          putPatient(round, patient);
          putAddresses(round, patient);
          writeFindings(round, patient);
          if (isLookedAfter(patient)) writePregnancy(round, patient, births);
        }
      }
    },
  };
}

/** Which units know a person, and as what. */
function booksOf({ sheet, settings, covers }: Case, person: Person): { place: string; typeArea: TypeArea }[] {
  const { clinics } = settings;
  const home = person.house.village;
  const actual = person.dwelling.village;
  const seen = (share: number): boolean => chance(sheet.stream, share);
  if (person.pid === null) {
    return seen(clinics.foreigners)
      ? [{ place: actual, typeArea: seen(0.2) ? 'no-house' : 'lives-here' }]
      : [];
  }
  if (actual === home) return seen(clinics.atHome) ? [{ place: home, typeArea: 'registered-here' }] : [];
  if (actual.slice(0, 4) === home.slice(0, 4)) {
    return seen(clinics.atHome) ? [{ place: actual, typeArea: 'lives-here' }] : [];
  }
  const books: { place: string; typeArea: TypeArea }[] = [];
  if (seen(clinics.leftBehind)) books.push({ place: home, typeArea: 'registered-away' });
  if (covers(actual) && seen(clinics.newcomers)) books.push({ place: actual, typeArea: 'lives-here' });
  return books;
}

function putPatient(
  { desk, sheet, settings, asOf }: Case,
  { person, unit, localId, place, typeArea }: Patient,
): void {
  const isDischarged = person.death !== null && knowsDeath(person);
  const fields: Fields = {
    hospital_code: unit,
    local_id: localId,
    local_house_id: person.dwelling.key % 1_000_000,
    marital: person.marital,
    nationality: person.nation,
    family_role: person.houseRole === 1 ? 'head' : 'resident',
    father_pid: person.father?.pid ?? null,
    mother_pid: person.mother?.pid ?? null,
    spouse_pid: person.spouse?.pid ?? null,
    discharge: isDischarged
      ? 'dead'
      : typeArea === 'registered-away' && chance(sheet.stream, 0.3)
        ? 'moved'
        : 'present',
    discharged_on: isDischarged ? person.death : null,
    labour_status: person.pid === null ? settings.clinics.foreignLabour : null,
    type_area: typeArea,
    updated_at: stampOf(asOf, between(sheet.stream, 2, 300)),
  };
  desk.put({ source: 'moph-person', person, fields, place }, sheet);
}

function putAddresses(round: Case, patient: Patient): void {
  const { person } = patient;
  const { house, dwelling } = person;
  if (person.pid !== null)
    putAddress(round, patient, { kind: 'registered', village: house.village, isHouse: true });
  if (dwelling.village !== house.village || person.pid === null) {
    putAddress(round, patient, {
      kind: 'actual',
      village: dwelling.village,
      isHouse: dwelling.house !== null,
    });
  }
}

function putAddress(
  { desk, sheet, asOf }: Case,
  { person, unit, localId, place }: Patient,
  { kind, village, isHouse }: Readonly<{ kind: string; village: string; isHouse: boolean }>,
): void {
  const house = kind === 'registered' ? person.house : person.dwelling.house;
  const fields = {
    hospital_code: unit,
    local_id: localId,
    address_kind: kind,
    house_code: isHouse ? house?.code : null,
    house_no: isHouse ? house?.number : null,
    village_no: village.slice(6),
    tambon_no: village.slice(4, 6),
    amphoe_no: village.slice(2, 4),
    changwat_no: village.slice(0, 2),
    updated_at: stampOf(asOf, between(sheet.stream, 2, 300)),
  };
  desk.put({ source: 'moph-address', person, fields, place }, sheet);
}
