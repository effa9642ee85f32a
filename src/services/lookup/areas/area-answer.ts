import type { Protection } from '../../../base/disclosure/index.ts';
import type { AreaLevel, IsoDate, Text } from '../../../base/model/index.ts';
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
    figureRows(reading, [place]),
    around ? figureRows(reading, [around]) : [],
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
