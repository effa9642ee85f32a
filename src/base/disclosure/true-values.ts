import type { Viewer } from '../access/index.ts';
import { type AreaCode, isWithin, type Role } from '../model/index.ts';

/** Who works with true figures. Stewards judge pairs of records, and need no figures for it. */
const TRUE_FOR: readonly Role[] = ['officer', 'analyst'];

/** Whether somebody sees an area's figures as they were counted: officers and analysts, where all of it lies in their own area. */
export function seesTrueValues(viewer: Viewer, officialParts: readonly AreaCode[]): boolean {
  return TRUE_FOR.includes(viewer.role) && officialParts.every((part) => isWithin(part, viewer.area));
}
