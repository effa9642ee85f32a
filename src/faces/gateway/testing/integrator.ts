import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Ledger } from '../../../base/ledger/index.ts';
import { tokenSchema } from '../../../contract/index.ts';
import type { Gateway } from '../gateway.ts';

type Asked = Readonly<{ method?: 'GET' | 'POST'; url: string; payload?: object }>;

/** Asks as a system of a party: with its token, and a proof of its key for every question. */
export type AskAsSystem = (asked: Asked) => Promise<Awaited<ReturnType<Gateway['inject']>>>;

const TOKEN_URL = 'http://localhost/api/v1/sign-in/token';
const MS_A_SECOND = 1000;
const TOKEN_SECONDS = 60;

/** Registers a system of a party and signs it in. */
export async function comeInAsSystem(gateway: Gateway, ledger: Ledger, party: string): Promise<AskAsSystem> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }) };
  const id = `system-${randomUUID()}`;
  await ledger.identity.clients.register({ id, party, title: id, algorithm: 'ES256', publicKey: jwk });
  const now = () => Math.floor(Date.now() / MS_A_SECOND);
  const prove = (claims: Readonly<Record<string, string>>) =>
    new SignJWT({ jti: randomUUID(), iat: now(), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(privateKey);
  const assertion = await new SignJWT({
    jti: randomUUID(),
    iat: now(),
    exp: now() + TOKEN_SECONDS,
    aud: TOKEN_URL,
  })
    .setIssuer(id)
    .setSubject(id)
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey);
  const given = await gateway.inject({
    method: 'POST',
    url: '/api/v1/sign-in/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      dpop: await prove({ htm: 'POST', htu: TOKEN_URL }),
    },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }).toString(),
  });
  const { access_token: token } = tokenSchema.parse(given.json());
  const ath = createHash('sha256').update(token).digest('base64url');
  return async ({ method = 'GET', url, payload }) =>
    gateway.inject({
      method,
      url,
      ...(payload ? { payload } : {}),
      headers: {
        authorization: `DPoP ${token}`,
        dpop: await prove({ htm: method, htu: `http://localhost${url}`, ath }),
      },
    });
}
