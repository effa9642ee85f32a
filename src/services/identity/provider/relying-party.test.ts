import { describe, expect, it } from 'vitest';
import { forgeries } from '../testing/forged-tokens.ts';
import { makeSmallIssuer } from '../testing/small-issuer.ts';
import { openRelyingParty } from './relying-party.ts';

const REDIRECT = 'https://chipao.example/api/v1/sign-in/callback';
const issuer = makeSmallIssuer({ pid: '1234567890121' });
const party = openRelyingParty(issuer.place);

async function begin() {
  const { url, kept } = await party.begin(REDIRECT);
  return { url, attempt: { ...kept, returnTo: '/' }, answer: issuer.answer(url) };
}

const refused = { code: 'SIGN_IN_REFUSED' };

describe('an answer of the identity provider', () => {
  it('is believed when it is the answer to this very attempt', async () => {
    const { url, attempt, answer } = await begin();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid pid',
      code_challenge_method: 'S256',
    });
    expect(url.search).not.toContain(attempt.verifier);
    await expect(party.finish(answer, attempt)).resolves.toMatchObject({
      sub: 'subject-1',
      pid: '1234567890121',
    });
  });

  it('is refused when its code was used before', async () => {
    const { attempt, answer } = await begin();
    await party.finish(answer, attempt);
    await expect(party.finish(answer, attempt)).rejects.toMatchObject(refused);
  });

  it('is refused with the state of another attempt, or with none', async () => {
    const [one, other] = [await begin(), await begin()];
    await expect(party.finish(one.answer, other.attempt)).rejects.toMatchObject(refused);
    const { attempt, answer } = await begin();
    answer.delete('state');
    await expect(party.finish(answer, attempt)).rejects.toMatchObject(refused);
  });

  it('is refused with the nonce of another attempt', async () => {
    const { attempt, answer } = await begin();
    await expect(party.finish(answer, { ...attempt, nonce: 'another' })).rejects.toMatchObject(refused);
  });

  it('is refused when the code is redeemed without the verifier it was asked with', async () => {
    const { attempt, answer } = await begin();
    const verifier = 'v'.repeat(43);
    await expect(party.finish(answer, { ...attempt, verifier })).rejects.toMatchObject(refused);
  });

  it('is refused when it comes from another issuer, or does not say from which', async () => {
    const mixed = await begin();
    mixed.answer.set('iss', 'https://elsewhere.example');
    await expect(party.finish(mixed.answer, mixed.attempt)).rejects.toMatchObject(refused);
    const silent = await begin();
    silent.answer.delete('iss');
    await expect(party.finish(silent.answer, silent.attempt)).rejects.toMatchObject(refused);
  });

  it.each(Object.keys(forgeries(issuer.keys, {})))('is refused with a token that has %s', async (name) => {
    const { attempt, answer } = await begin();
    const forged = forgeries(issuer.keys, issuer.payload(attempt.nonce))[name];
    if (forged) issuer.forge(forged);
    await expect(party.finish(answer, attempt)).rejects.toMatchObject(refused);
  });

  it('that is a refusal itself says so and nothing else', async () => {
    const { attempt } = await begin();
    const answer = new URLSearchParams({
      error: 'access_denied',
      error_description: 'somebody by name',
      state: attempt.state,
      iss: 'https://issuer.example',
    });
    const thrown = party.finish(answer, attempt);
    await expect(thrown).rejects.toMatchObject({ ...refused, params: { reason: 'access_denied' } });
  });
});

describe('a provider that does not answer', () => {
  it('is asked again the next time', async () => {
    let isUp = false;
    const { fetch } = issuer.place;
    const waking = openRelyingParty({
      ...issuer.place,
      fetch: async (url, options) => {
        if (!isUp || !fetch) throw new TypeError('nobody there');
        return fetch(url, options);
      },
    });
    await expect(waking.begin(REDIRECT)).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
    isUp = true;
    await expect(waking.begin(REDIRECT)).resolves.toMatchObject({ kept: { redirectUri: REDIRECT } });
  });
});
