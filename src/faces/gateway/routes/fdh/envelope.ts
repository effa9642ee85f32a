import type { FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { asProblem, entryOf, type Problem, problem, sentenceOf } from '../../../../base/errors/index.ts';

/** What the hub answers when it takes nothing; `error` is what its programs look for besides the words. */
export type HubRefusal = Readonly<{
  status: number;
  message: string;
  messageTh: string;
  error?: unknown;
}>;

const SUCCESS = { status: 200, message: 'success', message_th: 'บันทึกข้อมูลสำเร็จ' };
const TOO_LARGE = { status: 413, message: 'file size exceeds limit', messageTh: 'ขนาดไฟล์รวมเกินกำหนด' };
const UNAUTHORIZED = { status: 401, error: 'unauthorized' };

/** The hub's words for our codes. What is not here is answered with the sentence of its code. */
const WORDS: Readonly<Record<string, HubRefusal>> = {
  HUB_TOKEN_MISSING: {
    ...UNAUTHORIZED,
    message: 'authorized token not found',
    messageTh: 'ไม่พบ token สำหรับยืนยันตัวตน',
  },
  HUB_TOKEN_INVALID: { ...UNAUTHORIZED, message: 'invalid jwt authorization', messageTh: 'token ไม่ถูกต้อง' },
  HUB_TOKEN_EXPIRED: { ...UNAUTHORIZED, message: 'JWT Expire', messageTh: 'token หมดอายุ' },
  HUB_SESSION_ENDED: { ...UNAUTHORIZED, message: 'invalid session', messageTh: 'session ไม่ถูกต้อง' },
  HUB_SCOPE_MISSING: { ...UNAUTHORIZED, message: 'invalid scope', messageTh: 'ไม่มีสิทธิใช้งาน' },
  HUB_HOSPITAL_OTHER: {
    ...UNAUTHORIZED,
    message: 'invalid hospital_code',
    messageTh: 'รหัสหน่วยบริการไม่ถูกต้อง',
  },
  NOT_ALLOWED: { status: 403, message: 'permission denied', messageTh: 'ไม่มีสิทธิเข้าถึง', error: 'forbidden' },
  HUB_UPLOAD_TOO_LARGE: TOO_LARGE,
  ROUTE_UNKNOWN: { status: 404, message: 'not found', messageTh: 'ไม่พบรายการที่เรียก', error: 'not found' },
};

/** Answers that it went well; further fields go beside the words. */
export function sendSuccess(
  reply: FastifyReply,
  further: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  return reply.code(SUCCESS.status).send({ ...SUCCESS, ...further });
}

/** Answers that nothing was taken, with the status both outside and inside. */
export function sendRefusal(
  reply: FastifyReply,
  { status, message, messageTh, error = message }: HubRefusal,
  further: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  return reply.code(status).send({ status, message, message_th: messageTh, error, ...further });
}

/** Everything that goes wrong on the hub's routes leaves in the hub's envelope: also what the framework refuses, and what nobody expected. */
export function answerInEnvelope(server: FastifyInstance): void {
  server.setErrorHandler((thrown, request, reply) => {
    const known = knownProblem(thrown);
    const wait = known.params['retryAfterSeconds'];
    if (wait !== undefined) reply.header('retry-after', String(wait));
    if (known.code !== 'UNEXPECTED') return sendRefusal(reply, refusalOf(known, thrown));
    request.log.error({ route: request.routeOptions.url, err: known.cause }, known.message);
    const messageTh = 'เกิดข้อผิดพลาดภายในระบบ';
    return sendRefusal(reply, {
      status: 500,
      message: 'internal server error',
      messageTh,
      error: request.id,
    });
  });
}

/** A problem in the hub's words. */
export function refusalOf(known: Problem, thrown: unknown = known): HubRefusal {
  const words = WORDS[known.code];
  if (words) return words;
  if (statusOf(thrown) === TOO_LARGE.status) return TOO_LARGE;
  const { status } = entryOf(known.code);
  if (known.code === 'REQUEST_INVALID')
    return {
      status,
      message: 'invalid request body',
      messageTh: 'เนื้อหาคำขอไม่ถูกต้อง',
      error: known.params['reason'],
    };
  return { status, message: sentenceOf(known, 'en'), messageTh: sentenceOf(known, 'th'), error: known.code };
}

/** Whatever was thrown as a problem: also what the framework refused and what did not meet a schema. */
export function knownProblem(thrown: unknown): Problem {
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const [first] = thrown.validation;
    const where = first?.instancePath.replace(/^\//, '') || 'request';
    return problem('REQUEST_INVALID', { where, reason: `${where}: ${first?.message ?? '?'}` });
  }
  const status = statusOf(thrown);
  if (status >= 400 && status < 500 && thrown instanceof Error)
    return problem('REQUEST_INVALID', { where: 'request', reason: thrown.message }, thrown);
  return asProblem(thrown, 'gateway');
}

function statusOf(thrown: unknown): number {
  return typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown
    ? Number(thrown.statusCode)
    : 0;
}
