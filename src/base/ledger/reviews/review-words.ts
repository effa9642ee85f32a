/** What a reviewer can say of two records. */
export type ReviewAnswer = 'same' | 'different' | 'cannot-tell';

/**
 * Why a pair is asked: `merge` would join two persons, `split` carries one number but looks like two persons, `bridge` alone
 * holds two groups of records together, `gold` has a known truth and measures the reviewer.
 */
export type PairKind = 'merge' | 'split' | 'bridge' | 'gold';

/**
 * How a pair stands once somebody has answered: waiting for another person, disagreed (a third is asked), set aside because
 * nobody can tell, or decided.
 */
export type PairState = 'waiting' | 'disagreed' | 'set-aside' | 'same' | 'different';

/** Two records that somebody answers about. */
export type ReviewedPair = Readonly<{
  pairKey: bigint;
  leftKey: bigint;
  rightKey: bigint;
  /** Villages of the two records, as far as they are known. */
  villages: readonly string[];
  kind: PairKind;
  /** How many different people must say the same before it counts. */
  needs: 1 | 2;
}>;

/** An answer that was not taken back. */
export type GivenAnswer = Readonly<{
  id: number;
  reviewer: string;
  answer: ReviewAnswer;
  note: string | undefined;
  at: Date;
}>;

/** How a pair stands, and the answers that make it so, in the order they were given. */
export type Standing = ReviewedPair &
  Readonly<{ state: PairState; answers: readonly GivenAnswer[]; at: Date }>;

/** What reviewers decided and linking must keep to: these two records are one person, or never are. */
export type PersonConstraint = Readonly<{
  pairKey: bigint;
  leftKey: bigint;
  rightKey: bigint;
  kind: 'must-link' | 'cannot-link';
  decidedBy: readonly string[];
  at: Date;
}>;

/** A pair whose truth is known. */
export type GoldPair = Readonly<{
  pairKey: bigint;
  leftKey: bigint;
  rightKey: bigint;
  truth: 'same' | 'different';
}>;

/** How a reviewer's first answers to pairs with a known truth turned out. */
export type GoldScore = Readonly<{ right: number; wrong: number; cannotTell: number }>;
