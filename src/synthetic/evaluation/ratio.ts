/** A share, or null when there is nothing to have a share of. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
