import type { SealedText, Vault } from '../../keys/index.ts';
import type { IdentityBooks, LookUp } from '../identity/index.ts';

type LookUpBook = IdentityBooks['lookUps'];

const ASKED = 'look-up reason';
const ANSWERED = 'look-up answer';
const WATCHED = 'watch reason';

/**
 * The book of look-ups with the reasons sealed under the key of the person they are about. Those of somebody whose key was erased are
 * empty; who asked, who answered and when stays.
 */
export function sealLookUps(book: LookUpBook, vault: Vault): LookUpBook {
  const open = async (found: readonly LookUp[]) => openLookUps(vault, found);
  return {
    ask: async (request) => {
      const { personKey: person, reason: text } = request;
      const kept = await book.ask({ ...request, reason: await vault.seal({ person, kind: ASKED, text }) });
      return { ...kept, reason: text };
    },
    answer: async (request, answer) => {
      const asked = await book.find(request);
      if (!asked) return book.answer(request, answer);
      const about = { person: asked.personKey, kind: ANSWERED, text: answer.reason };
      return book.answer(request, { ...answer, reason: await vault.seal(about) });
    },
    find: async (request) => {
      const found = await book.find(request);
      return found && (await open([found]))[0];
    },
    open: async (who) => open(await book.open(who)),
    waiting: async (days, limit) => open(await book.waiting(days, limit)),
    own: async (who, limit) => open(await book.own(who, limit)),
    countAsked: (who, hours) => book.countAsked(who, hours),
    watched: () => book.watched(),
    watch: async (entry) => {
      const { personKey: person, reason: text } = entry;
      await book.watch({ ...entry, reason: await vault.seal({ person, kind: WATCHED, text }) });
    },
  };
}

/** A request has one reason or two; all are opened in one go. */
async function openLookUps(vault: Vault, found: readonly LookUp[]): Promise<LookUp[]> {
  const texts = found.flatMap(({ personKey: person, reason, answer }): SealedText[] => [
    { person, kind: ASKED, sealed: reason },
    { person, kind: ANSWERED, sealed: answer?.reason ?? '' },
  ]);
  const opened = await vault.openAll(texts);
  return found.map((one, place) => ({
    ...one,
    reason: opened[2 * place] ?? '',
    answer: one.answer && { ...one.answer, reason: opened[2 * place + 1] ?? '' },
  }));
}
