import { z } from 'zod';
import { authenticateVisit, isRefused } from '../../../../services/claims/index.ts';
import { HOSPITALS_SEND } from '../../access-gate.ts';
import type { Gateway } from '../../gateway.ts';
import { assertOwnHospital, authorizeFdh, sendSuccess } from '../fdh/index.ts';
import type { HubCallContext } from './call-context.ts';
import { sendPayerRefusal } from './hub-answers.ts';
import { amount, citizenNumber, moment, word, wordOrNothing } from './hub-words.ts';

const authenticationSchema = z.object({
  hospital_code: word,
  main_inscl: word,
  service_date_time: moment,
  invoice_date_time: moment.optional(),
  total_amount: amount,
  paid_amount: amount.optional(),
  privilege_amount: amount.optional(),
  pid: citizenNumber,
  recorder_pid: wordOrNothing,
  visit_number: word,
  type: wordOrNothing,
  authen_code_source_id: wordOrNothing,
  authen_code_token: wordOrNothing,
});

const schema = {
  tags: ['fdh'],
  summary: 'The authentication code of a visit; asked again for the same visit, it is the same',
  body: authenticationSchema,
};

/** Closing the right of a visit: the payer gives the code that its claim carries. */
export function authenticationRoutes(server: Gateway, context: HubCallContext): void {
  server.post('/api/v1/authen_code', { schema, config: HOSPITALS_SEND }, async (request, reply) => {
    const { authen_code_token: _secret, ...words } = request.body;
    const caller = authorizeFdh(request);
    assertOwnHospital(caller, words.hospital_code);
    const answer = await authenticateVisit(
      context,
      {
        hospital: words.hospital_code,
        citizen: words.pid,
        scheme: words.main_inscl,
        servedAt: words.service_date_time,
        visit: words.visit_number,
        totalSatang: words.total_amount,
        source: words.authen_code_source_id,
      },
      { person: context.claimTokens.person(words.pid), actor: caller.login, words },
    );
    if (isRefused(answer)) return sendPayerRefusal(reply, answer.refused);
    return sendSuccess(reply, { data: { transaction_id: answer.transactionId, authen_code: answer.code } });
  });
}
