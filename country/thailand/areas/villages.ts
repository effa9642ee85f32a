import { type AreaCode, parseAreaCode } from '../../../src/base/model/index.ts';
import { readCsv } from '../csv.ts';
import type { Place } from './place.ts';
import { IN_FORCE } from './units.ts';

/** How many villages the official list has in a subdistrict, and its registered people of 2021. */
export type VillageCount = Readonly<{
  subdistrict: AreaCode;
  /** 0 where the list has none: Bangkok, and subdistricts that are wholly municipal. */
  villages: number;
  population2021: number;
}>;

/** The number that stands for what lies in no listed village. */
const OUTSIDE_VILLAGES = '00';

/** Villages by subdistrict. */
export function loadVillageCounts(): VillageCount[] {
  return readCsv(new URL('codes/villages.csv', import.meta.url)).map((row) => ({
    subdistrict: row.areaCode('subdistrict_code'),
    villages: row.numberOrNull('villages') ?? 0,
    population2021: row.number('population_2021'),
  }));
}

/** The codes of a subdistrict's villages: 01 to as many as are listed, or the one that ends in 00 where none is. */
export function villageCodes(subdistrict: AreaCode, villages: number): AreaCode[] {
  const numbers =
    villages === 0
      ? [OUTSIDE_VILLAGES]
      : Array.from({ length: villages }, (_, index) => twoDigits(index + 1));
  return numbers.flatMap((number) => parseAreaCode(subdistrict + number) ?? []);
}

/** A subdistrict's villages. No list of their names may be used, so they bear their numbers; their point is the subdistrict's. */
export function villagesOf(subdistrict: Place, villages: number): Place[] {
  return villageCodes(subdistrict.code, villages).map((code) => ({
    ...nameOf(code),
    code,
    level: 'village',
    parent: subdistrict.code,
    lon: subdistrict.lon,
    lat: subdistrict.lat,
    areaKm2: null,
    boundaryCode: null,
    boundaryExact: false,
    ...IN_FORCE,
  }));
}

function nameOf(code: AreaCode): Pick<Place, 'nameTh' | 'nameEn' | 'kindTh'> {
  const number = Number(code.slice(-2));
  if (number === 0) return { nameTh: 'ไม่แบ่งหมู่', nameEn: 'Outside the village list', kindTh: null };
  return { nameTh: `หมู่ ${number}`, nameEn: `Village ${number}`, kindTh: 'หมู่บ้าน' };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
