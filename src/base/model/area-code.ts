/** Levels from the country down to the village, in that order. */
const AREA_LEVELS = ['country', 'province', 'district', 'subdistrict', 'village'] as const;

/** Levels beside these: regions group provinces, local administrations cut across subdistricts. */
export const SIDE_LEVELS = ['region', 'local'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number] | (typeof SIDE_LEVELS)[number];

/** The code of the whole country; every other code is digits, two a level. */
export const COUNTRY_CODE = 'TH';

/**
 * An area code: `TH`, or 2, 4, 6 or 8 official digits, where a parent's code is its child's prefix; `R4-NORTH` is a region of a
 * scheme, `L` with digits a local administration.
 */
export type AreaCode = string & { readonly __areaCode: unique symbol };

/** Reads an area code; gives nothing when the text has not the form of one (whether it exists is another question). */
export function parseAreaCode(text: string): AreaCode | undefined {
  return text === COUNTRY_CODE || /^((\d{2}){1,4}|R\d-[A-Z]+|L\d{2,10})$/.test(text)
    ? (text as AreaCode)
    : undefined;
}

/** The level a code stands on, told by its first letter or its length. */
export function areaLevelOf(code: AreaCode): AreaLevel {
  if (code === COUNTRY_CODE) return 'country';
  if (code.startsWith('R')) return 'region';
  if (code.startsWith('L')) return 'local';
  return AREA_LEVELS[code.length / 2] ?? 'village';
}

/** The level of the areas that an area is first parted into. */
export function levelBelow(level: AreaLevel): AreaLevel {
  if (level === 'region') return 'province';
  if (level === 'local') return 'village';
  return AREA_LEVELS[AREA_LEVELS.indexOf(level) + 1] ?? 'village';
}

/** The code one level up; the country has none, and that of a local administration is not in its code. */
export function parentOf(code: AreaCode): AreaCode | undefined {
  const level = areaLevelOf(code);
  if (level === 'country' || level === 'local') return undefined;
  if (level === 'region') return COUNTRY_CODE as AreaCode;
  return (code.length === 2 ? COUNTRY_CODE : code.slice(0, -2)) as AreaCode;
}

/** The code and all above it, from the country down. */
export function pathTo(code: AreaCode): AreaCode[] {
  const parent = parentOf(code);
  return parent ? [...pathTo(parent), code] : [code];
}

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(inner: AreaCode, outer: AreaCode): boolean {
  return outer === COUNTRY_CODE || inner.startsWith(outer);
}
