import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../../../base/settings/index.ts';

/** The cookies of a browser: who is signed in, and which sign-in is under way. Scripts and other sites cannot use either. */
export type SignInCookies = Readonly<{
  readSession(request: FastifyRequest): string | undefined;
  setSession(reply: FastifyReply, token: string, hours: number): void;
  clearSession(reply: FastifyReply): void;
  readAttempt(request: FastifyRequest): string | undefined;
  setAttempt(reply: FastifyReply, token: string): void;
  clearAttempt(reply: FastifyReply): void;
}>;

const SESSION = 'chipao_session';
const ATTEMPT = 'chipao_sign_in';
const SECONDS_AN_HOUR = 3600;
const ATTEMPT_SECONDS = 600;

/**
 * The cookies of an environment. In production they travel over HTTPS alone, and their names begin with the word by which browsers
 * refuse one that was set by a neighbouring host.
 */
export function cookiesOf(environment: Environment): SignInCookies {
  const secure = environment === 'production';
  const nameOf = (name: string) => (secure ? `__Host-${name}` : name);
  const flags = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return {
    readSession: ({ cookies }) => cookies[nameOf(SESSION)],
    setSession: (reply, token, hours) => {
      reply.setCookie(nameOf(SESSION), token, { ...flags, maxAge: hours * SECONDS_AN_HOUR });
    },
    clearSession: (reply) => {
      reply.clearCookie(nameOf(SESSION), flags);
    },
    readAttempt: ({ cookies }) => cookies[nameOf(ATTEMPT)],
    setAttempt: (reply, token) => {
      reply.setCookie(nameOf(ATTEMPT), token, { ...flags, maxAge: ATTEMPT_SECONDS });
    },
    clearAttempt: (reply) => {
      reply.clearCookie(nameOf(ATTEMPT), flags);
    },
  };
}
