import type { AreaCode, AreaLevel, IsoDate } from '../../../src/base/model/index.ts';

/**
 * One area with an official code, from the country to the village, in force or retired. It is retired when `retired`
 * says so; `validFrom` and `validTo` (the last day) are null where the date is not known, which is not the same as open.
 */
export type Place = Readonly<{
  code: AreaCode;
  level: AreaLevel;
  parent: AreaCode | null;
  nameTh: string;
  nameEn: string;
  /** จังหวัด, อำเภอ or เขต, ตำบล or แขวง, หมู่บ้าน; null for the country, Bangkok and what lies outside villages. */
  kindTh: string | null;
  lon: number;
  lat: number;
  /** Null for villages, and where the area shares its boundary with others. */
  areaKm2: number | null;
  /** The code of the polygon that draws it; null for villages, which are points. */
  boundaryCode: AreaCode | null;
  /** False where several areas share one old polygon. */
  boundaryExact: boolean;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  /** The one code that took over; null for a code in force, and for one that was split. */
  successor: AreaCode | null;
  retired: boolean;
}>;
