import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { problem } from '../../../src/base/errors/index.ts';
import type { AreaCode } from '../../../src/base/model/index.ts';
import { roundOutline } from './outline.ts';
import type { Place } from './place.ts';
import { loadPlaces } from './places.ts';
import { type DrawnLevel, type Outline, type Outlines, readOutlines } from './topology.ts';
import { placeVillages, type VillagePoint } from './village-points.ts';

/** What a shape on the map stands for: mostly one area, or several that share an old boundary. */
export type AreaFeatureProperties = Readonly<{
  /** The first of `codes`: the area a click leads to. */
  code: AreaCode;
  codes: readonly AreaCode[];
  level: Place['level'];
  th: string;
  en: string;
}>;

export type AreaFeature = Feature<Polygon | MultiPolygon | Point, AreaFeatureProperties>;

/** The country's shapes; what was read from a file is kept as long as this object is. */
export type Boundaries = Readonly<{
  /**
   * What to draw for an area: the country's provinces, a province's districts, a district's subdistricts; for a
   * subdistrict its own outline and its villages as points, and for a village those of its subdistrict.
   */
  boundariesOf: (
    parent: AreaCode,
  ) => FeatureCollection<Polygon | MultiPolygon | Point, AreaFeatureProperties>;
  /** The invented points of a subdistrict's villages, each inside it. */
  villagePoints: (subdistrict: AreaCode) => VillagePoint[];
}>;

/** More decimals than a level can show only make the answer longer: 4 are 11 m, 5 are 1 m. */
const DECIMALS: Readonly<Record<DrawnLevel, number>> = { province: 4, district: 4, subdistrict: 5 };

/** Opens the shapes of these places; a file of shapes is read when first needed. */
export function openBoundaries(places: readonly Place[] = loadPlaces()): Boundaries {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const isDrawn = ({ retired, parent }: Place): boolean =>
    !retired || isRetired(parent && byCode.get(parent));
  const atlas: Atlas = {
    places: byCode,
    children: Map.groupBy(places.filter(isDrawn), (place) => place.parent),
    outlinesOf: readOnce(readOutlines),
  };
  return {
    boundariesOf: (parent) => ({ type: 'FeatureCollection', features: featuresOf(atlas, parent) }),
    villagePoints: (subdistrict) => villagePointsOf(atlas, placeOf(atlas, subdistrict)),
  };
}

type Atlas = Readonly<{
  places: ReadonlyMap<AreaCode, Place>;
  /** Retired places are left out, but for those of a retired parent: a map of yesterday is drawn whole. */
  children: ReadonlyMap<AreaCode | null, readonly Place[]>;
  outlinesOf: (level: DrawnLevel) => Outlines;
}>;

function isRetired(place: Place | null | undefined): boolean {
  return place?.retired ?? false;
}

function readOnce<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>();
  return (key) => {
    const value = kept.get(key) ?? read(key);
    kept.set(key, value);
    return value;
  };
}

function featuresOf(atlas: Atlas, parent: AreaCode): AreaFeature[] {
  const place = placeOf(atlas, parent);
  if (place.level === 'village') return featuresOf(atlas, place.parent ?? parent);
  if (place.level === 'subdistrict')
    return [outlineFeature(atlas, place, [place]), ...villageFeatures(atlas, place)];
  const sharing = Map.groupBy(atlas.children.get(parent) ?? [], (child) => child.boundaryCode);
  return [...sharing.values()].flatMap((members) =>
    members.slice(0, 1).map((first) => outlineFeature(atlas, first, members)),
  );
}

function placeOf(atlas: Atlas, code: AreaCode): Place {
  const place = atlas.places.get(code);
  if (!place) throw problem('AREA_UNKNOWN', { code });
  return place;
}

function outlineFeature(atlas: Atlas, first: Place, members: readonly Place[]): AreaFeature {
  const level = drawnLevelOf(first);
  return {
    type: 'Feature',
    properties: {
      code: first.code,
      codes: members.map((member) => member.code),
      level,
      th: members.map((member) => member.nameTh).join(', '),
      en: members.map((member) => member.nameEn).join(', '),
    },
    geometry: roundOutline(outlineOf(atlas, first), DECIMALS[level]),
  };
}

function outlineOf(atlas: Atlas, place: Place): Outline {
  const outline = atlas.outlinesOf(drawnLevelOf(place)).outlineOf(place.boundaryCode ?? place.code);
  if (outline) return outline;
  const reason = 'the file of shapes has none for this code';
  throw problem('CONTENT_INVALID', { file: `th-${place.level}s.topo.json`, where: place.code, reason });
}

function drawnLevelOf({ code, level }: Place): DrawnLevel {
  if (level === 'province' || level === 'district' || level === 'subdistrict') return level;
  throw problem('AREA_UNKNOWN', { code });
}

function villageFeatures(atlas: Atlas, subdistrict: Place): AreaFeature[] {
  return villagePointsOf(atlas, subdistrict).map(({ code, lon, lat }) => {
    const { level, nameTh, nameEn } = placeOf(atlas, code);
    return {
      type: 'Feature',
      properties: { code, codes: [code], level, th: nameTh, en: nameEn },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    };
  });
}

function villagePointsOf(atlas: Atlas, subdistrict: Place): VillagePoint[] {
  const villages = (atlas.children.get(subdistrict.code) ?? []).filter(({ level }) => level === 'village');
  return placeVillages(
    villages.map((village) => village.code),
    outlineOf(atlas, subdistrict),
  );
}
