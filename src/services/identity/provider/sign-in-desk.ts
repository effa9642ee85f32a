import { problem } from '../../../base/errors/index.ts';
import type { Ledger, SessionRequest, SignInAttempt } from '../../../base/ledger/index.ts';
import { type AreaCode, COUNTRY_CODE, personKeyOf } from '../../../base/model/index.ts';
import type { Country } from '../../../country.ts';
import type { Reading } from '../../lookup/index.ts';
import { findCitizen } from './find-citizen.ts';
import { type Claims, openRelyingParty, type ProviderPlace } from './relying-party.ts';
import { type RoleRules, type Standing, standingOf } from './role-rules.ts';
import { refuseWeakSignIn } from './sign-in-strength.ts';

/** Names of the claims that say who somebody is; `person` only where the provider is our own. */
export type ClaimNames = Readonly<{
  subject: string;
  number: string;
  givenName: string;
  familyName: string;
  person?: string;
}>;

/** What the desk works with. */
export type SignInHouse = Readonly<{
  ledger: Ledger;
  country: Country;
  provider: ProviderPlace;
  claims: ClaimNames;
  rules: RoleRules;
  /** What is published; nothing is before the first run. */
  reading: () => Promise<Reading>;
}>;

/** Signing in, from leaving for the provider to a session. */
export type SignInDesk = Readonly<{
  /** Where to send the browser, and the token that must come back with it. */
  begin(
    way: Readonly<{ redirectUri: string; returnTo: string }>,
  ): Promise<Readonly<{ url: URL; token: string }>>;
  /** Turns the provider's answer into what a session needs. */
  finish(
    token: string | undefined,
    answer: URLSearchParams,
  ): Promise<Readonly<{ session: SessionRequest; returnTo: string }>>;
}>;

/** How long somebody may be away at the provider. */
const ATTEMPT_MINUTES = 10;

/** Opens the desk. */
export function openSignInDesk(house: SignInHouse): SignInDesk {
  const party = openRelyingParty(house.provider);
  const { attempts } = house.ledger.identity;
  return {
    begin: async ({ redirectUri, returnTo }) => {
      const { url, kept } = await party.begin(redirectUri);
      const token = await attempts.begin({ ...kept, returnTo: ownPath(returnTo) }, ATTEMPT_MINUTES);
      return { url, token };
    },
    finish: async (token, answer) => {
      const attempt: SignInAttempt | undefined = token === undefined ? undefined : await attempts.take(token);
      if (!attempt) throw problem('SIGN_IN_OVER');
      const claims = await party.finish(answer, attempt);
      return { session: await sessionOf(house, claims), returnTo: attempt.returnTo };
    },
  };
}

/** A path on this service; anything that would lead elsewhere becomes the first page. */
export function ownPath(path: string): string {
  const here = 'http://here.invalid';
  if (!path.startsWith('/') || !URL.canParse(path, here)) return '/';
  const { origin, pathname, search, hash } = new URL(path, here);
  // Two slashes at the beginning of a path name another host, and `/.//` leads to them.
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}

async function sessionOf(house: SignInHouse, claims: Claims): Promise<SessionRequest> {
  const { role, area, agency } = standingOf(claims, house.rules) ?? CITIZEN;
  const { sessions, strength } = house.country.signIn();
  const strong = house.rules.strong ?? strength.strong;
  refuseWeakSignIn(claims, role, { ...strength, strong, now: new Date() });
  const holds = sessions[role];
  return {
    role,
    areaScope: area,
    agency,
    subject: textOf(claims, house.claims.subject) ?? refuse('no_subject'),
    name: nameOf(claims, house.claims),
    personKey: await personOf(house, claims),
    hours: holds.hours,
    idleMinutes: holds.idleMinutes,
  };
}

const CITIZEN: Standing = { role: 'citizen', area: COUNTRY_CODE as AreaCode };

function refuse(reason: string): never {
  throw problem('SIGN_IN_REFUSED', { reason });
}

/** Somebody whom no register knows may sign in, and is told so later. */
async function personOf(house: SignInHouse, claims: Claims): Promise<bigint | undefined> {
  const { person, number } = house.claims;
  if (person !== undefined) return personKeyOf(textOf(claims, person) ?? '');
  if (claims[number] === undefined) return undefined;
  return findCitizen(await house.reading(), claims[number]);
}

function nameOf(claims: Claims, { givenName, familyName }: ClaimNames): string | undefined {
  const name = [textOf(claims, givenName), textOf(claims, familyName)].filter(Boolean).join(' ');
  return name || undefined;
}

function textOf(claims: Claims, name: string): string | undefined {
  const claim = claims[name];
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
