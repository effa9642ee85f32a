import type { FastifyInstance, FastifyReply } from 'fastify';
import { entryOf, type Problem, sentenceOf } from '../../../../base/errors/index.ts';
import { type BundleAnswer, FHIR_FAULT_WORDS, type Resource } from '../../../../services/fhir/index.ts';
import { knownProblem } from '../fdh/index.ts';

export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

type Issue = Readonly<{ code: string; th: string; en: string; expression?: string | undefined }>;

const CODES: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-long',
  422: 'invariant',
  429: 'throttled',
};
const UNPROCESSABLE = 422;

/** Answers with a resource. */
export function sendFhir(reply: FastifyReply, resource: Resource, status = 200): FastifyReply {
  return reply.code(status).type(FHIR_JSON).send(JSON.stringify(resource));
}

/** Everything that goes wrong on FHIR's routes leaves as an OperationOutcome. */
export function answerInOutcomes(server: FastifyInstance): void {
  server.setErrorHandler((thrown, request, reply) => {
    const known = knownProblem(thrown);
    const wait = known.params['retryAfterSeconds'];
    if (wait !== undefined) reply.header('retry-after', String(wait));
    const { status } = entryOf(known.code);
    if (known.code === 'UNEXPECTED')
      request.log.error({ route: request.routeOptions.url, err: known.cause }, known.message);
    return sendFhir(reply, outcome([issueOf(known, status, request.id)]), status);
  });
}

/** Why a bundle was not taken, place by place. */
export function sendRefusedBundle(
  reply: FastifyReply,
  { issues, faults }: Extract<BundleAnswer, { taken: false }>,
): FastifyReply {
  const told = [
    ...issues.map(({ expression, text }) => {
      const { th, en } = FHIR_FAULT_WORDS['not-fhir'];
      return { code: 'structure', expression, th: `${th} (${text})`, en: `${en} (${text})` };
    }),
    ...faults.map(({ expression, fault, detail }) => {
      const { th, en } = FHIR_FAULT_WORDS[fault];
      const more = detail === undefined ? '' : ` (${detail})`;
      return { code: 'invariant', expression, th: th + more, en: en + more };
    }),
  ];
  return sendFhir(reply, outcome(told), UNPROCESSABLE);
}

function issueOf(known: Problem, status: number, request: string): Issue {
  if (known.code === 'UNEXPECTED') {
    return { code: 'exception', th: `เกิดข้อผิดพลาดภายในระบบ (${request})`, en: `Internal error (${request}).` };
  }
  return { code: CODES[status] ?? 'processing', th: sentenceOf(known, 'th'), en: sentenceOf(known, 'en') };
}

function outcome(issues: readonly Issue[]): Resource {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ code, th, en, expression }) => ({
      severity: 'error',
      code,
      details: { text: th },
      diagnostics: en,
      ...(expression ? { expression: [expression] } : {}),
    })),
  };
}
