import { describe, expect, it } from 'vitest';
import { readLines } from './corpus.ts';
import { lettersOf, loadNames, openNameBook } from './index.ts';

const book = openNameBook();
const names = loadNames();

const SURNAMES = 1_000_000;
const GIVEN_NAMES = 30_000;

function firstRanks(count: number, nameAt: (rank: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => nameAt(index + 1));
}

describe('the name book', () => {
  it('has a million different surnames', () => {
    expect(new Set(firstRanks(SURNAMES, book.surnameAt)).size).toBe(SURNAMES);
  });

  it.each(['male', 'female'] as const)('has thirty thousand different %s given names', (sex) => {
    expect(book.givenNameCount(sex)).toBeGreaterThanOrEqual(GIVEN_NAMES);
    expect(new Set(firstRanks(GIVEN_NAMES, (rank) => book.givenNameAt(sex, rank))).size).toBe(GIVEN_NAMES);
  });

  it('begins with the listed names', () => {
    const listed = new Set(names.family);
    expect(firstRanks(9_000, book.surnameAt).filter((name) => !listed.has(name))).toEqual([]);
  });

  it('composes surnames of ten letters at most', () => {
    const listed = new Set(names.family);
    const composed = firstRanks(200_000, book.surnameAt).filter((name) => !listed.has(name));
    expect(composed.filter((name) => lettersOf(name) > 10)).toEqual([]);
  });

  it('leaves out the surnames with ณ and abbreviations', () => {
    const ranks = [
      ...firstRanks(12_000, book.surnameAt),
      ...firstRanks(8_000, (rank) => book.givenNameAt('male', rank)),
    ];
    expect(ranks.filter((name) => /[ .]/.test(name))).toEqual([]);
  });

  it('does not begin frequent names with one letter', () => {
    const initials = new Set(
      firstRanks(50, book.surnameAt).map((name) => name.replace(/^[เแโไใ]/, '').charAt(0)),
    );
    expect(initials.size).toBeGreaterThan(10);
  });

  it.each([0, -1, 1.5, Number.NaN, 1e9])('refuses the rank %d', (rank) => {
    expect(() => book.surnameAt(rank)).toThrow('there are ranks from 1 to');
  });
});

describe('the parts of names', () => {
  const isUnambiguous = (parts: readonly string[]): boolean =>
    parts.every((part) => !parts.some((other) => other !== part && other.startsWith(part)));

  it('do not begin one another where a name must fall apart in one way', () => {
    const rest = [...readLines('parts/surname-middle.txt'), ...readLines('parts/surname-last.txt')];
    expect(isUnambiguous(readLines('parts/surname-first.txt'))).toBe(true);
    expect(isUnambiguous(rest)).toBe(true);
    expect(isUnambiguous(readLines('parts/given-first.txt'))).toBe(true);
  });

  it('stand in one list only, once', () => {
    const all = ['first', 'middle', 'last'].flatMap((place) => readLines(`parts/surname-${place}.txt`));
    expect(new Set(all).size).toBe(all.length);
  });
});
