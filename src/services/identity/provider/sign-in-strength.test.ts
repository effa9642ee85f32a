import { describe, expect, it } from 'vitest';
import { makeSmallIssuer } from '../testing/small-issuer.ts';
import { openRelyingParty } from './relying-party.ts';
import { refuseWeakSignIn, type SignInStrength, strengthAsked } from './sign-in-strength.ts';

const STRENGTH: SignInStrength = {
  strong: ['two', 'three'],
  roles: { officer: { strong: true, minutes: 30 }, steward: { strong: false, minutes: 15 } },
};
const NOW = new Date('2026-10-01T05:00:00Z');
const minutesAgo = (minutes: number) => NOW.getTime() / 1000 - minutes * 60;

function tryAs(role: 'officer' | 'steward' | 'citizen', claims: Readonly<Record<string, unknown>>): string {
  try {
    refuseWeakSignIn(claims, role, { ...STRENGTH, now: NOW });
    return 'in';
  } catch (thrown) {
    return JSON.stringify(thrown).includes('auth_time') ? 'too old' : 'too weak';
  }
}

describe('how somebody must have signed in', () => {
  it.each([
    ['officer', { acr: 'two', auth_time: minutesAgo(29) }, 'in'],
    ['officer', { acr: 'one', auth_time: minutesAgo(1) }, 'too weak'],
    ['officer', { auth_time: minutesAgo(1) }, 'too weak'],
    ['officer', { acr: ['two'], auth_time: minutesAgo(1) }, 'too weak'],
    ['officer', { acr: 'two', auth_time: minutesAgo(32) }, 'too old'],
    ['officer', { acr: 'two' }, 'too old'],
    ['officer', { acr: 'two', auth_time: String(minutesAgo(1)) }, 'too old'],
    ['officer', { acr: 'two', auth_time: minutesAgo(-5) }, 'too old'],
    ['steward', { auth_time: minutesAgo(14) }, 'in'],
    ['steward', { acr: 'three', auth_time: minutesAgo(20) }, 'too old'],
    ['citizen', {}, 'in'],
  ] as const)('as %s with %j: %s', (role, claims, expected) => {
    expect(tryAs(role, claims)).toBe(expected);
  });

  it('is asked of the provider, and read from its signed token', async () => {
    const issuer = makeSmallIssuer({ acr: 'two', auth_time: minutesAgo(1) });
    const party = openRelyingParty({ ...issuer.place, strength: strengthAsked(STRENGTH) });
    const { url, kept } = await party.begin('https://chipao.example/back');
    expect([url.searchParams.get('acr_values'), url.searchParams.get('max_age')]).toEqual([
      'two three',
      '900',
    ]);
    const claims = await party.finish(issuer.answer(url), { ...kept, returnTo: '/' });
    expect(claims).toMatchObject({ acr: 'two', auth_time: minutesAgo(1) });
  });

  it('is not read from what the provider tells without a signature', async () => {
    const issuer = makeSmallIssuer();
    const { fetch } = issuer.place;
    if (!fetch) throw new RangeError('an issuer without a network');
    const json = (content: unknown) =>
      new Response(JSON.stringify(content), { headers: { 'content-type': 'application/json' } });
    const party = openRelyingParty({
      ...issuer.place,
      fetch: async (url, options) => {
        if (url.endsWith('/userinfo'))
          return json({ sub: 'subject-1', acr: 'two', auth_time: minutesAgo(1), given_name: 'mali' });
        const answer = await fetch(url, options);
        if (!url.includes('.well-known')) return answer;
        return json({ ...(await answer.json()), userinfo_endpoint: 'https://issuer.example/userinfo' });
      },
    });
    const { url, kept } = await party.begin('https://chipao.example/back');
    const claims = await party.finish(issuer.answer(url), { ...kept, returnTo: '/' });
    expect(claims).toMatchObject({ given_name: 'mali' });
    expect(claims).not.toHaveProperty('acr');
    expect(claims).not.toHaveProperty('auth_time');
  });
});
