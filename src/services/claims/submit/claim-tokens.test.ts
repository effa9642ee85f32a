import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Keys } from '../../../base/keys/index.ts';
import { openClaimTokens } from './claim-tokens.ts';

const KEY = Buffer.alloc(32, 7);
// Only this of the keys is asked for.
const keys = { tokenKey: () => KEY } as Partial<Keys> as Keys;

it('tokens of claims are those of HMAC-SHA-256, cut short', () => {
  const tokens = openClaimTokens(keys);
  for (const text of ['', 'ก', 'x'.repeat(500)]) {
    const whole = createHmac('sha256', KEY).update(text).digest();
    expect(tokens.person(text)).toEqual(whole.subarray(0, 16));
    expect(tokens.receipt(text)).toBe(`R${whole.toString('hex').slice(0, 24).toUpperCase()}`);
  }
});
