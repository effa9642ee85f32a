import type { Viewer } from '../access/index.ts';
import type { AreaFigures, ProtectedFigures, Protection } from './area-figures.ts';
import { EVERYONE, type Publication } from './publication.ts';
import { publishFigures } from './publish-figures.ts';
import { withRates } from './rates.ts';
import { seesTrueValues } from './true-values.ts';

const UNPROTECTED: Protection = { kind: 'none', within: 0, hidden: {}, hiddenInGroups: {} };

/** The only way by which figures leave: as they were counted to whoever works in the area, to everybody else as they are published. */
export function protect(area: AreaFigures, viewer: Viewer, publication: Publication): ProtectedFigures {
  return seesTrueValues(viewer, area.parts)
    ? asCounted(area, publication)
    : publishFigures(area, publication);
}

/** Groups that nobody of the area is in have no figures. */
function asCounted({ figures, known }: AreaFigures, { rates }: Publication): ProtectedFigures {
  const zeros = Object.fromEntries(known.map((measure) => [measure, 0]));
  const grouped = new Map<string, Record<string, number>>([[EVERYONE, { ...zeros }]]);
  for (const { grouping, measure, value } of figures) {
    const of = grouped.get(grouping) ?? { ...zeros };
    of[measure] = value;
    grouped.set(grouping, of);
  }
  const { [EVERYONE]: everyone = zeros, ...groups } = Object.fromEntries(
    [...grouped].map(([grouping, of]) => [grouping, withRates(of, rates)]),
  );
  return { everyone, groups, protection: UNPROTECTED };
}
