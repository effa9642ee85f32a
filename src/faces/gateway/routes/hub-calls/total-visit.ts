import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { bahtText, openVisitDesk, type Visit } from '../../../../services/claims/index.ts';
import { HOSPITALS_SEE, HOSPITALS_SEND } from '../../access-gate.ts';
import type { Gateway } from '../../gateway.ts';
import { assertOwnHospital, authorizeFdh, sendRefusal, sendSuccess } from '../fdh/index.ts';
import type { HubCallContext } from './call-context.ts';
import { NOT_SENT } from './hub-answers.ts';
import { amount, momentOrNothing, word, wordOrNothing } from './hub-words.ts';
import { noteCall } from './note-call.ts';

const MOST_VISITS = 1_000;
const BODY_LIMIT_BYTES = 1_000_000;

const visitSchema = z
  .object({
    seq: wordOrNothing,
    hn: word,
    an: wordOrNothing,
    datetime_admit: momentOrNothing,
    datetime_discharge: momentOrNothing,
    datetime_service: momentOrNothing,
    insurance_code: word,
    charge_total: amount,
  })
  .refine(({ seq, an }) => seq !== '' || an !== '', { message: 'seq or an is needed', path: ['seq'] });
const visitsSchema = z.union([visitSchema, z.array(visitSchema).min(1).max(MOST_VISITS)]);
const hospitalQuery = z.object({ hcode: word });
const detailQuery = z.object({
  hcode: word,
  hn: wordOrNothing,
  an: wordOrNothing,
  seq: wordOrNothing,
});

const tags = ['fdh'];
const PLACE = '/api/v1/data_hub/total_visit';

/** All visits of a hospital, claimed or not, to be counted against its claims: told one by one, or a day at once. */
export function totalVisitRoutes(server: Gateway, context: HubCallContext): void {
  const desk = openVisitDesk(context);
  const telling = {
    schema: { tags, summary: 'Tells of visits; told again, a visit stands as told last', body: visitsSchema },
    config: HOSPITALS_SEND,
    bodyLimit: BODY_LIMIT_BYTES,
  };
  const tell = async (
    request: FastifyRequest<{ Body: z.output<typeof visitsSchema> }>,
    reply: FastifyReply,
  ) => {
    const { hospital, login } = authorizeFdh(request);
    await desk.tell(
      [request.body].flat().map((visit) => visitOf(hospital, visit)),
      login,
    );
    return sendSuccess(reply);
  };
  server.post(PLACE, telling, tell);
  server.post(`${PLACE}/daily`, telling, tell);
  server.get(
    `${PLACE}/chk/count`,
    {
      schema: { tags, summary: 'How many visits were told', querystring: hospitalQuery },
      config: HOSPITALS_SEND,
    },
    async (request, reply) => {
      const { hcode } = request.query;
      assertOwnHospital(authorizeFdh(request), hcode);
      const { inpatients, outpatients } = await desk.count(hcode);
      const counts = { ipd: inpatients, opd: outpatients, summary: inpatients + outpatients };
      return sendSuccess(reply, { ...COUNTED, ...counts, data: counts });
    },
  );
  server.get(
    `${PLACE}/chk/detail`,
    { schema: { tags, summary: 'Visits by their numbers', querystring: detailQuery }, config: HOSPITALS_SEE },
    async (request, reply) => {
      const { hcode, ...numbers } = request.query;
      assertOwnHospital(authorizeFdh(request), hcode);
      const asked = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== ''));
      const visits = Object.keys(asked).length === 0 ? [] : await desk.find({ hospital: hcode, ...asked });
      if (visits.length === 0) return sendRefusal(reply, { status: 404, ...NOT_SENT }, { data: [] });
      await noteCall(context, request, { act: 'read-visits' });
      return sendSuccess(reply, { ...COUNTED, data: visits.map(wordsOf) });
    },
  );
}

const COUNTED = { message_th: 'สำเร็จ' };

function visitOf(hospital: string, visit: z.output<typeof visitSchema>): Visit {
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    hospital,
    hn: visit.hn,
    seq: orNull(visit.seq),
    an: orNull(visit.an),
    servedAt: orNull(visit.datetime_service),
    admittedAt: orNull(visit.datetime_admit),
    dischargedAt: orNull(visit.datetime_discharge),
    scheme: visit.insurance_code,
    chargedSatang: visit.charge_total,
  };
}

function wordsOf(visit: Visit) {
  return {
    an: visit.an ?? '',
    charge_total: bahtText(visit.chargedSatang),
    datetime_admit: visit.admittedAt ?? '',
    datetime_discharge: visit.dischargedAt ?? '',
    datetime_service: visit.servedAt ?? '',
    hcode: visit.hospital,
    hn: visit.hn,
    insurance_code: visit.scheme,
    seq: visit.seq ?? '',
    service_type: visit.an === null ? 'OPD' : 'IPD',
  };
}
