import { problem } from '../../base/errors/index.ts';
import {
  type AreaCode,
  type AreaLevel,
  areaLevelOf,
  COUNTRY_CODE,
  isWithin,
  parseAreaCode,
  type Text,
} from '../../base/model/index.ts';
import type { LocalAdministration, Place, RegionScheme } from '../../country.ts';

/** One step of the way from the country down to an area. */
export type PlaceStep = Readonly<{ code: string; level: AreaLevel; name: Text }>;

/** The country's places, found by code, by parent and by name. Retired codes lead to their successor. */
export type PlaceIndex = Readonly<{
  /** The area in force under a code; throws AREA_UNKNOWN. */
  get: (code: string) => Place;
  /** The area in force under a code, else the smallest one around it: a register may tell of a subdistrict and not of the village. */
  nearest: (code: string | null) => Place;
  /** The areas one level down. */
  childrenOf: (code: AreaCode) => readonly Place[];
  /** The areas of another way of parting the country: regions of a scheme (`R4`), or local administrations (`local`). */
  partsBy: (code: AreaCode, by: string) => readonly Place[];
  /** Ways of parting areas other than level by level. */
  ways: readonly string[];
  /** Official areas that an area consists of: a region's provinces, what belongs to a local administration, otherwise itself. */
  officialParts: (code: AreaCode) => readonly AreaCode[];
  /** The local administrations to which an area, or a part of it, belongs. */
  administrationsOf: (code: AreaCode) => readonly Place[];
  /** Codes under which an area was known before as a whole. */
  formerCodes: (code: AreaCode) => readonly AreaCode[];
  pathOf: (code: AreaCode) => PlaceStep[];
  search: (text: string, limit: number) => Place[];
}>;

/** Regions and local administrations of a country. */
export type SidePlaces = Readonly<{
  regions: readonly RegionScheme[];
  locals: readonly LocalAdministration[];
}>;

/** The way of parting an area by its local administrations. */
export const BY_LOCAL = 'local';

/** Makes the index; a tenth of a second for a whole country. */
export function indexPlaces(
  places: readonly Place[],
  side: SidePlaces = { regions: [], locals: [] },
): PlaceIndex {
  const official = places.filter((place) => !place.retired);
  const parts = officialPartsOf(side);
  const beside = [...side.regions.flatMap(({ regions }) => regions), ...side.locals].map(
    ({ place }) => place,
  );
  const byCode = new Map([...official, ...beside].map((place) => [place.code, place]));
  const found = [...official, ...side.locals.map(({ place }) => place)];
  const retired = places.filter((place) => place.retired);
  const successors = new Map(retired.map((place) => [place.code, place.successor]));
  const former = Map.groupBy(retired, (place) => place.successor);
  const children = Map.groupBy(official, (place) => place.parent);
  const find = (text: string) => {
    const code = parseAreaCode(text);
    return code && (byCode.get(code) ?? byCode.get(successors.get(code) ?? COUNTRY_CODE_NEVER));
  };
  const get = (text: string) => {
    const place = find(text.toUpperCase());
    if (!place) throw problem('AREA_UNKNOWN', { code: text.slice(0, 12) });
    return place;
  };
  const pathOf = (code: AreaCode): PlaceStep[] => {
    const place = get(code);
    return [...(place.parent ? pathOf(place.parent) : []), stepOf(place)];
  };
  return {
    get,
    nearest: (code) => nearestOf(code, find) ?? get(COUNTRY_CODE),
    childrenOf: (code) =>
      parts.get(code)?.flatMap((part) => byCode.get(part) ?? []) ?? children.get(code) ?? [],
    partsBy: (code, by) => partsBy(side, { code, by }),
    ways: [...side.regions.map(({ id }) => id), ...(side.locals.length > 0 ? [BY_LOCAL] : [])],
    officialParts: (code) => parts.get(code) ?? [code],
    administrationsOf: (code) => administrationsOf(side, code),
    formerCodes: (code) => (former.get(code) ?? []).map((place) => place.code),
    pathOf,
    search: (text, limit) => searchPlaces(found, text, limit),
  };
}

/** Each level adds two digits to the code of the one above. */
const PROVINCE_DIGITS = 2;
const COUNTRY_CODE_NEVER = '' as AreaCode;

function nearestOf(code: string | null, find: (text: string) => Place | undefined): Place | undefined {
  for (let text = code ?? ''; text.length >= PROVINCE_DIGITS; text = text.slice(0, -PROVINCE_DIGITS)) {
    const place = find(text);
    if (place) return place;
  }
  return undefined;
}

function officialPartsOf({ regions, locals }: SidePlaces): Map<AreaCode, readonly AreaCode[]> {
  const ofRegions = regions.flatMap((scheme) =>
    scheme.regions.map(({ place, provinces }) => [place.code, provinces] as const),
  );
  return new Map([...ofRegions, ...locals.map(({ place, members }) => [place.code, members] as const)]);
}

/** The country by regions; any official area by the local administrations that have their office in it. */
function partsBy({ regions, locals }: SidePlaces, { code, by }: { code: AreaCode; by: string }): Place[] {
  if (by === BY_LOCAL)
    return locals
      .map(({ place }) => place)
      .filter(({ parent }) => code === COUNTRY_CODE || parent?.startsWith(code));
  if (code !== COUNTRY_CODE) return [];
  return regions.flatMap((scheme) => (scheme.id === by ? scheme.regions.map(({ place }) => place) : []));
}

/** A village has one at most, a subdistrict that is split has several; of larger areas nobody asks. */
function administrationsOf({ locals }: SidePlaces, code: AreaCode): Place[] {
  const level = areaLevelOf(code);
  if (level !== 'subdistrict' && level !== 'village') return [];
  return locals.flatMap(({ place, members }) =>
    members.some((member) => isWithin(member, code) || isWithin(code, member)) ? [place] : [],
  );
}

/** A place as a step of a path. */
export function stepOf(place: Place): PlaceStep {
  return { code: place.code, level: place.level, name: { th: place.nameTh, en: place.nameEn } };
}

/** Whole beginnings first, higher levels first; villages are found by code only, since their names repeat. */
function searchPlaces(places: readonly Place[], text: string, limit: number): Place[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  if (/^\d{2,8}$/.test(wanted))
    return places.filter((place) => place.code.startsWith(wanted)).slice(0, limit);
  const named = places.filter((place) => place.level !== 'village' && place.code !== COUNTRY_CODE);
  const begins = named.filter(
    (place) => place.nameTh.startsWith(wanted) || place.nameEn.toLowerCase().startsWith(wanted),
  );
  const holds = named.filter(
    (place) => place.nameTh.includes(wanted) || place.nameEn.toLowerCase().includes(wanted),
  );
  return [...new Set([...begins, ...holds])].slice(0, limit);
}
