import { expect, test } from 'vitest';
import { columnsOf, conditionSchema, levelOf, PRESETS, type PresetOptions, presetLevels } from './index.ts';

const OTHER: PresetOptions = { other: 'second' };

/** The label of the level two values reach. */
function reached(levels: ReturnType<typeof presetLevels>, left: string | null, right: string | null): string {
  const level = levelOf(levels, 'a', { a: left }, { a: right });
  return level === 0 ? 'unknown' : (levels[levels.length + 1 - level]?.label ?? 'else');
}

test.each(PRESETS)(
  '%s is a list of conditions that settings may hold, with labels of their own',
  (preset) => {
    const levels = presetLevels(preset, 'a', OTHER);
    expect(new Set(levels.map(({ label }) => label)).size).toBe(levels.length);
    for (const { when } of levels) {
      expect(conditionSchema.parse(when)).toEqual(when);
      expect(['a', 'second']).toEqual(expect.arrayContaining([...columnsOf(when, 'a')]));
    }
  },
);

test('dates are compared by digits and parts, never by letters changing places', () => {
  const levels = presetLevels('date', 'a', { eraYears: 543 });
  expect(JSON.stringify([levels, presetLevels('digits', 'a')])).not.toMatch(/damerau|levenshtein/);
  const cases: [string | null, string | null, string][] = [
    ['1990-05-06', '1990-05-06', 'exact'],
    ['1990-05-06', '1990-06-05', 'day and month swapped'],
    ['2533-05-06', '1990-05-06', 'eras 543 years apart'],
    ['1990-05-06', '1980-05-06', 'one digit differs'],
    ['1990-05-06', '1990-05-17', 'same year and month'],
    ['1990-05-06', '1991-04-17', 'within a year'],
    ['1990-05-06', '1984-05-06', 'same month and day within ten years'],
    ['1990-05-06', '1904-05-06', 'else'],
    ['1990-05-06', '1999-12-17', 'within ten years'],
    ['1990-05-06', '1920-12-17', 'else'],
    ['1990', '1990-12-17', 'unknown'],
    ['1850', '1990-12-17', 'else'],
    [null, '1990-12-17', 'unknown'],
  ];
  for (const [left, right, label] of cases)
    expect([left, right, reached(levels, left, right)]).toEqual([left, right, label]);
});

test('names go from exact by likeness and initial to else', () => {
  const levels = presetLevels('name', 'a');
  expect(reached(levels, 'martha', 'martha')).toBe('exact');
  expect(reached(levels, 'martha', 'marhta')).toBe('likeness 0.92');
  expect(reached(levels, 'm', 'martha')).toBe('initial');
  expect(reached(levels, 'martha', 'john')).toBe('else');
  expect(reached(presetLevels('name', 'a', { measure: 'levenshtein' }), 'martha', 'marta')).toBe('1 edits');
});

test('places are compared by the first word and then by first letters', () => {
  const levels = presetLevels('postcode', 'a', { prefixes: [2] });
  expect(reached(levels, 'sw1a 1aa', 'sw1a 2bb')).toBe('same first word');
  expect(reached(levels, 'sw1a 1aa', 'sw9 2bb')).toBe('same first 2 letters');
  expect(reached(levels, '10110', '10500')).toBe('same first 2 letters');
  expect(reached(levels, '10110', '50200')).toBe('else');
});

test('forename and surname may have changed places', () => {
  const levels = presetLevels('name-pair', 'given', { other: 'family' });
  const level = levelOf(levels, 'given', { given: 'ann', family: 'lee' }, { given: 'lee', family: 'ann' });
  expect(levels[levels.length + 1 - level]?.label).toBe('swapped');
});

test('a comparison of two columns says which one is missing', () => {
  expect(() => presetLevels('coordinates', 'lat')).toThrow(/coordinates of column lat .* longitude/);
  expect(() => presetLevels('name-pair', 'given')).toThrow(/PRESET_NEEDS_COLUMN/);
});
