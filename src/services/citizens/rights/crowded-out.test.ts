import { describe, expect, it } from 'vitest';
import { isCrowdedOut, type Standing } from './crowded-out.ts';

const right = (id: string, mayNot: string[] = [], period: 'service' | 'month' = 'service'): Standing => ({
  programme: { id, period },
  explanation: {
    stacking: [
      { with: { id: 'top-up' }, rule: 'may' },
      ...mayNot.map((other) => ({ with: { id: other }, rule: 'may-not' })),
    ],
  },
});

describe('a refused right beside what is received', () => {
  it('is crowded out by a service that excludes it, whichever of the two says so', () => {
    const universal = right('universal');
    const servant = right('servant', ['universal']);
    expect(isCrowdedOut(servant, [universal])).toBe(true);
    expect(isCrowdedOut(universal, [servant])).toBe(true);
  });

  it('is not crowded out by what may be combined with it', () => {
    expect(isCrowdedOut(right('card'), [right('top-up'), right('allowance')])).toBe(false);
    expect(isCrowdedOut(right('card'), [])).toBe(false);
  });

  it('is worth knowing when it is money, which may be more than what is received', () => {
    expect(isCrowdedOut(right('large', ['small'], 'month'), [right('small', [], 'month')])).toBe(false);
    expect(isCrowdedOut(right('large', ['small'], 'month'), [right('small')])).toBe(false);
  });
});
