import { readFileSync } from 'node:fs';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { Place } from './place.ts';

/** The levels that have polygons. */
export type DrawnLevel = Extract<Place['level'], 'province' | 'district' | 'subdistrict'>;

export type Outline = Polygon | MultiPolygon;

/** The polygons of one level, by code of the boundary. */
export type Outlines = Readonly<{ outlineOf: (boundary: string) => Outline | undefined }>;

type Properties = Readonly<{ code: string }>;

/** Reads the file of one level; a polygon is put together from its arcs only when it is asked for. */
export function readOutlines(level: DrawnLevel): Outlines {
  const file = new URL(`shapes/th-${level}s.topo.json`, import.meta.url);
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const collection = topology.objects[`${level}s`] as GeometryCollection<Properties>;
  const geometries = new Map<string, GeometryObject>(
    collection.geometries.map((geometry) => [(geometry.properties as Properties).code, geometry]),
  );
  return {
    outlineOf: (boundary) => {
      const geometry = geometries.get(boundary);
      return geometry && (feature(topology, geometry) as { geometry: Outline }).geometry;
    },
  };
}
