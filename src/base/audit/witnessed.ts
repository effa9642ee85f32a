import { problem } from '../errors/index.ts';
import type { Cosignature, Ledger } from '../ledger/index.ts';
import { writtenAt } from './entry-text.ts';
import { findCosignature, parseNote, type Verifier } from './notes/index.ts';
import { withCosignatures } from './witness/index.ts';

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

/**
 * Refuses with AUDIT_NOT_WITNESSED when no witness that is listed now and counts signed the log lately, and when something older than
 * that is in no log a witness saw: a witness that signs the same dead log again and again is no evidence of what came after.
 */
export async function assertWitnessed(
  { audit }: Pick<Ledger, 'audit'>,
  rule: WitnessRule,
  listed: readonly Verifier[],
): Promise<void> {
  const words = await goodWords(audit, listed);
  const last = lastWord(words, rule);
  const { hours, now } = rule;
  const isFresh = (at: Date) => now.getTime() - at.getTime() <= hours * HOUR_MS;
  if (last && isFresh(last.at)) {
    const covered = Math.max(...words.filter(counts(rule)).map(({ size }) => size));
    const [unseen, waiting] = await Promise.all([audit.outbox.from(covered, 1), audit.outbox.waiting(1)]);
    if ([...unseen, ...waiting].every((row) => isFresh(writtenAt(row.payload)))) return;
  }
  const since = last?.at.toISOString() ?? NEVER;
  throw problem('AUDIT_NOT_WITNESSED', { hours, last: since, retryAfterSeconds: RETRY_SECONDS });
}

/** The last words of witnesses on the list, each checked with its key against what was signed of that size. */
async function goodWords(audit: Ledger['audit'], listed: readonly Verifier[]): Promise<Cosignature[]> {
  const words = (await audit.heads.witnesses()).map(async (word) => {
    const verifier = listed.find(({ name }) => name === word.witness);
    const head = verifier && (await audit.heads.find(word.size));
    const note = head && parseNote(withCosignatures(head.note, [word.line]));
    const found = verifier && note && findCosignature(note, verifier);
    return found ? [{ ...word, at: found.at }] : [];
  });
  return (await Promise.all(words)).flat();
}

/** The latest word of a witness that counts. */
function lastWord(
  words: readonly Cosignature[],
  rule: Pick<WitnessRule, 'independentOnly'>,
): Cosignature | undefined {
  return words.filter(counts(rule)).sort((left, right) => right.at.getTime() - left.at.getTime())[0];
}

function counts({ independentOnly }: Pick<WitnessRule, 'independentOnly'>) {
  return ({ independent }: Cosignature) => independent || !independentOnly;
}
