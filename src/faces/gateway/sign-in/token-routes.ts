import { z } from 'zod';
import { asProblem, entryOf, problem, sentenceOf } from '../../../base/errors/index.ts';
import { problemSchema, tokenSchema } from '../../../contract/index.ts';
import { openClientDesk } from '../../../services/identity/index.ts';
import { OPEN } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { addressOf, certificateOf } from './caller.ts';

const FORM = 'application/x-www-form-urlencoded';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const MOST_LETTERS = 4000;

const schema = {
  tags: ['session'],
  summary: 'A token for a system of a party: client credentials with a signed assertion, bound to its key',
  consumes: [FORM],
  body: z.object({
    grant_type: z.literal('client_credentials'),
    client_assertion_type: z.literal(ASSERTION),
    client_assertion: z.string().max(MOST_LETTERS),
  }),
  response: {
    200: tokenSchema,
    // The word that OAuth clients look for stands beside what every refusal here says.
    default: problemSchema.extend({ error: z.string() }),
  },
};

/** Where systems of parties come in. */
export function tokenRoutes(server: Gateway, { ledger, settings }: RouteContext): void {
  const desk = openClientDesk(ledger.identity.clients);
  server.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  server.setErrorHandler((thrown, _request, reply) => {
    const refused = isInvalid(thrown)
      ? problem('REQUEST_INVALID', { where: 'body', reason: 'see the OAuth 2 client credentials grant' })
      : asProblem(thrown, 'gateway');
    // What nobody expected is told by whoever answers for the whole service.
    if (refused.code === 'UNEXPECTED') throw thrown;
    const { code, params } = refused;
    const { status } = entryOf(code);
    return reply.code(status).send({
      code,
      status,
      message: { th: sentenceOf(refused, 'th'), en: sentenceOf(refused, 'en') },
      params,
      error: code === 'REQUEST_INVALID' ? 'invalid_request' : 'invalid_client',
    });
  });
  server.post('/api/v1/sign-in/token', { schema, config: OPEN }, async (request, reply) => {
    const { dpop } = request.headers;
    const { token, kind, seconds } = await desk.issue({
      assertion: request.body.client_assertion,
      url: addressOf(request, settings),
      proof: typeof dpop === 'string' ? dpop : undefined,
      certificate: certificateOf(request, settings),
    });
    reply.header('cache-control', 'no-store');
    return { access_token: token, token_type: kind, expires_in: seconds };
  });
}

function isInvalid(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown && Number(thrown.statusCode) < 500
  );
}
