import { type AreaCode, COUNTRY_CODE, parseAreaCode } from '../../../src/base/model/index.ts';
import { type CsvRow, readCsv } from '../csv.ts';
import type { Place } from './place.ts';

const BANGKOK = '10';

/** The country and its provinces, districts and subdistricts in force, parents before children. */
export function loadUnits(): Place[] {
  const provinces = loadProvinces();
  const districts = rowsOf('districts.csv').map((row) => unitOf(row, 'district'));
  const subdistricts = rowsOf('subdistricts.csv').map((row) => unitOf(row, 'subdistrict'));
  return [countryOf(provinces), ...provinces, ...districts, ...subdistricts];
}

/** The provinces alone, for who needs no more: they are read in no time. */
export function loadProvinces(): Place[] {
  return rowsOf('provinces.csv').map((row) => unitOf(row, 'province'));
}

/** What a place has when nothing is known of its past or of sharing a boundary. */
export const IN_FORCE = { validFrom: null, validTo: null, successor: null, retired: false } as const;

function rowsOf(file: string): CsvRow[] {
  return readCsv(new URL(`codes/${file}`, import.meta.url));
}

function unitOf(row: CsvRow, level: 'province' | 'district' | 'subdistrict'): Place {
  const code = row.areaCode('code');
  const isSubdistrict = level === 'subdistrict';
  const boundaryExact = !isSubdistrict || row.text('boundary_exact') === '1';
  return {
    code,
    level,
    parent: parseAreaCode(code.slice(0, -2)) ?? countryCode(),
    nameTh: row.text('name_th'),
    nameEn: row.text('name_en'),
    kindTh: level === 'province' ? provinceKind(code) : row.text('kind_th'),
    lon: row.number('lon'),
    lat: row.number('lat'),
    areaKm2: boundaryExact ? row.number('area_km2') : null,
    boundaryCode: isSubdistrict ? row.areaCode('boundary_code') : code,
    boundaryExact,
    ...IN_FORCE,
  };
}

function provinceKind(code: AreaCode): string | null {
  return code === BANGKOK ? null : 'จังหวัด';
}

/** The country's point is the centre of its provinces, each weighing as much as its area. */
function countryOf(provinces: readonly Place[]): Place {
  const sum = (of: (province: Place) => number): number =>
    provinces.reduce((total, each) => total + of(each), 0);
  const areaKm2 = sum((each) => each.areaKm2 ?? 0);
  const centre = (of: (province: Place) => number): number =>
    Number((sum((each) => of(each) * (each.areaKm2 ?? 0)) / areaKm2).toFixed(4));
  return {
    code: countryCode(),
    level: 'country',
    parent: null,
    nameTh: 'ประเทศไทย',
    nameEn: 'Thailand',
    kindTh: null,
    lon: centre((each) => each.lon),
    lat: centre((each) => each.lat),
    areaKm2: Number(areaKm2.toFixed(2)),
    boundaryCode: countryCode(),
    boundaryExact: true,
    ...IN_FORCE,
  };
}

function countryCode(): AreaCode {
  return COUNTRY_CODE as AreaCode;
}
