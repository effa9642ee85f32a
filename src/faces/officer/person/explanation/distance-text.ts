import type { ConditionPart } from '../../../../contract/index.ts';
import type { Words } from '../../../shared/index.ts';

const SATANG_A_BAHT = 100;

/** How far from the threshold; nothing where it says no more than met or not met. */
export function distanceText(
  distance: ConditionPart['distance'],
  { say, formats }: Words,
): string | undefined {
  if (!distance || distance.margin === 0) return undefined;
  const size = Math.abs(distance.margin);
  return say(`distance.${distance.unit}`, {
    sign: distance.margin > 0 ? 'over' : 'under',
    size: formats.count(distance.unit === 'satang' ? size / SATANG_A_BAHT : size),
  });
}
