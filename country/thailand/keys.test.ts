import { describe, expect, it } from 'vitest';
import { loadKeyRules, loadTitles } from './keys.ts';

describe('the content for keys', () => {
  it('has twelve weights and a class for every first digit that is issued', () => {
    const { number } = loadKeyRules();
    expect(number.weights).toHaveLength(12);
    const begins = number.classes.flatMap((entry) => entry.begins);
    expect(begins.toSorted()).toEqual(['0', '00', '1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('writes no title in two ways that mean different things', () => {
    const written = loadTitles().titles.flatMap((title) =>
      typeof title === 'string' ? [title] : [title.title, ...title.also],
    );
    const twice = written.filter((way, place) => written.indexOf(way) !== place);
    expect(twice).toEqual([]);
  });
});
