/** False when any is false, otherwise not known when any is not known, otherwise true. */
export function allOf(truths: readonly (boolean | null)[]): boolean | null {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

/** True when any is true, otherwise not known when any is not known, otherwise false. */
export function anyOf(truths: readonly (boolean | null)[]): boolean | null {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}
