import type { House, Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import { type Case, putPerson } from '../case.ts';

/** Codes of a person's standing in the civil register. */
const STATUS = { livesHere: 0, dead: 1, central: 8, deathReported: 11, diedAfterRenouncing: 13 } as const;

/** Writes the civil register: the house, its people, and deaths. */
export function writeCivilRegister(round: Case): void {
  putHouse(round, round.unit.house);
  for (const person of round.citizens) {
    putCitizen(round, person);
    if (person.death !== null && person.deathKnownBy !== 'clinic') putDeath(round, person, person.death);
  }
}

/** Writes one house of the register. */
export function putHouse({ desk, sheet, unit, settings, asOf }: Case, house: House): void {
  const { houseKinds } = settings.words;
  const isGone =
    unit.people.length === 0 && !house.isCentral && chance(sheet.stream, settings.houses.demolished);
  const fields = {
    house_code: house.code,
    house_no: house.number,
    house_type: house.isCentral ? houseKinds.central : houseKinds.house,
    village_no: house.village.slice(6),
    alley: null,
    road: house.road,
    subdistrict_code: house.village.slice(0, 6),
    registrar_code: house.registrar,
    terminated_on: isGone ? asOf - between(sheet.stream, 60, 3000) : null,
  };
  desk.put({ source: 'dopa-house', fields, person: unit.people[0] ?? null, place: house.village }, sheet);
}

function putCitizen(round: Case, person: Person): void {
  const { houseRoles } = round.settings.words;
  const role = person.houseRole;
  const fields = {
    nationality: person.nation,
    person_status: statusOf(round, person),
    house_role:
      role === 0 ? houseRoles.resident : role === 1 ? houseRoles.head : `${houseRoles.familyHead} ${role}`,
    house_code: person.house.code,
    moved_in: person.movedIn,
    father_pid: person.father?.pid ?? null,
    mother_pid: person.mother?.pid ?? null,
  };
  putPerson(round, { source: 'dopa-person', person, fields });
}

function statusOf({ sheet, settings }: Case, person: Person): number {
  if (person.house.isCentral) return STATUS.central;
  if (person.death === null || person.deathKnownBy === 'clinic') return STATUS.livesHere;
  if (person.deathKnownBy === 'report') return STATUS.deathReported;
  return chance(sheet.stream, settings.register.renouncedOfDead) ? STATUS.diedAfterRenouncing : STATUS.dead;
}

function putDeath(round: Case, person: Person, death: number): void {
  const { sheet, asOf } = round;
  const fields = {
    death_date: death,
    reported_on: Math.min(asOf, death + between(sheet.stream, 0, 9)),
    subdistrict_code: person.house.village.slice(0, 6),
  };
  putPerson(round, { source: 'dopa-death', person, fields });
}
