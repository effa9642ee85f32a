import { expect, it } from 'vitest';
import { figuresSince } from './figures-since.ts';

const points = [
  { asOf: '2026-09-30', publishedAt: '2026-10-02T00:00:00Z', value: 90 },
  { asOf: '2026-06-30', publishedAt: '2026-07-02T00:00:00Z', value: 100 },
];

it('sets what stands beside what stood at the last visit', () => {
  expect(figuresSince(points, '2026-08-01T00:00:00Z')).toEqual({
    now: { value: 90, asOf: '2026-09-30' },
    before: { value: 100, asOf: '2026-06-30' },
  });
});

it('tells no change to whoever has seen what stands, is new, or came before there was any', () => {
  for (const since of ['2026-11-01T00:00:00Z', null, '2026-01-01T00:00:00Z'])
    expect(figuresSince(points, since)).toEqual({
      now: { value: 90, asOf: '2026-09-30' },
      before: undefined,
    });
});

it('tells nothing of what is held back', () => {
  const hidden = points.map((point) => ({ ...point, value: null }));
  expect(figuresSince(hidden, '2026-08-01T00:00:00Z')).toEqual({ now: undefined, before: undefined });
});
