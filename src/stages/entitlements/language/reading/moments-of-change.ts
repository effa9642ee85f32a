import type { IsoDate } from '../../../../base/model/index.ts';
import type { Programme } from '../content/index.ts';
import { dayAfter } from '../expression/index.ts';
import type { Dated } from '../lowering/index.ts';
import { programmesAsked } from './programmes-asked.ts';

/** A day asked about, and the day as of which the rules are known; undefined is now. */
export type Moment = Readonly<{ on: IsoDate; knownOn: IsoDate | undefined }>;

/** Every pair of days on which a programme's rules may differ from those of the day before. */
export function momentsOfChange(programme: Programme): Moment[] {
  const dated = [...withAsked(programme)].flatMap(datedIn);
  const days = new Set(
    dated.flatMap(({ inForce: { from, to } }) => (to === null ? [from] : [from, dayAfter(to)])),
  );
  const known = new Set(dated.flatMap(({ knownFrom }) => (knownFrom === undefined ? [] : [knownFrom])));
  return [...days].flatMap((on) => [
    { on, knownOn: undefined },
    ...(known.size === 0 ? [] : [{ on, knownOn: on }]),
    ...[...known].filter((knownOn) => knownOn > on).map((knownOn) => ({ on, knownOn })),
  ]);
}

/** The programme and all by whose rules it decides, near and far. */
function withAsked(programme: Programme, found: Set<Programme> = new Set()): Set<Programme> {
  if (found.has(programme)) return found;
  found.add(programme);
  for (const asked of programmesAsked(programme)) {
    const other = programme.library.get(asked.programme);
    if (other) withAsked(other, found);
  }
  return found;
}

function datedIn({ versions, parameters, overlays }: Programme): Dated[] {
  const periods = Object.values(parameters).flat();
  return [
    ...versions,
    ...overlays,
    ...periods.map(({ from, to, knownFrom }) => ({ inForce: { from, to }, knownFrom })),
  ];
}
