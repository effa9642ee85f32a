import { z } from 'zod';
import { type DataSetDesk, type DataSetsAnswer, takeDataSets } from '../../../../services/claims/index.ts';
import { HOSPITALS_UPLOAD } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { authorizeFdh, type HubRefusal, sendRefusal, sendSuccess } from '../fdh/index.ts';

const BODY_LIMIT_BYTES = 20_000_000;
const HOSPITAL = 'PATIENT.HCODE';
const API = 'dataset';

const schema = {
  tags: ['fdh'],
  summary:
    'Visits and stays of the Financial Data Set 2.0, one or a list. Unofficial: the hub’s own address for it was not published',
  body: z.union([z.looseObject({}), z.array(z.looseObject({}))]),
};

/** The Financial Data Set in JSON. */
export function dataSetRoutes(server: Gateway, context: RouteContext): void {
  const options = { schema, config: HOSPITALS_UPLOAD, bodyLimit: BODY_LIMIT_BYTES };
  server.post('/api/v1/data_hub/dataset/import', options, async (request, reply) => {
    const { hospital, login } = authorizeFdh(request);
    const { body } = request;
    const desk = deskOf(context);
    const answer = await takeDataSets(desk, { hospital, login, api: API, body });
    if (answer.taken)
      return sendSuccess(reply, { receipt_id: answer.receipt.receipt, claims: answer.claims, details: [] });
    const { at, where } = answer;
    const refusal = refusalOf(answer);
    await desk.book.noteRefusal({
      hospital,
      api: API,
      actor: `hospital ${hospital} ${login}`,
      sizeBytes: Number(request.headers['content-length'] ?? 0) || 0,
      message: refusal.message,
      faults: [{ code: 'data-set', file: 'DATASET', row: at + 1, field: where }],
      faultCount: 1,
    });
    return sendRefusal(reply, refusal, { details: [{ record: at + 1, field: where }] });
  });
}

function refusalOf({ at, where }: Extract<DataSetsAnswer, { taken: false }>): HubRefusal {
  if (where === HOSPITAL)
    return { status: 400, message: 'invalid hospital_code', messageTh: 'รหัสหน่วยบริการไม่ถูกต้อง' };
  return {
    status: 400,
    message: `invalid ${where}`,
    messageTh: `ข้อมูล ${where} ในรายการที่ ${at + 1} ไม่ถูกต้อง`,
  };
}

function deskOf({ ledger, keys, country, claimTokens: tokens }: RouteContext): DataSetDesk {
  const content = country.claims();
  return {
    book: ledger.claims,
    keys,
    tokens,
    content,
    dataSet: country.claimCalls().dataSet,
    fileSet: country.filesets().get(content.fileSet),
  };
}
