import type { SealedText, Vault } from '../../keys/index.ts';
import type { GivenAnswer, ReviewBook, Standing } from '../reviews/index.ts';

const NOTE = 'review note';

/**
 * The book of reviews with the notes sealed. A note is about two people, so it has the key of their pair, which goes with either of them;
 * what was decided stays.
 */
export function sealReviews(book: ReviewBook, vault: Vault): ReviewBook {
  const open = (found: readonly Standing[]) => openStandings(vault, found);
  const openOne = async (standing: Standing) => (await open([standing]))[0] ?? standing;
  return {
    ...book,
    answer: async (given) => {
      const { note: text, pair } = given;
      const note = text === undefined ? text : await vault.seal({ person: pair.pairKey, kind: NOTE, text });
      return openOne(await book.answer({ ...given, note }));
    },
    undo: async (request) => {
      const standing = await book.undo(request);
      return standing && openOne(standing);
    },
    standings: async (pairKeys) => open(await book.standings(pairKeys)),
    decisionsIn: async (area, limit) => open(await book.decisionsIn(area, limit)),
    answersOf: async (reviewer, range) => {
      const answers = await book.answersOf(reviewer, range);
      const notes = await vault.openAll(answers.map((answer) => sealedNote(answer.pairKey, answer)));
      return answers.map((answer, place) => ({ ...answer, note: notes[place] || undefined }));
    },
  };
}

async function openStandings(vault: Vault, standings: readonly Standing[]): Promise<Standing[]> {
  const notes = await vault.openAll(
    standings.flatMap(({ pairKey, answers }) => answers.map((answer) => sealedNote(pairKey, answer))),
  );
  const rest = notes.values();
  return standings.map((standing) => ({
    ...standing,
    answers: standing.answers.map((answer) => ({ ...answer, note: rest.next().value || undefined })),
  }));
}

function sealedNote(pairKey: bigint, { note }: Pick<GivenAnswer, 'note'>): SealedText {
  return { person: pairKey, kind: NOTE, sealed: note ?? '' };
}
