import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import { forgeries, type Keys, makeKeys, sign } from '../testing/forged-tokens.ts';
import { type ClientDesk, openClientDesk } from './client-desk.ts';
import { readClientKey } from './read-client-key.ts';
import { registerClient, revokeClient } from './register-client.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-clients-'));
const TOKEN_URL = 'https://chipao.example/api/v1/sign-in/token';
const SHARE_URL = 'https://chipao.example/api/v1/shares';
const refused = { code: 'CLIENT_REFUSED' };
const keys = makeKeys();
let ledger: Ledger;
let desk: ClientDesk;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  desk = openClientDesk(ledger.identity.clients);
  const { clients } = ledger.identity;
  const client = { party: 'org:health', title: 'Health exchange', ...readClientKey(pem(keys)) };
  await registerClient(clients, { id: 'health', ...client });
  await registerClient(clients, { id: 'gone', ...client });
  await registerClient(clients, { id: 'mutual', ...client, certificate: 'thumb' });
});

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

function pem({ publicKey }: Keys): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

function claims(id = 'health') {
  const now = Math.floor(Date.now() / 1000);
  return { iss: id, sub: id, aud: TOKEN_URL, jti: randomUUID(), iat: now, exp: now + 60 };
}

type Proof = Readonly<{
  method?: string;
  url?: string;
  token?: string;
  jti?: string;
  by?: Keys;
  iat?: number;
}>;

function prove({
  method = 'POST',
  url = TOKEN_URL,
  token,
  jti,
  by = keys,
  iat,
}: Proof = {}): Promise<string> {
  return new SignJWT({
    htm: method,
    htu: url,
    jti: jti ?? randomUUID(),
    iat: iat ?? Math.floor(Date.now() / 1000),
    ...(token && { ath: createHash('sha256').update(token).digest('base64url') }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: by.jwk })
    .sign(by.privateKey);
}

async function issue(id = 'health', proof?: string) {
  const assertion = await sign(keys, claims(id));
  return desk.issue({ assertion, url: TOKEN_URL, proof: proof ?? (await prove()) });
}

describe('a system of a party', () => {
  it('gets a token for its assertion and is its party with it, in calls that prove the same key', async () => {
    const { token, kind, seconds } = await issue();
    expect([kind, seconds]).toEqual(['DPoP', 300]);
    const call = { token, method: 'GET', url: SHARE_URL };
    const proof = await prove({ ...call });
    expect(await desk.viewerOf({ ...call, proof })).toMatchObject({
      role: 'integrator',
      subject: 'org:health',
      sessionId: 'client:health',
    });
    await expect(desk.viewerOf({ ...call, proof })).rejects.toMatchObject(refused);
  });

  it.each(Object.keys(forgeries(keys, {})))('is refused with an assertion that has %s', async (name) => {
    const forged = await forgeries(keys, claims())[name]?.();
    const asked = desk.issue({ assertion: forged ?? '', url: TOKEN_URL, proof: await prove() });
    await expect(asked).rejects.toMatchObject(refused);
  });

  it('is refused with an assertion shown before, without a number, for long, or for several', async () => {
    const assertion = await sign(keys, claims());
    await desk.issue({ assertion, url: TOKEN_URL, proof: await prove() });
    const now = Math.floor(Date.now() / 1000);
    const { jti: _none, ...unnumbered } = claims();
    for (const again of [
      assertion,
      await sign(keys, unnumbered),
      await sign(keys, { ...claims(), iat: now - 900, exp: now + 900 }),
      await sign(keys, { ...claims(), aud: [TOKEN_URL, 'https://elsewhere.example'] }),
      await sign(keys, claims('nobody')),
      'no token at all',
    ]) {
      const asked = desk.issue({ assertion: again, url: TOKEN_URL, proof: await prove() });
      await expect(asked).rejects.toMatchObject(refused);
    }
  });

  it('is refused with a proof of the key that is missing, old, used, or made for something else', async () => {
    const { token } = await issue();
    const call = { token, method: 'GET', url: SHARE_URL };
    const used = await prove({ ...call });
    await desk.viewerOf({ ...call, proof: used });
    const proofs = [
      undefined,
      used,
      await prove({ ...call, iat: Math.floor(Date.now() / 1000) - 300 }),
      await prove({ ...call, method: 'POST' }),
      await prove({ ...call, url: TOKEN_URL }),
      await prove({ method: 'GET', url: SHARE_URL }),
      await prove({ ...call, token: 'another' }),
      await prove({ ...call, by: makeKeys() }),
      await sign(keys, { htm: 'GET', htu: SHARE_URL }),
    ];
    for (const proof of proofs)
      await expect(desk.viewerOf({ ...call, proof })).rejects.toMatchObject(refused);
    await expect(
      desk.viewerOf({ ...call, token: 'made-up', proof: await prove(call) }),
    ).rejects.toMatchObject(refused);
  });

  it.each(['EdDSA', 'Ed25519'])('with a key of the other kind signs as %s', async (alg) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const id = `edwards-${alg.toLowerCase()}`;
    const key = readClientKey(publicKey.export({ type: 'spki', format: 'pem' }).toString());
    await registerClient(ledger.identity.clients, { id, party: 'org:health', title: 'x', ...key });
    const assertion = await new SignJWT(claims(id)).setProtectedHeader({ alg }).sign(privateKey);
    const asked = desk.issue({ assertion, url: TOKEN_URL, proof: await prove() });
    await expect(asked).resolves.toMatchObject({ kind: 'DPoP' });
    const crossed = await sign(keys, claims(id));
    await expect(
      desk.issue({ assertion: crossed, url: TOKEN_URL, proof: await prove() }),
    ).rejects.toMatchObject(refused);
  });

  it('is out at once when it is revoked, and its name is not given again', async () => {
    const { clients } = ledger.identity;
    const { token } = await issue('gone');
    await revokeClient(clients, 'gone');
    const call = { token, method: 'GET', url: SHARE_URL };
    await expect(desk.viewerOf({ ...call, proof: await prove(call) })).rejects.toMatchObject(refused);
    await expect(issue('gone')).rejects.toMatchObject(refused);
    await expect(revokeClient(clients, 'gone')).rejects.toMatchObject({ code: 'CLIENT_UNKNOWN' });
    const again = { id: 'gone', party: 'org:other', title: 'x', ...readClientKey(pem(keys)) };
    await expect(registerClient(clients, again)).rejects.toMatchObject({ code: 'CLIENT_TAKEN' });
  });

  it('that comes with a certificate gets in with that one alone', async () => {
    const assertion = () => sign(keys, claims('mutual'));
    const ask = async (certificate?: string) =>
      desk.issue({ assertion: await assertion(), url: TOKEN_URL, certificate });
    await expect(ask()).rejects.toMatchObject(refused);
    await expect(ask('another')).rejects.toMatchObject(refused);
    const { token, kind } = await ask('thumb');
    expect(kind).toBe('Bearer');
    const call = { token, method: 'GET', url: SHARE_URL };
    expect(await desk.viewerOf({ ...call, certificate: 'thumb' })).toMatchObject({ subject: 'org:health' });
    await expect(desk.viewerOf({ ...call, certificate: 'another' })).rejects.toMatchObject(refused);
    await expect(desk.viewerOf({ ...call, proof: await prove(call) })).rejects.toMatchObject(refused);
  });
});

describe('the key of a client', () => {
  it('is taken as PEM or JWK, of the two kinds', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(readClientKey(JSON.stringify(publicKey.export({ format: 'jwk' }))).algorithm).toBe('EdDSA');
    expect(readClientKey(pem(keys)).algorithm).toBe('ES256');
  });

  it('is refused when it is private, of another kind, or none', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    for (const text of [
      keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      JSON.stringify(keys.privateKey.export({ format: 'jwk' })),
      rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      '{"kty":"oct","k":"AAAA"}',
      'nothing',
    ])
      expect(() => readClientKey(text)).toThrow(expect.objectContaining({ code: 'CLIENT_KEY_INVALID' }));
  });
});
