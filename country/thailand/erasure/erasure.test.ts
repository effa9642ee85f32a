import { expect, it } from 'vitest';
import { loadContracts } from '../sources/index.ts';
import { loadErasure } from './index.ts';

it('names registers and grounds that there are, and says of each whether a lawyer has read it', () => {
  const { bases, duties } = loadErasure();
  const grounds = new Set(bases.map(({ id }) => id));
  expect(grounds.size).toBe(bases.length);
  const sources = new Set(loadContracts().map(({ id }) => id));
  for (const duty of duties) {
    for (const ground of duty.yieldsTo) expect(grounds).toContain(ground);
    for (const source of duty.kind === 'register' ? [...duty.sources, ...duty.unlessIn] : [])
      expect(sources).toContain(source);
  }
});
