import type { Viewer } from '../../../base/access/index.ts';
import { sql } from '../../../base/lake/index.ts';
import type { IsoDate, Text } from '../../../base/model/index.ts';
import type { Reading } from '../reading.ts';
import { allMeasures } from './all-measures.ts';
import { isArea, isShownTrue } from './figures.ts';

const COUNTS = ['households', 'people', 'registered', 'target'] as const;

/** Poor households that fail at least one of some dimensions, and the people in them. */
export type AreaMask = Readonly<{ dimensions: string[] } & Readonly<Record<(typeof COUNTS)[number], number>>>;

/**
 * Every choice of dimensions in one area; no masks where no survey was read. They are not among the published figures: so many sums of the
 * same few households would give every one of them away.
 */
export type AreaMasksAnswer = Readonly<{
  code: string;
  asOf: IsoDate;
  version: string;
  dimensions: Readonly<{ id: string; title: Text }>[];
  masks: AreaMask[];
  hidden: 'NOT_PUBLISHED' | null;
}>;

type Pattern = Readonly<{ bits: number } & Record<(typeof COUNTS)[number], number>>;

/** How many are poor in at least one of each choice of the targeting set's dimensions. Throws AREA_UNKNOWN. */
export async function readAreaMasks(
  reading: Reading,
  code: string,
  viewer: Viewer,
): Promise<AreaMasksAnswer> {
  const place = reading.places.get(code);
  const { dimensions } = reading.country.indicators;
  const known = new Set(await reading.knownMeasures());
  const isSurveyed = allMeasures(reading.country).some(
    ({ id, counts }) => counts.kind === 'households' && known.has(id),
  );
  const isShown = isShownTrue(reading, viewer, place);
  const patterns = isSurveyed && isShown ? await patternsOf(reading, isArea(place)) : [];
  return {
    code: place.code,
    asOf: reading.asOf,
    version: reading.version('areas').id,
    dimensions: dimensions.map(({ id, label }) => ({ id, title: label })),
    masks: isSurveyed && isShown ? masksOf(dimensions, patterns) : [],
    hidden: isShown ? null : 'NOT_PUBLISHED',
  };
}

async function patternsOf(reading: Reading, where: ReturnType<typeof sql>): Promise<Pattern[]> {
  const rows = await reading.serving.rows(sql`
    select dimensions, households, people, registered, target
    from areas.poverty_patterns
    where ${where}`);
  return rows.map((row) => ({
    bits: Number(row['dimensions']),
    households: Number(row['households']),
    people: Number(row['people']),
    registered: Number(row['registered']),
    target: Number(row['target']),
  }));
}

/** A mask counts every pattern that has a dimension in common with it; the masks stand in the order of their bits. */
function masksOf(dimensions: readonly Readonly<{ id: string }>[], patterns: readonly Pattern[]): AreaMask[] {
  return Array.from({ length: 2 ** dimensions.length - 1 }, (_, place) => {
    const mask = place + 1;
    const met = patterns.filter(({ bits }) => (bits & mask) !== 0);
    const sum = (count: (typeof COUNTS)[number]) => met.reduce((all, pattern) => all + pattern[count], 0);
    return {
      dimensions: dimensions.flatMap(({ id }, bit) => ((mask >> bit) & 1 ? [id] : [])),
      households: sum('households'),
      people: sum('people'),
      registered: sum('registered'),
      target: sum('target'),
    };
  });
}
