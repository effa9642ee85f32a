import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANYONE, parseRole, type Viewer } from '../../base/access/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import { parseAreaCode } from '../../base/model/index.ts';

const COOKIE = 'chipao_session';
const HOURS = 12;
const SECONDS_AN_HOUR = 3600;

/** Who asks: the holder of a session that is neither over nor revoked, or anyone. */
export async function viewerOf(request: FastifyRequest, ledger: Ledger): Promise<Viewer> {
  const token = request.cookies[COOKIE];
  const session = token ? await ledger.sessions.find(token) : undefined;
  const area = session && parseAreaCode(session.areaScope);
  const role = session && parseRole(session.role);
  if (!session || !area || !role) return ANYONE;
  return { role, area, subject: session.subject, sessionId: session.id };
}

/** Opens a session and hands its token to the browser as a cookie that scripts cannot read. */
export async function signIn(
  viewer: Omit<Viewer, 'sessionId'>,
  reply: FastifyReply,
  ledger: Ledger,
): Promise<Viewer> {
  const { token, session } = await ledger.sessions.open({
    role: viewer.role,
    areaScope: viewer.area,
    subject: viewer.subject,
    hours: HOURS,
  });
  reply.setCookie(COOKIE, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: HOURS * SECONDS_AN_HOUR,
  });
  return { ...viewer, sessionId: session.id };
}

/** Ends the session for good, here and wherever its token was copied to. */
export async function signOut(request: FastifyRequest, reply: FastifyReply, ledger: Ledger): Promise<void> {
  const token = request.cookies[COOKIE];
  if (token) await ledger.sessions.revoke(token);
  reply.clearCookie(COOKIE, { path: '/' });
}
