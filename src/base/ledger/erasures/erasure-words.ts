/** How far an erasure is: asked for, confirmed by a second person, done, or taken back. */
export type ErasureState = 'asked' | 'confirmed' | 'done' | 'withdrawn';

/** One erasure. Of one that is done or was taken back nobody can tell whom it was about. */
export type Erasure = Readonly<{
  id: number;
  state: ErasureState;
  basis: string;
  askedAt: Date;
  askedBy: string;
  confirmedAt: Date | undefined;
  confirmedBy: string | undefined;
  withdrawnAt: Date | undefined;
  withdrawnBy: string | undefined;
  doneAt: Date | undefined;
  personKey: bigint | undefined;
  /** Why, as it is sealed under the person's key. */
  reason: string | undefined;
  /** Keys under which the ledger keeps words about the person. */
  subjects: readonly bigint[];
}>;

/** What is to be erased, on what ground, and who asks; the reason is sealed under the person's key. */
export type NewErasure = Readonly<{ personKey: bigint; basis: string; reason: string; by: string }>;

/** What a confirmed erasure holds against later rows. */
export type ErasureHold = Readonly<{
  digests: readonly Buffer[];
  sources: readonly string[];
  subjects: readonly bigint[];
}>;

/** Everything that is held, of all erasures that were confirmed. */
export type HeldSoFar = Readonly<{
  digests: readonly Buffer[];
  sources: readonly Readonly<{ source: string; erasure: number }>[];
}>;

/** What an erasure came to, for the log: counts only. */
export type ErasureReceipt = Readonly<{ versions: number; files: number; keys: number }>;
