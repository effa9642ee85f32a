import { problem, sentenceOf } from '../../base/errors/index.ts';
import type { ForgottenErasure } from '../../services/erasure/index.ts';

/** What is said loudly where the log knows of erasures that the ledger forgot; nothing where it does not. */
export function forgottenLines(forgotten: readonly ForgottenErasure[]): string[] {
  if (forgotten.length === 0) return [];
  const which = forgotten
    .map(
      ({ entry, erasure, basis, at }) => `erasure ${erasure} (${basis}, ${at.slice(0, 10)}, entry ${entry})`,
    )
    .join('; ');
  const told = problem('ERASURES_FORGOTTEN', { count: forgotten.length, which });
  return [`! ERASURES_FORGOTTEN`, `  ${sentenceOf(told, 'th')}`, `  ${sentenceOf(told, 'en')}`];
}
