import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import {
  openSignInDesk,
  type ProviderPlace,
  readRoleRules,
  type SignInDesk,
  strengthAsked,
} from '../../../services/identity/index.ts';
import type { RouteContext } from '../gateway.ts';
import { ALGORITHM, CLAIMS, CLIENT_ID, type FindProvider, ISSUER } from './development/index.ts';

/** The desk at which people sign in here, and the provider of invented people where that is the one. */
export type OpenDesk = Readonly<{ desk: SignInDesk | undefined; findInvented: FindProvider }>;

/** Opens the desk of the provider in the settings; without one, in development, that of invented people. */
export async function openDesk(server: FastifyInstance, context: RouteContext): Promise<OpenDesk> {
  const { settings, country } = context;
  const secret = randomBytes(32).toString('base64url');
  const findInvented = once(async () => {
    // Only who signs in as an invented person waits for the provider to load; production never does.
    const { makeInventedProvider } = await import('./development/invented-provider.ts');
    return makeInventedProvider(secret, country.signIn().strength.strong);
  });
  const shared = { ledger: context.ledger, country, reading: context.reading.get };
  if (settings.provider) {
    const { rolesFile, ...place } = settings.provider;
    const { scopes, claims, algorithm } = country.signIn().provider;
    const rules = await readRoleRules(rolesFile);
    const provider = { ...place, scopes, algorithm, strength: asked(country, rules.strong) };
    const desk = openSignInDesk({ ...shared, provider, rules, claims: { subject: 'sub', ...claims } });
    return { desk, findInvented };
  }
  if (settings.environment !== 'development') return { desk: undefined, findInvented };
  return { desk: inventedDesk(server, shared, secret), findInvented };
}

type Shared = Pick<Parameters<typeof openSignInDesk>[0], 'ledger' | 'country' | 'reading'>;

function inventedDesk(server: FastifyInstance, shared: Shared, clientSecret: string): SignInDesk {
  return openSignInDesk({
    ...shared,
    provider: {
      issuer: ISSUER,
      clientId: CLIENT_ID,
      clientSecret,
      scopes: ['openid'],
      algorithm: ALGORITHM,
      prompt: 'login',
      strength: asked(shared.country),
      fetch: withinProcess(server),
      insecure: true,
    },
    claims: CLAIMS,
    rules: { rules: [], fromClaims: { role: CLAIMS.role, area: CLAIMS.area, agency: CLAIMS.agency } },
  });
}

/** How strong and fresh a sign-in the provider is asked for, in its own words where the house knows them. */
function asked(country: RouteContext['country'], strong?: readonly string[]): ProviderPlace['strength'] {
  const { strength } = country.signIn();
  return strengthAsked({ ...strength, strong: strong ?? strength.strong });
}

/** Asks the provider in this process without a way over the network. */
function withinProcess(server: FastifyInstance): NonNullable<ProviderPlace['fetch']> {
  return async (url, { method, headers, body }) => {
    const { pathname, search, host } = new URL(url);
    const answer = await server.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: `${pathname}${search}`,
      headers: { ...headers, host },
      ...(body instanceof URLSearchParams && { payload: body.toString() }),
    });
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
    });
  };
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
