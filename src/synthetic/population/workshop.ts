import type { Day } from '../calendar.ts';
import type { SyntheticCountry, SyntheticSettings } from '../settings/index.ts';
import { type LateKinDraw, type MaritalDraw, openLateKin, openMarital } from './families/index.ts';
import { type HealthDraw, openHealth } from './lives/index.ts';
import { type Naming, openNaming } from './naming.ts';
import type { House } from './person.ts';
import type { NumberIssuer } from './places/index.ts';
import { type Destinations, openDestinations } from './places/index.ts';
import type { ProvinceModel } from './province-model.ts';

/** What every unit of an invented country is drawn with. */
export type Workshop = Readonly<{
  settings: SyntheticSettings;
  asOf: Day;
  naming: Naming;
  health: HealthDraw;
  marital: MaritalDraw;
  lateKin: LateKinDraw;
  destinations: Destinations;
}>;

/** Where a unit is registered, and the numbers it continues from. */
export type UnitPlace = Readonly<{
  model: ProvinceModel;
  village: string;
  issuer: NumberIssuer;
  houseOrder: number;
  personOrder: number;
  /** First of the truth's own ids for this unit. */
  firstId: number;
  /** The district's book of those whose house is not known. */
  central: House;
}>;

/** A unit's place and the workshop together. */
export type Setting = Readonly<{ place: UnitPlace; workshop: Workshop }>;

/** Prepares all draws. */
export function openWorkshop(country: SyntheticCountry, asOf: Day): Workshop {
  const statistics = country.statistics();
  const settings = country.synthetic;
  return {
    settings,
    asOf,
    naming: openNaming(country),
    health: openHealth(statistics, settings.health),
    marital: openMarital(statistics),
    lateKin: openLateKin(statistics, settings.register.yearsOfDead),
    destinations: openDestinations(country),
  };
}
