import { problem } from '../../../base/errors/index.ts';
import type { SignInRole } from '../../../base/model/index.ts';
import type { SignInContent } from '../../../country.ts';
import type { Claims } from './relying-party.ts';

/** How somebody must have signed in at the provider, by role. */
export type SignInStrength = SignInContent['strength'];

/** What the provider is asked for before it is known who comes: the strong ways, and the freshest sign-in that any role needs. */
export function strengthAsked({
  strong,
  roles,
}: SignInStrength): Readonly<{ acr: readonly string[]; maxAgeSeconds: number }> {
  const minutes = Object.values(roles).map((needed) => needed.minutes);
  return { acr: strong, maxAgeSeconds: Math.min(...minutes, A_DAY) * SECONDS };
}

const A_DAY = 1440;
const SECONDS = 60;
/** So far the clocks of two houses may be apart. */
const APART_SECONDS = 60;

/**
 * Throws SIGN_IN_TOO_WEAK when a role needs a stronger or a fresher sign-in than the provider's token tells of; what it does not tell is
 * not enough.
 */
export function refuseWeakSignIn(
  claims: Claims,
  role: SignInRole,
  { strong, roles, now }: SignInStrength & Readonly<{ now: Date }>,
): void {
  const needed = roles[role];
  if (!needed) return;
  const { acr, auth_time: time } = claims;
  if (needed.strong && !(typeof acr === 'string' && strong.includes(acr)))
    throw problem('SIGN_IN_TOO_WEAK', { reason: 'acr' });
  const age = typeof time === 'number' ? now.getTime() / 1000 - time : Number.POSITIVE_INFINITY;
  if (age > needed.minutes * SECONDS + APART_SECONDS || age < -APART_SECONDS)
    throw problem('SIGN_IN_TOO_WEAK', { reason: 'auth_time' });
}
