const CLAIM = /^claim:(\d{1,18})$/;

/** The name under which a claim is disputed. */
export function claimFact(claim: bigint): string {
  return `claim:${claim}`;
}

/** The claim that a disputed name is of; nothing where it is a fact of a register. */
export function claimIn(fact: string): bigint | undefined {
  const [, id] = CLAIM.exec(fact) ?? [];
  return id === undefined ? undefined : BigInt(id);
}
