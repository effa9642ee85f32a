import { expect, it } from 'vitest';
import { forgottenLines } from './forgotten-lines.ts';

it('names every forgotten erasure by its code, in both languages, and says nothing where there is none', () => {
  expect(forgottenLines([])).toEqual([]);
  const done = { basis: 'order', at: '2026-10-02T03:04:05.000Z' };
  const [code, ...sentences] = forgottenLines([
    { entry: 41, erasure: 3, ...done },
    { entry: 77, erasure: 4, ...done },
  ]);
  expect(code).toContain('ERASURES_FORGOTTEN');
  expect(sentences).toHaveLength(2);
  for (const sentence of sentences) {
    expect(sentence).toContain(
      'erasure 3 (order, 2026-10-02, entry 41); erasure 4 (order, 2026-10-02, entry 77)',
    );
    expect(sentence).toContain('chipao erasure settle');
  }
});
