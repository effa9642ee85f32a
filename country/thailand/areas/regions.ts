import { z } from 'zod';
import { problem } from '../../../src/base/errors/index.ts';
import { type AreaCode, COUNTRY_CODE, parseAreaCode } from '../../../src/base/model/index.ts';
import type { RegionScheme } from '../../../src/country.ts';
import { readCsv } from '../csv.ts';
import { loadYaml } from '../yaml.ts';
import type { Place } from './place.ts';
import { IN_FORCE } from './units.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });

const schemesSchema = z.strictObject({
  schemes: z.array(
    z.strictObject({
      id: z.string().regex(/^R\d$/),
      /** The column of provinces.csv that says which region of it a province lies in. */
      column: z.string(),
      title: text,
      verified: z.boolean(),
      note: text,
      regions: z.record(z.string().regex(/^[a-z]+$/), text),
    }),
  ),
});

type SchemeContent = z.infer<typeof schemesSchema>['schemes'][number];

/** The ways of grouping provinces into regions; every province lies in one region of each. */
export function loadRegions(places: readonly Place[]): RegionScheme[] {
  const file = new URL('codes/regions.yaml', import.meta.url);
  const provinces = places.filter(({ level, retired }) => level === 'province' && !retired);
  return loadYaml(file, schemesSchema).schemes.map((scheme) => {
    const members = membersOf(scheme);
    const { id, title, verified, note } = scheme;
    const regions = Object.entries(scheme.regions).map(([region, name]) =>
      regionOf(
        { code: `${id}-${region.toUpperCase()}`, name },
        provinces.filter(({ code }) => members.get(code) === region),
      ),
    );
    return { id, title, verified, note, regions };
  });
}

function membersOf({ column, regions, id }: SchemeContent): Map<AreaCode, string> {
  const rows = readCsv(new URL('codes/provinces.csv', import.meta.url));
  return new Map(
    rows.map((row) => {
      const region = row.text(column);
      if (regions[region]) return [row.areaCode('code'), region];
      const reason = `scheme ${id} has no region '${region}'; name it in regions.yaml or correct the column '${column}'`;
      throw problem('CONTENT_INVALID', { file: 'codes/provinces.csv', where: row.text('code'), reason });
    }),
  );
}

/** A region lies where its provinces lie, each weighing as much as its area. */
function regionOf(
  { code, name }: { code: string; name: { th: string; en: string } },
  provinces: readonly Place[],
): RegionScheme['regions'][number] {
  const areaKm2 = provinces.reduce((sum, { areaKm2: own }) => sum + (own ?? 0), 0);
  const centre = (of: (province: Place) => number) =>
    Number((provinces.reduce((sum, one) => sum + of(one) * (one.areaKm2 ?? 0), 0) / areaKm2).toFixed(4));
  const parsed = parseAreaCode(code);
  if (!parsed)
    throw problem('CONTENT_INVALID', {
      file: 'codes/regions.yaml',
      where: code,
      reason: 'this is no code of a region',
    });
  return {
    place: {
      ...IN_FORCE,
      code: parsed,
      level: 'region',
      parent: COUNTRY_CODE as AreaCode,
      nameTh: name.th,
      nameEn: name.en,
      kindTh: null,
      lon: centre(({ lon }) => lon),
      lat: centre(({ lat }) => lat),
      boundaryCode: null,
    },
    provinces: provinces.map(({ code: province }) => province),
  };
}
