import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffText } from './diff-text.ts';

test('lines that stayed are kept, others came or went', () => {
  expect(diffText(['one', 'two', 'three'], ['one', 'new', 'three'])).toEqual([
    { change: 'same', line: 'one' },
    { change: 'removed', line: 'two' },
    { change: 'added', line: 'new' },
    { change: 'same', line: 'three' },
  ]);
});

test('both texts can be read out of their comparison again', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffText(before, after);
      const without = (change: string) =>
        lines.filter((one) => one.change !== change).map(({ line }) => line);
      expect(without('added')).toEqual(before);
      expect(without('removed')).toEqual(after);
    }),
  );
});
