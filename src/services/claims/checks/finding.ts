import type { ClaimCheck, ClaimContent, ClaimFinding } from '../../../base/claim/index.ts';

/** Something found, before it has a code. */
export type Found = Readonly<{ check: ClaimCheck; file: string; field: string }>;

/** Gives what was found the code by which payers know it. */
export function findingOf({ check, file, field }: Found, { checks }: ClaimContent): ClaimFinding {
  return { code: checks[check], file, field };
}
