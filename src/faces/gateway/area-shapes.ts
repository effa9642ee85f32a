import { type AreaCode, parentOf } from '../../base/model/index.ts';
import { type BoundariesAnswer, boundariesSchema } from '../../contract/index.ts';
import type { Shapes } from '../../country.ts';
import type { PlaceIndex } from '../../services/lookup/index.ts';

type Atlas = Readonly<{ places: PlaceIndex; shapes: Shapes }>;

/** Shapes one level down; of a region or a local administration those of the areas it consists of, each taken from its own map. */
export function shapesOf({ places, shapes }: Atlas, code: AreaCode): BoundariesAnswer {
  const parts = places.officialParts(code);
  const draw = (area: AreaCode) => boundariesSchema.parse(shapes.boundariesOf(area));
  if (parts.length === 1 && parts[0] === code) return draw(code);
  const wanted = new Set<string>(parts);
  const maps = new Set(parts.flatMap((part) => parentOf(part) ?? []));
  const features = [...maps].flatMap((map) =>
    draw(map).features.filter(({ properties }) => properties.codes.some((one) => wanted.has(one))),
  );
  return { type: 'FeatureCollection', features };
}
