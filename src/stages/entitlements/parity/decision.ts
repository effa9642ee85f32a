import type { Circle, Facts } from '../evaluate.ts';

/** An answer as the lake keeps it, and since when it should have been paid. */
export type Decision = Readonly<{
  answer: 1 | 0 | null;
  /** Satang in the programme's period. */
  amount: bigint | null;
  held: number;
  unknown: number;
  /** Whether this member holds the right of the unit; null where rights are not shared, or it is not known. */
  holder: boolean | null;
  since: string | null;
}>;

/** A person with everything that both engines need: facts, and the members of the units. */
export type Person = Readonly<{ id: bigint; facts: Facts; circle: Circle }>;
