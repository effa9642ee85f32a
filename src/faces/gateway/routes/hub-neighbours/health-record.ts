import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asProblem, type Problem, problem } from '../../../../base/errors/index.ts';
import { keepCall } from '../../../../services/claims/index.ts';
import { HOSPITALS_SEND_RECORDS } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { assertOwnHospital, authorizeFdh, knownProblem, refusalOf } from '../fdh/index.ts';

const BODY_LIMIT_BYTES = 5_000_000;
const MOST_ENCOUNTERS = 1_000;

const identifier = z.looseObject({ system: z.string().trim(), value: z.string().trim().min(1).max(50) });
const recordSchema = z.looseObject({
  managingOrganization: z.looseObject({ identifier: z.union([identifier, z.array(identifier).min(1)]) }),
  Patient: z.looseObject({ identifier: z.array(identifier).min(1) }),
  Encounter: z.array(z.looseObject({})).min(1).max(MOST_ENCOUNTERS),
});
type HealthRecord = z.output<typeof recordSchema>;

const schema = {
  tags: ['fdh'],
  summary: 'A person’s health record as a hospital has it; sent again, it is the same',
  body: recordSchema,
};
const REQUEST = 'request';

/** The hub's neighbour for health records: its own envelope, and besides tokens a key that a hospital keeps for a year. */
export function healthRecordRoutes(server: Gateway, context: RouteContext): void {
  answerInMessages(server);
  const options = { schema, config: HOSPITALS_SEND_RECORDS, bodyLimit: BODY_LIMIT_BYTES };
  server.post('/api/UpdatePHRv1', options, async (request, reply) => {
    const caller = authorizeFdh(request);
    const { hospital, citizen } = whoIs(request.body, context);
    assertOwnHospital(caller, hospital);
    const kept = await keepCall(context, {
      kind: 'health-record',
      hospital,
      person: context.claimTokens.person(citizen),
      actor: caller.login,
      words: request.body,
    });
    return send(reply, { status: 200, message: 'OK', further: { transaction_uid: kept.receipt } });
  });
}

/** The hospital and the citizen of a record, by the systems that name them. */
function whoIs({ managingOrganization, Patient }: HealthRecord, { country }: RouteContext) {
  const { citizen, hospital } = country.claimCalls().identifierSystems;
  const find = (systems: readonly string[], identifiers: readonly z.output<typeof identifier>[]) =>
    identifiers.find(({ system }) => systems.includes(system.replace(/\/+$/, '')))?.value;
  const organization = find(hospital, [managingOrganization.identifier].flat());
  const person = find(citizen, Patient.identifier);
  if (organization === undefined)
    throw invalid('managingOrganization.identifier', 'a hospital code is needed');
  if (person === undefined) throw invalid('Patient.identifier', 'a citizen’s number is needed');
  return { hospital: organization, citizen: person };
}

function invalid(where: string, reason: string): Problem {
  return problem('REQUEST_INVALID', { where, reason: `${where}: ${reason}` });
}

function answerInMessages(server: Gateway): void {
  server.setErrorHandler((thrown, request: FastifyRequest, reply) => {
    const known = knownProblem(thrown);
    if (known.code === 'UNEXPECTED')
      request.log.error({ route: request.routeOptions.url, err: asProblem(thrown, REQUEST) }, known.message);
    const wait = known.params['retryAfterSeconds'];
    if (wait !== undefined) reply.header('retry-after', String(wait));
    if (known.code === 'UNEXPECTED') return send(reply, { status: 500, message: 'Internal Server Error' });
    const { status, message, messageTh, error } = refusalOf(known, thrown);
    return send(reply, { status, message, further: { message_th: messageTh, error } });
  });
}

type Message = Readonly<{ status: number; message: string; further?: Readonly<Record<string, unknown>> }>;

function send(reply: FastifyReply, { status, message, further = {} }: Message): FastifyReply {
  const RequestTime = new Date().toISOString();
  return reply.code(status).send({ MessageCode: status, Message: message, RequestTime, ...further });
}
