import { chance, type Stream } from '../random.ts';
import {
  absentKin,
  composeFamily,
  type FamilyMember,
  FIRST_AWAY_GROUP,
  type RosterEntry,
  rosterOf,
} from './families/index.ts';
import { liveLives } from './living.ts';
import { nameFamily } from './naming.ts';
import type { Dwelling, House, Person, Unit } from './person.ts';
import { personOf } from './persons.ts';
import { drawHouse } from './places/index.ts';
import type { Setting } from './workshop.ts';

/** Invents the people of one house register, those who left it and those who died among them. */
export function inventUnit(stream: Stream, setting: Setting): Unit {
  const { place, workshop } = setting;
  const { settings } = workshop;
  const { village, issuer, houseOrder: order, model } = place;
  const house = drawHouse(stream, { village, issuer, order }, settings.houses);
  const family = composeFamily(stream, model.mix.drawSeed(stream), settings.families);
  const absent = absentKin(stream, { family, rate: model.mix.absentRate }, settings.families);
  const roster = rosterOf(family, absent, workshop.lateKin(stream, family));
  const dwellings = openDwellings(stream, house, setting);
  const people = peopleOf(stream, { roster, house, dwellingOf: dwellings.of }, setting);
  liveLives(stream, people, setting);
  return { key: place.firstId, house, people, dwellings: dwellings.made() };
}

type Dwellings = Readonly<{ of: (group: number) => Dwelling; made: () => Dwelling[] }>;

/** Finds each group of a roster the place it lives in. */
function openDwellings(stream: Stream, house: House, { place, workshop }: Setting): Dwellings {
  const main = mainVillage(stream, { place, workshop });
  const made = new Map<number, Dwelling>();
  const of = (group: number): Dwelling => {
    const known = made.get(group);
    if (known) return known;
    const isAway = group >= FIRST_AWAY_GROUP;
    const village = isAway ? workshop.destinations.drawElsewhere(stream, place.model.province) : main;
    const isHome = !isAway && village === place.village;
    const dwelling = { key: place.firstId + group, village, house: isHome ? house : null, members: [] };
    made.set(group, dwelling);
    return dwelling;
  };
  return { of, made: () => [...made.values()].filter(({ members }) => members.length > 0) };
}

/** Where those of the family live who are at home: mostly in the house they are registered in. */
function mainVillage(stream: Stream, { place: { model, village }, workshop }: Setting): string {
  const { settings, destinations } = workshop;
  if (chance(stream, model.wholeFamiliesAway)) return destinations.drawElsewhere(stream, model.province);
  return chance(stream, settings.families.nearbyFamilies)
    ? destinations.drawNearby(stream, village)
    : village;
}

type Cast = Readonly<{
  roster: readonly RosterEntry[];
  house: House;
  dwellingOf: (group: number) => Dwelling;
}>;

function peopleOf(stream: Stream, { roster, house, dwellingOf }: Cast, setting: Setting): Person[] {
  const { naming, settings } = setting.workshop;
  const family = roster.map(({ member }) => member);
  const names = nameFamily(stream, family, { naming, families: settings.families });
  const made = new Map<FamilyMember, Person>();
  const orders = new Map(roster.map((entry, order) => [entry, order]));
  for (const entry of roster.toSorted((one, other) => other.member.age - one.member.age)) {
    const name = names.get(entry.member);
    const order = orders.get(entry);
    if (!name || order === undefined) continue;
    const dwelling = dwellingOf(entry.group);
    made.set(entry.member, personOf(stream, { entry, name, house, dwelling, made, order }, setting));
  }
  for (const [member, person] of made) person.spouse = (member.spouse && made.get(member.spouse)) ?? null;
  const people = family.flatMap((member) => made.get(member) ?? []);
  for (const person of people) if (person.death === null) person.dwelling.members.push(person);
  return people;
}
