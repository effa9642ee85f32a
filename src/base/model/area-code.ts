/** Levels from the country down to the village, in that order. */
export const AREA_LEVELS = ['country', 'province', 'district', 'subdistrict', 'village'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** The code of the whole country; every other code is digits, two a level. */
export const COUNTRY_CODE = 'TH';

/** An official area code: `TH`, or 2, 4, 6 or 8 digits; a parent's code is its child's prefix. */
export type AreaCode = string & { readonly __areaCode: unique symbol };

/** Reads an area code; gives nothing when the text has not the form of one (whether it exists is another question). */
export function parseAreaCode(text: string): AreaCode | undefined {
  return text === COUNTRY_CODE || /^(\d{2}){1,4}$/.test(text) ? (text as AreaCode) : undefined;
}

/** The level a code stands on, told by its length. */
export function areaLevelOf(code: AreaCode): AreaLevel {
  if (code === COUNTRY_CODE) return 'country';
  return AREA_LEVELS[code.length / 2] ?? 'village';
}

/** The code one level up; the country has none. */
export function parentOf(code: AreaCode): AreaCode | undefined {
  if (code === COUNTRY_CODE) return undefined;
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
