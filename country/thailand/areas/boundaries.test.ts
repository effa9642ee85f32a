import { gzipSync } from 'node:zlib';
import { geoArea, geoContains } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { type AreaFeature, loadPlaces, openBoundaries, type Place } from './index.ts';

const places = loadPlaces();
const boundaries = openBoundaries(places);

function inForce(level: Place['level']): Place[] {
  return places.filter((place) => place.level === level && !place.retired);
}

function featuresUnder(level: Place['level']): AreaFeature[] {
  return inForce(level).flatMap(({ code }) => boundaries.boundariesOf(code).features);
}

describe('the shapes on the map', () => {
  const provinces = featuresUnder('country');
  const districts = featuresUnder('province');
  const subdistricts = featuresUnder('district');

  it('are 77 provinces, 928 districts and 7,425 outlines of subdistricts', () => {
    expect([provinces.length, districts.length, subdistricts.length]).toEqual([77, 928, 7425]);
  });

  it('draw every code in force exactly once', () => {
    const drawn = [provinces, districts, subdistricts].flatMap((features) =>
      features.flatMap(({ properties }) => properties.codes),
    );
    const wanted = [...inForce('province'), ...inForce('district'), ...inForce('subdistrict')].map(
      ({ code }) => code,
    );
    expect(drawn.toSorted()).toEqual(wanted.toSorted());
  });

  it('show khwaeng that share an old boundary as one, under the first of their codes', () => {
    const [first] = boundaries.boundariesOf(codeOf('1047')).features;
    expect(first?.properties).toMatchObject({
      code: '104702',
      codes: ['104702', '104703'],
      en: 'Bang Na Nuea, Bang Na Tai',
    });
    expect(subdistricts.filter(({ properties }) => properties.codes.length > 1)).toHaveLength(7);
  });

  it('are never turned inside out', () => {
    const widest = Math.max(...[...provinces, ...districts, ...subdistricts].map((shape) => geoArea(shape)));
    expect(widest).toBeLessThan(0.001);
  });

  it('stay small: the country under 150 KB packed, any province under 60 KB, any district under 30 KB', () => {
    const packed = (place: Place): number =>
      gzipSync(JSON.stringify(boundaries.boundariesOf(place.code))).length;
    expect(Math.max(...inForce('country').map(packed))).toBeLessThan(150_000);
    expect(Math.max(...inForce('province').map(packed))).toBeLessThan(60_000);
    expect(Math.max(...inForce('district').map(packed))).toBeLessThan(30_000);
  });

  it('show a village, and a subdistrict that moved, with the outline they lie in', () => {
    const outline = boundaries.boundariesOf(codeOf('530407'));
    expect(boundaries.boundariesOf(codeOf('53040703'))).toEqual(outline);
    expect(outline.features.map(({ geometry }) => geometry.type)).toEqual([
      'Polygon',
      ...Array(9).fill('Point'),
    ]);
    expect(boundaries.boundariesOf(codeOf('53030603')).features[0]?.geometry).toEqual(
      outline.features[0]?.geometry,
    );
  });

  it('refuse a code that does not exist', () => {
    expect(() => openBoundaries([]).boundariesOf(codeOf('10'))).toThrow('AREA_UNKNOWN');
  });
});

describe('the points of villages', () => {
  it('lie inside the outline that is drawn, each of them', () => {
    const outside = inForce('subdistrict').flatMap(({ code }) => {
      const [outline, ...villages] = boundaries.boundariesOf(code).features;
      return villages.filter(
        ({ geometry }) =>
          geometry.type !== 'Point' || !outline || !geoContains(outline, pair(geometry.coordinates)),
      );
    });
    expect(outside).toEqual([]);
  });

  it('are one a village and the same every time', () => {
    const codes = places.filter(({ parent }) => parent === '530407').map(({ code }) => code);
    const points = boundaries.villagePoints(codeOf('530407'));
    expect(points.map(({ code }) => code)).toEqual(codes);
    expect(openBoundaries(places).villagePoints(codeOf('530407'))).toEqual(points);
    expect(new Set(points.map(({ lon, lat }) => `${lon} ${lat}`)).size).toBe(points.length);
  });
});

function codeOf(text: string): Place['code'] {
  const place = places.find(({ code }) => code === text);
  if (!place) throw new Error(`no place ${text}`);
  return place.code;
}

function pair([lon = 0, lat = 0]: readonly number[]): [number, number] {
  return [lon, lat];
}
