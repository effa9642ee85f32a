import type { Vault } from '../../keys/index.ts';
import type { FlagBook, FlagStep } from '../flags/index.ts';

const REASON = 'flag reason';

/**
 * The book of flags with the reasons that officers wrote sealed under the key of the person they are about. The reason of somebody whose key
 * was erased is empty; that a step was taken, by whom and when, stays.
 */
export function sealFlags(book: FlagBook, vault: Vault): FlagBook {
  const open = async (steps: readonly FlagStep[]): Promise<FlagStep[]> => {
    const texts = steps.map(({ personKey: person, reason: sealed }) => ({ person, kind: REASON, sealed }));
    const reasons = await vault.openAll(texts);
    return steps.map((step, place) => ({ ...step, reason: reasons[place] ?? '' }));
  };
  return {
    move: async (step, check) => {
      const { personKey: person, reason: text } = step;
      const sealed = { ...step, reason: await vault.seal({ person, kind: REASON, text }) };
      return { ...(await book.move(sealed, check)), reason: text };
    },
    historyOf: async (personKeys) => open(await book.historyOf(personKeys)),
    lastIn: (area) => book.lastIn(area),
  };
}
