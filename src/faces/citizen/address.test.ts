import { expect, it } from 'vitest';
import { addressOf, PAGES, readAddress } from './address.ts';

it('leads to each page and back, and to the first one from anywhere else', () => {
  for (const page of PAGES) expect(readAddress(addressOf(page), '').page).toBe(page);
  expect(readAddress('/me/elsewhere', '').page).toBe('rights');
  expect(readAddress('/me/', '').page).toBe('rights');
  expect(readAddress('/me/facts', '#state_pension')).toEqual({ page: 'facts', fact: 'state_pension' });
});
