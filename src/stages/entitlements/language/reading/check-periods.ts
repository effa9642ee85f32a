import type { IsoDate } from '../../../../base/model/index.ts';
import { contentProblem, type Place, type Programme } from '../content/index.ts';
import { type Dated, findOnDay, knownFromOf } from '../lowering/index.ts';

/** Refuses periods that end before they begin, stand out of order, or overlap without one being known later. */
export function checkPeriods(programme: Programme): void {
  const { file } = programme;
  refuseOverlap(programme.versions, (index) => ({ file, path: ['versions', index, 'inForce'] }));
  for (const [name, periods] of Object.entries(programme.parameters)) {
    const dated = periods.map(({ from, to, knownFrom }) => ({ inForce: { from, to }, knownFrom }));
    refuseOverlap(dated, (index) => ({ file, path: ['parameters', name, index] }));
  }
  for (const [index, overlay] of programme.overlays.entries()) {
    checkOverlay(programme, overlay, { file, path: ['overlays', index, 'inForce'] });
  }
}

function refuseOverlap(list: readonly Dated[], placeOf: (index: number) => Place): void {
  for (const [index, dated] of list.entries()) {
    const place = placeOf(index);
    refuseBackwards(dated, place);
    const before = list[index - 1];
    if (before && dated.inForce.from < before.inForce.from) {
      const reason = `it begins on ${dated.inForce.from}, before the one above it (${before.inForce.from}); put periods in the order of their first days`;
      throw contentProblem(place, reason);
    }
    const clash = list
      .slice(0, index)
      .find((other) => overlap(other, dated) && !tellsWhichWins(other, dated));
    if (clash) throw contentProblem(place, overlapReason(dated.inForce.from, clash));
  }
}

function refuseBackwards({ inForce: { from, to } }: Dated, place: Place): void {
  if (to === null || from <= to) return;
  throw contentProblem(place, `it ends on ${to}, before it begins on ${from}`);
}

function overlap(earlier: Dated, later: Dated): boolean {
  const { to } = earlier.inForce;
  return to === null || later.inForce.from <= to;
}

/** Of two that overlap the one known later wins, and it must say so itself: a forgotten last day is no answer. */
function tellsWhichWins(left: Dated, right: Dated): boolean {
  if (knownFromOf(left) === knownFromOf(right)) return false;
  const winner = knownFromOf(left) < knownFromOf(right) ? right : left;
  return winner.knownFrom !== undefined;
}

function overlapReason(from: IsoDate, clash: Dated): string {
  const ends = clash.inForce.to === null ? 'is open' : `ends ${clash.inForce.to}`;
  return `it begins on ${from}, but the one from ${clash.inForce.from} ${ends}; end the earlier one the day before, or give 'knownFrom' to the one that became known later`;
}

/** An overlay on days on which nothing is paid would add nothing, and its rule would never be read. */
function checkOverlay(programme: Programme, overlay: Dated, place: Place): void {
  refuseBackwards(overlay, place);
  const { from: on } = overlay.inForce;
  if (findOnDay(programme.versions, { on, knownOn: undefined }) !== undefined) return;
  const reason = `no version of the programme is in force on ${on}; an overlay adds to a version`;
  throw contentProblem(place, reason);
}
