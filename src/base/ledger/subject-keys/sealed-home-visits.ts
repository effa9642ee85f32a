import type { Vault } from '../../keys/index.ts';
import type { HomeVisit, HomeVisitBook } from '../home-visits/index.ts';

const NOTE = 'home visit note';

/**
 * The book of home visits with what officers noted sealed under the key of the person who told it. The note of somebody whose key was
 * erased is gone; that the household was visited, by whom and when, stays.
 */
export function sealHomeVisits(book: HomeVisitBook, vault: Vault): HomeVisitBook {
  const open = async (visits: readonly HomeVisit[]): Promise<HomeVisit[]> => {
    const noted = visits.flatMap(({ toldBy: person, note: sealed }) =>
      sealed === null ? [] : [{ person, kind: NOTE, sealed }],
    );
    const opened = await vault.openAll(noted);
    const notes = new Map(noted.map(({ sealed }, place) => [sealed, opened[place] ?? null]));
    return visits.map((visit) => ({ ...visit, note: visit.note && (notes.get(visit.note) ?? null) }));
  };
  return {
    ...book,
    record: async (visit) => {
      const { toldBy: person, note: text } = visit;
      const note = text === null ? null : await vault.seal({ person, kind: NOTE, text });
      return { ...(await book.record({ ...visit, note })), note: text };
    },
    withdraw: async (withdrawal) => ({ ...(await book.withdraw(withdrawal)), note: null }),
    ofPeople: async (people) => open(await book.ofPeople(people)),
  };
}
