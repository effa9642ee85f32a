import { z } from 'zod';

/** Standard deviations on each side that hold 95 of 100 cases. */
const SIDES = 1.96;

/**
 * How sure a kind of flag is, from how many flags of invented countries the truth showed to be right: the lower end of the interval
 * that the true share lies in 95 times of 100 (Wilson), so that few flags make a low figure, and never more than `atMost`, for
 * real registers are worse than invented ones. A plain number is a judgement.
 */
export const confidenceSchema = z.union([
  z.int().min(1).max(100),
  z
    .strictObject({
      flags: z.int().min(1),
      right: z.int().min(0),
      atMost: z.int().min(1).max(100),
    })
    .refine(({ flags, right }) => right <= flags, 'more flags are right than there are')
    .transform(({ flags, right, atMost }) => Math.max(1, Math.min(atMost, lowerEnd(right, flags)))),
]);

function lowerEnd(right: number, flags: number): number {
  const share = right / flags;
  const square = SIDES ** 2 / flags;
  const middle = share + square / 2;
  const spread = SIDES * Math.sqrt((share * (1 - share)) / flags + square / (4 * flags));
  return Math.floor((100 * (middle - spread)) / (1 + square));
}
