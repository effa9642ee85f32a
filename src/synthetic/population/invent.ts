import type { Day } from '../calendar.ts';
import { chance, countAround, streamOf } from '../random.ts';
import type { SyntheticCountry } from '../settings/index.ts';
import { inventForeigners } from './foreigners.ts';
import { type House, isAlive, type Unit } from './person.ts';
import {
  centralHouse,
  drawHouse,
  layOutTerritories,
  type NumberIssuer,
  numberIssuer,
  type PopulationOrder,
  type Territory,
} from './places/index.ts';
import { openProvinceModels, type ProvinceModel } from './province-model.ts';
import { inventUnit } from './units.ts';
import { openWorkshop, type UnitPlace, type Workshop } from './workshop.ts';

/** An invented population, made one house at a time. */
export type Population = Readonly<{
  territories: readonly Territory[];
  workshop: Workshop;
  /** Whether a place lies in a province that is populated. */
  covers: (place: string) => boolean;
  isDense: (province: string) => boolean;
  /** The units of a territory, village by village. */
  units: (territory: Territory) => Generator<Unit>;
}>;

/** The truth's ids: village code, then the unit's number in the village, then the person's in the unit. */
const IDS_A_VILLAGE = 10_000_000;
const IDS_A_UNIT = 100;
const FOREIGNERS_STREAM = 3;

/** Lays out an invented population. Each unit has its own stream, so a village is the same however many came before it. */
export function openPopulation(
  country: SyntheticCountry,
  order: PopulationOrder & Readonly<{ seed: number; asOf: Day }>,
): Population {
  const territories = layOutTerritories(country, order);
  const known = new Map(territories.map((territory) => [territory.province, territory]));
  const workshop = openWorkshop(country, order.asOf);
  const modelOf = openProvinceModels(country);
  return {
    territories,
    workshop,
    covers: (place) => known.has(place.slice(0, 2)),
    isDense: (province) => known.get(province)?.isDense ?? false,
    units: (territory) =>
      territoryUnits(territory, { model: modelOf(territory.province), workshop, seed: order.seed }),
  };
}

type Making = Readonly<{ model: ProvinceModel; workshop: Workshop; seed: number }>;

/** What one district has issued so far. */
type District = { readonly issuer: NumberIssuer; readonly central: House; houses: number; people: number };

/** Villages in order; a village that got a few people too many leaves the next one as many fewer. */
function* territoryUnits(territory: Territory, making: Making): Generator<Unit> {
  const districts = new Map<string, District>();
  let owed = 0;
  for (const { code, people } of territory.villages) {
    const known = districts.get(code.slice(0, 4));
    const district = known ?? openDistrict(code, making.workshop);
    districts.set(code.slice(0, 4), district);
    if (!known) yield emptyUnit(district.central, Number(code) * IDS_A_VILLAGE - 1);
    owed += people;
    let number = 0;
    for (; owed > 0; number++) {
      const unit = nextUnit(code, number, { ...making, district });
      owed -= unit.people.filter(isAlive).length;
      yield unit;
      if (isNextDoorEmpty(making, unit)) yield vacantUnit(unit, making, district);
    }
    yield* foreignUnits({ code, people, number }, making, district);
  }
}

function openDistrict(village: string, { settings }: Workshop): District {
  const issuer = numberIssuer(village.slice(0, 4), settings.numberClass);
  const central = centralHouse(village, issuer, settings.houses.centralNumber);
  return { issuer, central, houses: 1, people: 1 };
}

function placeOf(
  code: string,
  number: number,
  { model, district }: Making & { district: District },
): UnitPlace {
  const { issuer, central, houses: houseOrder, people: personOrder } = district;
  const firstId = Number(code) * IDS_A_VILLAGE + number * IDS_A_UNIT;
  return { model, village: code, issuer, houseOrder, personOrder, firstId, central };
}

function nextUnit(code: string, number: number, making: Making & { district: District }): Unit {
  const { district, workshop, seed } = making;
  const unit = inventUnit(streamOf(seed, Number(code), number), {
    place: placeOf(code, number, making),
    workshop,
  });
  district.houses += 1;
  district.people += unit.people.length;
  return unit;
}

function isNextDoorEmpty({ workshop, seed }: Making, { key }: Unit): boolean {
  return chance(streamOf(seed, key, 1), workshop.settings.houses.vacant);
}

/** A house without people in its register. */
function vacantUnit({ key, house }: Unit, { workshop, seed }: Making, district: District): Unit {
  const { issuer, houses: order } = district;
  district.houses += 1;
  const place = { village: house.village, issuer, order };
  return emptyUnit(drawHouse(streamOf(seed, key, 2), place, workshop.settings.houses), key + IDS_A_UNIT - 1);
}

function emptyUnit(house: House, key: number): Unit {
  return { key, house, people: [], dwellings: [] };
}

/** Workers from abroad, by how many the province has. */
function* foreignUnits(
  { code, people, number }: Readonly<{ code: string; people: number; number: number }>,
  making: Making,
  district: District,
): Generator<Unit> {
  const { model, workshop, seed } = making;
  const stream = streamOf(seed, Number(code), FOREIGNERS_STREAM, 1);
  const groups = countAround(stream, Math.min(500, (people * model.foreigners) / 2));
  for (let group = 0; group < groups; group++) {
    const place = placeOf(code, number + group, { ...making, district });
    district.houses += 1;
    yield inventForeigners(stream, { place, workshop });
  }
}

const OUTSIDE_VILLAGES = '00';

/** Whether a village code stands for what lies outside villages, which is town. */
export function isTown(village: string): boolean {
  return village.endsWith(OUTSIDE_VILLAGES);
}
