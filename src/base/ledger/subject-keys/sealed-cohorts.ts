import type { SealedText, Vault } from '../../keys/index.ts';
import type { CohortBook } from '../cohorts/index.ts';

const REASON = 'list reason';

/**
 * The book of target lists with the reasons for putting somebody on a list by hand, or taking them off, sealed under their key. Reasons
 * that are about a list are about nobody, and stay as they are.
 */
export function sealCohorts(book: CohortBook, vault: Vault): CohortBook {
  return {
    ...book,
    write: async (id, entry, hand) => {
      const { personKey: person, reason: text } = entry;
      if (!person || !text) return book.write(id, entry, hand);
      return book.write(id, { ...entry, reason: await vault.seal({ person, kind: REASON, text }) }, hand);
    },
    entriesOf: async (id) => {
      const entries = await book.entriesOf(id);
      const reasons = await vault.openAll(
        entries.map(
          ({ personKey, reason }): SealedText => ({
            person: personKey ?? 0n,
            kind: REASON,
            sealed: reason ?? '',
          }),
        ),
      );
      return entries.map((entry, place) => ({
        ...entry,
        reason: entry.reason === null ? null : (reasons[place] ?? ''),
      }));
    },
  };
}
