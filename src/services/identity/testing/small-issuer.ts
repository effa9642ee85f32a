import { createHash, randomBytes } from 'node:crypto';
import type { ProviderPlace } from '../provider/relying-party.ts';
import { type Keys, makeKeys, sign } from './forged-tokens.ts';

/** An identity provider as small as a test needs it, that can be told to answer wrongly. */
export type SmallIssuer = Readonly<{
  place: ProviderPlace;
  keys: Keys;
  /** What its next token would say when all is well. */
  payload: (nonce: string) => Readonly<Record<string, unknown>>;
  /** Somebody has signed in there: gives what the browser brings back. */
  answer: (asked: URL) => URLSearchParams;
  /** Puts something else in place of the next token. */
  forge: (token: () => Promise<string> | string) => void;
}>;

const ISSUER = 'https://issuer.example';
const CLIENT = 'chipao';

/** Makes such a provider; it answers without a network. */
export function makeSmallIssuer(claims: Readonly<Record<string, unknown>> = {}): SmallIssuer {
  const keys = makeKeys();
  const codes = new Map<string, { nonce: string; challenge: string }>();
  let forged: (() => Promise<string> | string) | undefined;
  const payload = (nonce: string) => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: ISSUER, aud: CLIENT, sub: 'subject-1', nonce, iat: now, exp: now + 300, ...claims };
  };
  const tokenFor = async (body: URLSearchParams) => {
    const code = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (code?.challenge !== challenge) return json({ error: 'invalid_grant' }, 400);
    const made = forged ?? (() => sign(keys, payload(code.nonce), { kid: 'one' }));
    forged = undefined;
    return json({ access_token: 'access', token_type: 'Bearer', id_token: await made() });
  };
  return {
    keys,
    payload,
    place: {
      issuer: ISSUER,
      clientId: CLIENT,
      clientSecret: 'secret',
      scopes: ['openid', 'pid'],
      algorithm: 'ES256',
      fetch: async (url, { body }) => {
        if (url.endsWith('/token')) return tokenFor(new URLSearchParams(String(body)));
        if (url.endsWith('/keys'))
          return json({ keys: [{ ...keys.jwk, kid: 'one', alg: 'ES256', use: 'sig' }] });
        return json(DISCOVERY);
      },
    },
    answer: (asked) => {
      const code = randomBytes(12).toString('base64url');
      const of = (name: string) => asked.searchParams.get(name) ?? '';
      codes.set(code, { nonce: of('nonce'), challenge: of('code_challenge') });
      return new URLSearchParams({ code, state: of('state'), iss: ISSUER });
    },
    forge: (token) => {
      forged = token;
    },
  };
}

const DISCOVERY = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/auth`,
  token_endpoint: `${ISSUER}/token`,
  jwks_uri: `${ISSUER}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
};

function json(content: unknown, status = 200): Response {
  return new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } });
}
