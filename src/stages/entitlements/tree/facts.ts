import type { Value } from '../language/index.ts';

/** What is known of one person: a row of the profiles, or part of one. An absent fact is a fact not known. */
export type Facts = Readonly<Record<string, Value | null | undefined>>;

/** For each kind of unit, all members of the person's own, the person included; a kind that is absent is not known. */
export type Circle = Readonly<Record<string, readonly Facts[] | undefined>>;

/** An expression made ready to be worked out for one person after another. */
export type Prepared = (facts: Facts, circle?: Circle) => Value | null;
