import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider, { type JWK } from 'oidc-provider';
import { CALLBACK } from '../callback.ts';
import { ALGORITHM, CLAIMS, CLIENT_ID, ISSUER, PLACE } from './invented-place.ts';
import { keptInMemory } from './kept-in-memory.ts';
import { gonePage } from './people-page.ts';

/** Whom somebody chose to be. */
export type Chosen = Readonly<{
  role: string;
  area: string;
  name: string;
  person?: string | undefined;
  agency?: string | undefined;
  /** Signed in as by a password alone, to try that this is refused. */
  weak?: boolean | undefined;
}>;

/** An identity provider without passwords, for people who do not exist. */
export type InventedProvider = Readonly<{
  provider: Provider;
  /** Takes somebody in as an account and gives its id. */
  admit(chosen: Chosen): string;
  /** How strong it says that everybody signed in. */
  acr: string | undefined;
}>;

const MOST_ACCOUNTS = 2000;

/** Makes the provider, with keys that end with the process; `strong` are the words for a strong sign-in, of which it says the first. */
export function makeInventedProvider(clientSecret: string, strong: readonly string[]): InventedProvider {
  const accounts = new Map<string, Chosen>();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  const provider = new Provider(ISSUER, {
    adapter: keptInMemory(),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [new URL(CALLBACK, ISSUER).href],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: ALGORITHM,
      },
    ],
    jwks: { keys: [{ ...jwk, use: 'sig', alg: ALGORITHM } as JWK] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub', ...Object.values(CLAIMS)] },
    acrValues: strong,
    conformIdTokenClaims: false,
    expiresWithSession: () => false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    renderError: async (context) => {
      context.type = 'text/html; charset=utf-8';
      context.body = gonePage();
    },
    interactions: { url: (_context, { uid }) => `${PLACE}/people/${uid}` },
    ttl: { Interaction: 3600, Session: 3600, Grant: 3600, AccessToken: 300, IdToken: 300 },
    findAccount: (_context, id) => {
      const chosen = accounts.get(id);
      return chosen && { accountId: id, claims: async () => claimsOf(id, chosen) };
    },
    // There is one client, our own, and nothing for anybody to agree to.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        accountId: context.oidc.session?.accountId,
        clientId: context.oidc.client?.clientId,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  // People reach this service under many names, and come back under the one they left from.
  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    URL.canParse(uri) && new URL(uri).pathname === CALLBACK;
  return { provider, admit: (chosen) => admitTo(accounts, chosen), acr: strong[0] };
}

function admitTo(accounts: Map<string, Chosen>, chosen: Chosen): string {
  const account = randomBytes(12).toString('base64url');
  accounts.set(account, chosen);
  for (const oldest of accounts.keys()) {
    if (accounts.size <= MOST_ACCOUNTS) break;
    accounts.delete(oldest);
  }
  return account;
}

function claimsOf(sub: string, { role, area, name, person, agency }: Chosen) {
  return {
    sub,
    [CLAIMS.subject]: name,
    [CLAIMS.givenName]: name,
    [CLAIMS.role]: role,
    [CLAIMS.area]: area,
    ...(person !== undefined && { [CLAIMS.person]: person }),
    ...(agency !== undefined && { [CLAIMS.agency]: agency }),
  };
}
