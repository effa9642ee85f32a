import { createHash, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { SignJWT } from 'jose';
import { tokenSchema } from '../../../src/contract/index.ts';
import type { SystemKey } from './shared-house.ts';

/** Asks a service over the network as a system of a party: with its token, and a proof of its key for every question. */
export type AskOverHttp = (path: string, payload: object) => Promise<Response>;

const MS_A_SECOND = 1000;
const TOKEN_SECONDS = 60;

/** Signs a system in at a service. */
export async function comeIn(address: string, { id, privateKey, jwk }: SystemKey): Promise<AskOverHttp> {
  const now = () => Math.floor(Date.now() / MS_A_SECOND);
  const prove = (claims: Readonly<Record<string, string>>) =>
    new SignJWT({ jti: randomUUID(), iat: now(), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(privateKey);
  const url = `${address}/api/v1/sign-in/token`;
  const assertion = await new SignJWT({
    jti: randomUUID(),
    iat: now(),
    exp: now() + TOKEN_SECONDS,
    aud: url,
  })
    .setIssuer(id)
    .setSubject(id)
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey);
  const given = await fetch(url, {
    method: 'POST',
    headers: { dpop: await prove({ htm: 'POST', htu: url }) },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  const { access_token: token } = tokenSchema.parse(await given.json());
  const ath = createHash('sha256').update(token).digest('base64url');
  return async (path, payload) =>
    post(`${address}${path}`, payload, {
      authorization: `DPoP ${token}`,
      dpop: await prove({ htm: 'POST', htu: `${address}${path}`, ath }),
    });
}

/** Without the patience of `fetch`, which ends after minutes: what is asked here is counted first, on whatever machine this is. */
function post(url: string, payload: object, headers: Readonly<Record<string, string>>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      const chunks: AsyncIterator<Uint8Array> = answer[Symbol.asyncIterator]();
      const body = new ReadableStream<Uint8Array>({
        pull: async (taker) => {
          const { done, value } = await chunks.next();
          if (done) taker.close();
          else taker.enqueue(value);
        },
      });
      resolve(new Response(body, { status: answer.statusCode ?? 0, headers: given }));
    });
    asked.end(JSON.stringify(payload));
  });
}
