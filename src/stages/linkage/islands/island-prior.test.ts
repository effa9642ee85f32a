import { expect, it } from 'vitest';
import { agreeingShare } from './island-prior.ts';

const MOST = 0.1;

it('is what the settings expect where scores find as many', () => {
  expect(agreeingShare([{ weight: 20, pairs: 100 }], 1024, MOST)).toBe(MOST);
});

it('is less where scores find few, so that a lone good score is no longer sure', () => {
  const share = agreeingShare(
    [
      { weight: 20, pairs: 28 },
      { weight: 7, pairs: 3 },
    ],
    32_768,
    MOST,
  );
  expect(share).toBe(2 ** -10);
  expect(agreeingShare([], 32_768, MOST)).toBe(2 ** -14);
});

it('does not move for one pair more', () => {
  const shareOf = (pairs: number) => agreeingShare([{ weight: 20, pairs }], 32_768, MOST);
  expect(shareOf(40)).toBe(shareOf(41));
});
