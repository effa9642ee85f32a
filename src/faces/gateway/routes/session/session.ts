import { z } from 'zod';
import { ANYONE, asProtectionOfficer, type Viewer } from '../../../../base/access/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { Session } from '../../../../base/ledger/index.ts';
import { SIGN_IN_ROLES } from '../../../../base/model/index.ts';
import {
  endedSessionsSchema,
  problemSchema,
  type SessionAnswer,
  type SessionLine,
  sessionListSchema,
  sessionSchema,
} from '../../../../contract/index.ts';
import { deskFor, OPEN } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { cookiesOf } from '../../sign-in/index.ts';

const TAGS = ['session'];
const answers = { response: { 200: sessionSchema, default: problemSchema } };
const PEOPLE = deskFor(...SIGN_IN_ROLES);

const ownSchema = {
  tags: TAGS,
  summary: 'The own sessions that still hold',
  response: { 200: sessionListSchema, default: problemSchema },
};

const endOwnSchema = {
  tags: TAGS,
  summary: 'End one of the own sessions',
  params: z.object({ session: z.string().regex(/^[0-9a-f]{16}$/) }),
  response: { 200: endedSessionsSchema, default: problemSchema },
};

const endAllSchema = {
  tags: TAGS,
  summary: 'End every session of somebody, for the protection officer',
  body: z.strictObject({ subject: z.string().min(1).max(200) }),
  response: { 200: endedSessionsSchema, default: problemSchema },
};

/** Who is signed in, signing out, and ending sessions. */
export function sessionRoutes(server: Gateway, context: RouteContext): void {
  const { ledger, settings } = context;
  const cookies = cookiesOf(settings.environment);

  server.get(
    '/api/v1/session',
    { schema: { tags: TAGS, summary: 'Who is signed in', ...answers }, config: OPEN },
    async (request) => {
      const token = cookies.readSession(request);
      const session = token ? await ledger.sessions.find(token) : undefined;
      return answerFor(context, request.viewer, session);
    },
  );

  server.delete(
    '/api/v1/session',
    { schema: { tags: TAGS, summary: 'Sign out', ...answers }, config: OPEN },
    async (request, reply) => {
      const token = cookies.readSession(request);
      if (token) await ledger.sessions.revoke(token);
      cookies.clearSession(reply);
      return answerFor(context, ANYONE, undefined);
    },
  );

  server.get('/api/v1/sessions', { schema: ownSchema, config: PEOPLE }, async ({ viewer }) => {
    const sessions = await ownSessions(context, viewer);
    return { sessions: sessions.map((one) => lineOf(one, viewer)) };
  });

  server.delete(
    '/api/v1/sessions/:session',
    { schema: endOwnSchema, config: PEOPLE },
    async ({ viewer, params }) => {
      const sessions = await ownSessions(context, viewer);
      const found = sessions.find(({ id }) => shortOf(id) === params.session);
      if (!found || !(await ledger.sessions.revokeOwn(viewer.subject, found.id)))
        throw problem('SESSION_UNKNOWN');
      return { ended: 1 };
    },
  );

  server.post(
    '/api/v1/sessions/end',
    { schema: endAllSchema, config: deskFor('protection-officer') },
    async ({ viewer, body }) => {
      asProtectionOfficer(viewer);
      return { ended: await ledger.sessions.revokeAllOf(body.subject) };
    },
  );
}

/** Somebody's own sessions; who is not signed in has none. */
async function ownSessions({ ledger }: RouteContext, viewer: Viewer): Promise<Session[]> {
  if (viewer.sessionId === undefined) throw problem('SIGN_IN_NEEDED');
  return ledger.sessions.listOf(viewer.subject);
}

function lineOf(session: Session, viewer: Viewer): SessionLine {
  return {
    id: shortOf(session.id),
    role: viewer.role,
    beganAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    endsAt: session.expiresAt.toISOString(),
    own: session.id === viewer.sessionId,
  };
}

/** Enough of a session's id to tell it from one's others. */
function shortOf(id: string): string {
  return id.slice(0, 16);
}

function answerFor({ settings }: RouteContext, viewer: Viewer, session: Session | undefined): SessionAnswer {
  const signedIn = viewer.sessionId !== undefined;
  const developmentSignIn = settings.provider === undefined && settings.environment === 'development';
  return {
    signedIn,
    role: viewer.role,
    area: signedIn ? viewer.area : null,
    name: signedIn ? (session?.name ?? viewer.subject) : null,
    person: viewer.person ?? null,
    actsFor: viewer.actsFor ?? null,
    hospital: viewer.role === 'hospital' ? (viewer.agency ?? null) : null,
    signInOffered: developmentSignIn || settings.provider !== undefined,
    developmentSignIn,
  };
}
