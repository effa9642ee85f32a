import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  type DiscoveryRequestOptions,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { problem } from '../../../base/errors/index.ts';
import type { SignInAttempt } from '../../../base/ledger/index.ts';

/** What an identity provider says of somebody, once it was shown to be its word. */
export type Claims = Readonly<Record<string, unknown>>;

/** How the identity provider is reached and what it is asked for. */
export type ProviderPlace = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: readonly string[];
  /** The one way its word may be signed. */
  algorithm: string;
  /** Asks somebody who is signed in there already once more. */
  prompt?: 'login';
  /** How strong and how fresh a sign-in is asked of it. */
  strength?: Readonly<{ acr: readonly string[]; maxAgeSeconds: number }> | undefined;
  /** Reaches a provider that is not on the network. */
  fetch?: CustomFetch;
  /** Only for a provider in this very process. */
  insecure?: boolean;
}>;

/** Our side of a sign-in by OpenID Connect: code flow with PKCE, state and nonce. */
export type RelyingParty = Readonly<{
  /** Where to send the browser, and what has to come back with it. */
  begin(redirectUri: string): Promise<Readonly<{ url: URL; kept: Omit<SignInAttempt, 'returnTo'> }>>;
  /** Reads an answer of the provider; throws SIGN_IN_REFUSED unless it is the answer to this very attempt. */
  finish(answer: URLSearchParams, attempt: SignInAttempt): Promise<Claims>;
}>;

/** Opens our side of a provider. The provider is asked about itself when first needed, and again when that failed. */
export function openRelyingParty(place: ProviderPlace): RelyingParty {
  let found: Promise<Configuration> | undefined;
  const find = () => {
    found ??= discover(place).catch((cause: unknown) => {
      found = undefined;
      throw problem('PROVIDER_UNREACHABLE', { reason: reasonOf(cause) }, cause);
    });
    return found;
  };
  return {
    begin: async (redirectUri) => {
      const configuration = await find();
      const kept = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        redirectUri,
      };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: place.scopes.join(' '),
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        ...(place.prompt && { prompt: place.prompt }),
        ...(place.strength && {
          acr_values: place.strength.acr.join(' '),
          max_age: String(place.strength.maxAgeSeconds),
        }),
      });
      return { url, kept };
    },
    finish: async (answer, attempt) => {
      const configuration = await find();
      return readAnswer(configuration, answer, attempt).catch((cause: unknown) => {
        throw problem('SIGN_IN_REFUSED', { reason: reasonOf(cause) }, cause);
      });
    },
  };
}

async function discover(place: ProviderPlace): Promise<Configuration> {
  const options: DiscoveryRequestOptions = {
    // Without this a token that comes straight from the provider is believed for the connection's sake alone.
    execute: [enableNonRepudiationChecks, ...(place.insecure ? [allowInsecureRequests] : [])],
    ...(place.fetch && { [customFetch]: place.fetch }),
  };
  const metadata = { id_token_signed_response_alg: place.algorithm };
  const secret = ClientSecretBasic(place.clientSecret);
  return discovery(new URL(place.issuer), place.clientId, metadata, secret, options);
}

async function readAnswer(
  configuration: Configuration,
  answer: URLSearchParams,
  attempt: SignInAttempt,
): Promise<Claims> {
  const came = new URL(attempt.redirectUri);
  came.search = answer.toString();
  const tokens = await authorizationCodeGrant(configuration, came, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  });
  const claims: Claims = tokens.claims() ?? {};
  if (!configuration.serverMetadata().userinfo_endpoint) return claims;
  const more: Claims = await fetchUserInfo(configuration, tokens.access_token, String(claims['sub']));
  // How somebody signed in counts only where it is signed.
  const { acr: _acr, auth_time: _time, ...unsigned } = more;
  return { ...unsigned, ...claims };
}

/** The library's or the provider's own short word for what is wrong: it holds nothing of anybody. */
function reasonOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return 'unknown';
  if ('error' in cause && typeof cause.error === 'string') return plain(cause.error);
  if ('code' in cause && typeof cause.code === 'string') return plain(cause.code);
  return cause instanceof Error ? cause.name : 'unknown';
}

function plain(word: string): string {
  return word.replaceAll(/[^A-Za-z_]/g, '').slice(0, 40) || 'unknown';
}
