import { describe, expect, it } from 'vitest';
import { confidenceSchema } from './measured-confidence.ts';

describe('how sure a kind of flag is', () => {
  it.each([
    [{ flags: 805, right: 479, atMost: 95 }, 56],
    [{ flags: 2991, right: 2915, atMost: 90 }, 90],
    [{ flags: 28, right: 28, atMost: 95 }, 87],
    [{ flags: 1, right: 0, atMost: 95 }, 1],
    [85, 85],
  ])(
    'follows from %j: the low end of what it can be, and no more than content allows',
    (written, percent) => {
      expect(confidenceSchema.parse(written)).toBe(percent);
    },
  );

  it('is refused where more are right than there are', () => {
    expect(confidenceSchema.safeParse({ flags: 3, right: 4, atMost: 90 }).success).toBe(false);
  });
});
