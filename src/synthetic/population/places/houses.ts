import { between, chance, type Stream } from '../../random.ts';
import type { HouseSettings } from '../../settings/index.ts';
import type { House } from '../person.ts';
import type { NumberIssuer } from './numbers.ts';

/** Orders beyond this one stand for the central registers of a district. */
const CENTRAL_ORDER = 999_999;

/** A house with its number; a plot that was divided carries a stroke, as 27/1. */
export function drawHouse(
  stream: Stream,
  place: Readonly<{ village: string; issuer: NumberIssuer; order: number }>,
  settings: HouseSettings,
): House {
  const plain = between(stream, 1, settings.largestNumber);
  const isDivided = chance(stream, settings.divided);
  const number = isDivided ? `${plain}/${between(stream, 1, settings.largestDivision)}` : String(plain);
  const named = chance(stream, settings.onNamedRoad);
  return {
    code: place.issuer.houseCode(place.order),
    number,
    village: place.village,
    road: named ? (settings.roads[between(stream, 0, settings.roads.length - 1)] ?? null) : null,
    registrar: place.village.slice(0, 4),
    isCentral: false,
  };
}

/** The book of those in a district whose house is not known; it stands in the district's first village. */
export function centralHouse(village: string, issuer: NumberIssuer, number: string): House {
  return {
    code: issuer.houseCode(CENTRAL_ORDER),
    number,
    village,
    road: null,
    registrar: village.slice(0, 4),
    isCentral: true,
  };
}
