import type { Viewer } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { problemSchema, type SessionAnswer, sessionSchema, signInSchema } from '../../../contract/index.ts';
import { indexPlaces } from '../../../services/lookup/index.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { signIn, signOut, viewerOf } from '../sign-in.ts';

/** The development sign-in: choose a role and an area. Production refuses it. */
export function sessionRoutes(server: Gateway, context: RouteContext): void {
  const development = context.settings.environment === 'development';
  const answers = { response: { 200: sessionSchema, default: problemSchema } };
  const answer = (viewer: Viewer) => answerFor(viewer, development);
  server.get(
    '/api/v1/session',
    { schema: { tags: ['session'], summary: 'Who is signed in', ...answers } },
    async (request) => answer(await viewerOf(request, context.ledger)),
  );
  server.post(
    '/api/v1/session',
    { schema: { tags: ['session'], summary: 'Development sign-in', body: signInSchema, ...answers } },
    async (request, reply) => {
      if (!development) throw problem('DEVELOPMENT_ONLY');
      const { role, area, name } = request.body;
      const place = indexPlaces(context.country.places()).get(area);
      return answer(await signIn({ role, area: place.code, subject: name }, reply, context.ledger));
    },
  );
  server.delete(
    '/api/v1/session',
    { schema: { tags: ['session'], summary: 'Sign out', ...answers } },
    async (request, reply) => {
      await signOut(request, reply, context.ledger);
      return {
        signedIn: false,
        role: 'viewer' as const,
        area: null,
        name: null,
        developmentSignIn: development,
      };
    },
  );
}

function answerFor(viewer: Viewer, developmentSignIn: boolean): SessionAnswer {
  const signedIn = viewer.sessionId !== undefined;
  return {
    signedIn,
    role: viewer.role,
    area: signedIn ? viewer.area : null,
    name: signedIn ? viewer.subject : null,
    developmentSignIn,
  };
}
