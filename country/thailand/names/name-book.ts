import { problem } from '../../../src/base/errors/index.ts';
import type { Sex } from '../sex.ts';
import { composeNames, type NumberedNames, type Parts, spreadOver } from './composer.ts';
import { loadNames, readLines } from './corpus.ts';

/**
 * Names by rank, from 1, the most frequent, up to the count. Different ranks give different names, and the same rank the
 * same name in every run. The first thousands come from the lists of names, the rest are composed; any may belong to
 * real people, so whoever draws them marks the person as invented.
 */
export type NameBook = Readonly<{
  surnameCount: number;
  surnameAt: (rank: number) => string;
  givenNameCount: (sex: Sex) => number;
  givenNameAt: (sex: Sex, rank: number) => string;
}>;

/** A new surname has ten letters at most (Person Name Act 1962). */
const SURNAME_LETTERS = 10;

/** Left out are spaced names such as those with ณ, which belong to a few known families, and abbreviations. */
const ONE_THAI_WORD = /^[\u0E01-\u0E4E]+$/;

/** Opens the book of names; it holds the lists and parts, not the million names. */
export function openNameBook(): NameBook {
  const names = loadNames();
  const surnames = numbered(names.family, surnameParts());
  const given: Readonly<Record<Sex, NumberedNames>> = {
    male: numbered(names.male, [givenNameParts('male')]),
    female: numbered(names.female, [givenNameParts('female')]),
  };
  return {
    surnameCount: surnames.count,
    surnameAt: (rank) => atRank(surnames, rank),
    givenNameCount: (sex) => given[sex].count,
    givenNameAt: (sex, rank) => atRank(given[sex], rank),
  };
}

function atRank(names: NumberedNames, rank: number): string {
  if (Number.isInteger(rank) && rank >= 1 && rank <= names.count) return names.nameAt(rank - 1);
  const reason = `there are ranks from 1 to ${names.count}`;
  throw problem('CONTENT_INVALID', { file: 'names', where: `rank ${rank}`, reason });
}

/** Two parts make the more frequent names, three the rest. */
function surnameParts(): Parts[] {
  const firsts = readLines('parts/surname-first.txt');
  const middles = readLines('parts/surname-middle.txt');
  const tails = readLines('parts/surname-last.txt');
  const heads = firsts.flatMap((first) => middles.map((middle) => first + middle));
  return [
    { heads: firsts, tails, maxLetters: SURNAME_LETTERS },
    { heads, tails, maxLetters: SURNAME_LETTERS },
  ];
}

function givenNameParts(sex: Sex): Parts {
  const tails = readLines(`parts/${sex}-last.txt`);
  return { heads: readLines('parts/given-first.txt'), tails, maxLetters: Number.POSITIVE_INFINITY };
}

/** The listed names in mixed order, then the composed ones that are not among them. */
function numbered(listed: readonly string[], parts: readonly Parts[]): NumberedNames {
  const words = listed.filter((name) => ONE_THAI_WORD.test(name));
  const taken = new Set(words);
  const spread = spreadOver(words.length);
  const first: NumberedNames = { count: words.length, nameAt: (index) => words[spread(index)] ?? '' };
  const sections = [first, ...parts.map((part) => composeNames(part, taken))];
  const nameAt = (index: number): string => {
    let rest = index;
    for (const section of sections) {
      if (rest < section.count) return section.nameAt(rest);
      rest -= section.count;
    }
    return '';
  };
  return { count: sections.reduce((sum, section) => sum + section.count, 0), nameAt };
}
