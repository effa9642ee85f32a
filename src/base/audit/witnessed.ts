import { problem } from '../errors/index.ts';
import type { Cosignature, Ledger } from '../ledger/index.ts';

/** What decides whether evidence is good enough to let data out. */
export type WitnessRule = Readonly<{
  /** So long may the last word of a witness be ago. */
  hours: number;
  /** Whether only a witness counts that belongs to somebody else; where it does not, the one built in for development does too. */
  independentOnly: boolean;
  now: Date;
}>;

const HOUR_MS = 3_600_000;
const NEVER = '-';
const RETRY_SECONDS = 300;

/** Refuses with AUDIT_NOT_WITNESSED when no witness that counts signed the log lately: without evidence nothing leaves. */
export async function assertWitnessed(ledger: Pick<Ledger, 'audit'>, rule: WitnessRule): Promise<void> {
  const last = lastWord(await ledger.audit.heads.witnesses(), rule);
  const hours = rule.hours;
  if (last && rule.now.getTime() - last.at.getTime() <= hours * HOUR_MS) return;
  const since = last?.at.toISOString() ?? NEVER;
  throw problem('AUDIT_NOT_WITNESSED', { hours, last: since, retryAfterSeconds: RETRY_SECONDS });
}

/** The latest word of a witness that counts. */
export function lastWord(
  words: readonly Cosignature[],
  { independentOnly }: Pick<WitnessRule, 'independentOnly'>,
): Cosignature | undefined {
  return words
    .filter(({ independent }) => independent || !independentOnly)
    .sort((left, right) => right.at.getTime() - left.at.getTime())[0];
}
