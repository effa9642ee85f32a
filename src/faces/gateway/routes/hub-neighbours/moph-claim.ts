import { z } from 'zod';
import { keepCall } from '../../../../services/claims/index.ts';
import { HOSPITALS_SEND } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { assertOwnHospital, authorizeFdh, sendSuccess } from '../fdh/index.ts';
import { moment, word, wordOrNothing } from '../hub-calls/index.ts';

const BODY_LIMIT_BYTES = 200_000;
const MOST_ROWS = 200;

const patient = {
  hn: word,
  seq: wordOrNothing,
  pid: word,
  id_type: wordOrNothing,
  title: wordOrNothing,
  fname: wordOrNothing,
  lname: wordOrNothing,
  dob: wordOrNothing,
  sex: wordOrNothing,
  hcode: word,
  hospital_name: wordOrNothing,
  visit_date_time: moment,
};
const rows = (row: z.core.$ZodLooseShape) => z.array(z.looseObject(row)).max(MOST_ROWS);

/** Diabetes and blood pressure: the diagnoses, and the laboratory tests that are claimed. */
const chronicSchema = z.looseObject({
  ...patient,
  is_used_dm: wordOrNothing,
  is_used_ht: wordOrNothing,
  diagnosis: rows({ icd10: word, dx_type: wordOrNothing, dx_date_time: wordOrNothing }).min(1),
  claim_services: rows({ name: wordOrNothing, code: word, lab_result: wordOrNothing }).min(1),
});
/** Vaccines of children, and against diphtheria and tetanus of adults. */
const vaccineSchema = z.looseObject({
  ...patient,
  vaccine: rows({ code: word, lot_number: wordOrNothing }).min(1),
});

const FAMILIES = [
  ['dmht', 'admission-dmht', chronicSchema, 'A service for diabetes or blood pressure'],
  ['epi', 'admission-epi', vaccineSchema, 'Vaccines of a child'],
  ['dt', 'admission-dt', vaccineSchema, 'Vaccines of an adult'],
] as const;

/** Services of programmes of prevention, each told on its own; told again, one is the same. */
export function serviceAdmissionRoutes(server: Gateway, context: RouteContext): void {
  for (const [family, kind, body, summary] of FAMILIES) {
    const schema = { tags: ['fdh'], summary, body };
    const options = { schema, config: HOSPITALS_SEND, bodyLimit: BODY_LIMIT_BYTES };
    server.post(`/api/v1/opd/service-admissions/${family}`, options, async (request, reply) => {
      const caller = authorizeFdh(request);
      const { hcode, pid } = request.body;
      assertOwnHospital(caller, hcode);
      const kept = await keepCall(context, {
        kind,
        hospital: hcode,
        person: context.claimTokens.person(pid),
        actor: caller.login,
        words: request.body,
      });
      const results = { pid, transaction_uid: kept.receipt };
      return sendSuccess(reply, { data: results, results });
    });
  }
}
