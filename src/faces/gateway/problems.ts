import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { asProblem, entryOf, type Problem, problem, sentenceOf } from '../../base/errors/index.ts';

/**
 * Every refusal leaves in one shape, with the status of its code. Of what nobody expected only the request's number leaves,
 * under which the log tells more: the reason may speak of files and statements.
 */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((thrown, request, reply) => {
    const known = hasZodFastifySchemaValidationErrors(thrown)
      ? invalidRequest(thrown.validation)
      : fromFramework(thrown);
    if (known.code !== 'UNEXPECTED') return send(reply, known);
    request.log.error({ route: request.routeOptions.url, err: known.cause }, known.message);
    return send(reply, problem('UNEXPECTED', { where: 'gateway', reason: request.id }));
  });
  server.setNotFoundHandler((request, reply) =>
    send(reply, problem('ROUTE_UNKNOWN', { path: pathOnly(request.url) })),
  );
}

/** The same shape for an address that cannot even be read, which no route ever sees. */
export function refuseAddress(_thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  send(reply, problem('ROUTE_UNKNOWN', { path: pathOnly(request.url) }));
}

function send(reply: FastifyReply, known: Problem): FastifyReply {
  const { status } = entryOf(known.code);
  const wait = known.params['retryAfterSeconds'];
  if (wait !== undefined) reply.header('retry-after', String(wait));
  const message = { th: sentenceOf(known, 'th'), en: sentenceOf(known, 'en') };
  return reply.code(status).send({ code: known.code, status, message, params: known.params });
}

function invalidRequest(issues: readonly { instancePath: string; message?: string | undefined }[]): Problem {
  const first = issues[0];
  return problem('REQUEST_INVALID', {
    where: first?.instancePath.replace(/^\//, '') || 'request',
    reason: first?.message ?? '?',
  });
}

/** The framework's own refusals (a body that is no JSON, one too large) keep their status as a wrong request. */
function fromFramework(thrown: unknown): Problem {
  const status =
    typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
  if (status >= 400 && status < 500 && thrown instanceof Error) {
    return problem('REQUEST_INVALID', { where: 'request', reason: thrown.message }, thrown);
  }
  return asProblem(thrown, 'gateway');
}

/** A path without its question, cut short: what was asked may hold a number of a person. */
function pathOnly(url: string): string {
  return (url.split('?')[0] ?? '').replaceAll(/\d{5,}/g, '…').slice(0, 80);
}
