import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asProblem, problem } from '../../../../base/errors/index.ts';
import { OPEN } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { type HubRefusal, refusalOf } from './envelope.ts';

const MOST_BYTES = 4_000;
const MOST_LETTERS = 200;
const word = z.string().trim().min(1).max(MOST_LETTERS);
const logInSchema = z.object({
  user: word,
  password_hash: word,
  hospital_code: z.union([word, z.number().transform(String)]),
});

const schema = {
  tags: ['fdh'],
  summary:
    'A token for a hospital’s program, as text; user, password_hash and hospital_code come in the body or in the address',
};

/** Gives out tokens: asked for by GET or POST, with the three words in a JSON body, in a form or in the address, whatever a program does. */
export function tokenRoutes(server: Gateway, { tokens, country }: RouteContext): void {
  server.removeAllContentTypeParsers();
  // Programs send nothing at all as JSON, or an empty list, while the words stand in the address.
  server.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
    done(null, String(body)),
  );
  const give = async (request: FastifyRequest, reply: FastifyReply) => {
    const { tokenAction } = country.claims().accounts;
    const asked = wordsOf(request);
    const action = asked['Action'] ?? asked['action'] ?? tokenAction;
    if (action !== tokenAction)
      throw problem('REQUEST_INVALID', { where: 'Action', reason: 'unknown Action' });
    const words = logInSchema.safeParse(asked);
    if (!words.success)
      throw problem('REQUEST_INVALID', {
        where: 'user',
        reason: 'user, password_hash and hospital_code are required',
      });
    const { user: login, password_hash: passwordHash, hospital_code: hospital } = words.data;
    const token = await tokens.issue({ login, passwordHash, hospital, address: request.ip });
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(token);
  };
  server.setErrorHandler((thrown, request, reply) => {
    const known = asProblem(thrown, 'token');
    if (known.code === 'UNEXPECTED') request.log.error({ err: known.cause }, known.message);
    const wait = known.params['retryAfterSeconds'];
    if (wait !== undefined) reply.header('retry-after', String(wait));
    return sendTokenRefusal(reply, refusalOf(known, thrown));
  });
  server.get('/token', { schema, config: OPEN }, give);
  server.post('/token', { schema, config: OPEN }, give);
}

/** The three words, wherever they stand; those in the body win. */
function wordsOf({ body, query }: FastifyRequest): Readonly<Record<string, unknown>> {
  return { ...asRecord(query), ...(typeof body === 'string' ? parseBody(body) : {}) };
}

function parseBody(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {};
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const record = z.record(z.string(), z.unknown()).safeParse(value);
  return record.success ? record.data : {};
}

/** Programs of the account centre look for these names, those of the hub for the others. */
function sendTokenRefusal(reply: FastifyReply, { status, message, messageTh, error = message }: HubRefusal) {
  return reply.code(status).send({
    MessageCode: status,
    Message: message,
    RequestTime: new Date().toISOString(),
    status,
    message,
    message_th: messageTh,
    error,
  });
}
