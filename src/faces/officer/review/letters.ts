/** A run of letters that is in both texts, or only in this one. */
export type LetterRun = Readonly<{ text: string; differs: boolean }>;

const LETTERS = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * Cuts two texts into runs that agree and runs that differ, by the longest row of letters they share. A letter is what a reader
 * sees as one: a Thai consonant with its vowel and tone mark.
 */
export function compareLetters(left: string, right: string): { left: LetterRun[]; right: LetterRun[] } {
  const [one, other] = [lettersOf(left), lettersOf(right)];
  const shared = sharedLengths(one, other);
  const lengthAt = (row: number, column: number) => shared[row]?.[column] ?? 0;
  const inLeft = new Set<number>();
  const inRight = new Set<number>();
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) {
      inLeft.add(row++);
      inRight.add(column++);
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
    else column++;
  }
  return { left: runsOf(one, inLeft), right: runsOf(other, inRight) };
}

/** The words of a written date, those marked that the other date does not have in the same place. */
export function compareWords(text: string, other: string): LetterRun[] {
  const others = other.split(' ');
  return text
    .split(' ')
    .flatMap((word, place) => [
      ...(place > 0 ? [{ text: ' ', differs: false }] : []),
      { text: word, differs: word !== others[place] },
    ]);
}

/** A text whose letters at some places differ, as runs. */
export function markPlaces(text: string, places: readonly number[]): LetterRun[] {
  const letters = [...text];
  const agreeing = letters.map((_, place) => place).filter((place) => !places.includes(place));
  return runsOf(letters, new Set(agreeing));
}

function lettersOf(text: string): string[] {
  return [...LETTERS.segment(text)].map(({ segment }) => segment);
}

/** For every pair of places, how many letters the rests of the two texts share in order. */
function sharedLengths(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      const here = lengths[row];
      const below = lengths[row + 1];
      if (!here || !below) continue;
      here[column] =
        one[row] === other[column]
          ? 1 + (below[column + 1] ?? 0)
          : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  return lengths;
}

function runsOf(letters: readonly string[], agreeing: ReadonlySet<number>): LetterRun[] {
  const runs: { text: string; differs: boolean }[] = [];
  letters.forEach((letter, place) => {
    const differs = !agreeing.has(place);
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += letter;
    else runs.push({ text: letter, differs });
  });
  return runs;
}
