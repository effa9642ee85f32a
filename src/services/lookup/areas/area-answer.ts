import type { Protection } from '../../../base/disclosure/index.ts';
import { join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { AreaLevel, IsoDate, Text } from '../../../base/model/index.ts';
import type { Place } from '../../../country.ts';
import { BY_LOCAL, type PlaceStep, stepOf } from '../place-index.ts';
import type { NamedSource, Reading } from '../reading.ts';
import { type Asker, type Figures, figureRows, openFigures } from './figures.ts';

/** An area and what is counted in it. */
export type AreaAnswer = Readonly<{
  code: string;
  level: AreaLevel;
  name: Text;
  path: PlaceStep[];
  asOf: IsoDate;
  sources: NamedSource[];
  version: string;
  figures: Figures;
  parentFigures: Figures | null;
  groups: Readonly<Record<string, Figures>>;
  protection: Protection;
  parentProtection: Protection | null;
  /** How many local administrations have their office in it. */
  locals: number;
  /** The local administrations that it, or parts of it, belong to: of a subdistrict or a village. */
  administrations: PlaceStep[];
}>;

/** What is counted in one area, beside its parent's figures, as the asker may see it. Throws AREA_UNKNOWN. */
export async function readArea(reading: Reading, code: string, asker: Asker): Promise<AreaAnswer> {
  const place = reading.places.get(code);
  const areas = reading.version('areas');
  const around = place.parent ? reading.places.get(place.parent) : undefined;
  const [show, own, parent] = await Promise.all([
    openFigures(reading, asker),
    figureRows(reading, isArea(place)),
    around ? figureRows(reading, isArea(around)) : [],
  ]);
  const { figures, groups, protection } = show(place, own);
  const parentShown = around && show(around, parent);
  return {
    ...stepOf(place),
    path: reading.places.pathOf(place.code),
    asOf: reading.asOf,
    sources: areas.sources.flatMap((entry) => reading.source(entry.source) ?? []),
    version: areas.id,
    figures,
    parentFigures: parentShown?.figures ?? null,
    groups,
    protection,
    parentProtection: parentShown?.protection ?? null,
    locals: reading.places.partsBy(place.code, BY_LOCAL).length,
    administrations: reading.places.administrationsOf(place.code).map(stepOf),
  };
}

/** One area's rows. */
export function isArea({ code, parent }: Place): Sql {
  return sql`${parent === null ? sql`parent_code is null` : sql`parent_code = ${parent}`} and area_code = ${code}`;
}

/** The rows of several areas, wherever they stand. */
export function areAreas(places: readonly Place[]): Sql {
  if (places.length === 0) return sql`false`;
  const parents = [...new Set(places.map(({ parent }) => parent))].flatMap((parent) => parent ?? []);
  const inside = (codes: readonly string[]) => join(codes.map((code) => literal(code)));
  return sql`parent_code in (${inside(parents)}) and area_code in (${inside(places.map(({ code }) => code))})`;
}
