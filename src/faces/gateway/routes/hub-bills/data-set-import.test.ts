import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSetOfClaim, openClaims } from '../../../../services/claims/index.ts';
import { type AskAsHospital, type HospitalHub, openHospitalHub } from '../../testing/hospital-program.ts';
import { dataSet, HOSPITAL, keptOf, receiptOf } from '../../testing/sample-data-set.ts';

let hub: HospitalHub;
let ask: AskAsHospital;

beforeAll(async () => {
  hub = await openHospitalHub();
  ask = await hub.comeIn(HOSPITAL);
}, 60_000);

afterAll(() => hub[Symbol.asyncDispose]());

describe('the Financial Data Set', () => {
  const url = '/api/v1/data_hub/dataset/import';

  it('becomes claims once: one, a list, or a list in a frame', async () => {
    const one = await ask({ url, payload: dataSet('D1') });
    expect(one.json()).toMatchObject({ status: 200, message: 'success', claims: 1 });
    expect(receiptOf((await ask({ url, payload: dataSet('D1') })).body)).toBe(receiptOf(one.body));
    const framed = await ask({ url, payload: { dataset: [dataSet('D2'), dataSet('D3')] } });
    expect(framed.json()).toMatchObject({ claims: 2 });
    const kept = await keptOf(hub, 'D3');
    expect(kept).toMatchObject({ state: 'received', version: 1 });
    const [opened] = await openClaims(
      { book: hub.house.ledger.claims, keys: hub.house.keys },
      kept ? [kept] : [],
    );
    const { dataSet: content } = hub.house.country.claimCalls();
    expect(opened && dataSetOfClaim(opened.claim, content)).toEqual(dataSet('D3'));
    expect(Object.keys(opened?.claim.rows ?? {})).toContain('OPD');
  });

  it.each([
    ['another hospital', [dataSet('E1', { HCODE: '10002' })], 'invalid hospital_code'],
    ['no patient', [dataSet('E1', { HN: '' })], 'invalid PATIENT.HN'],
    ['no visit', [dataSet('')], 'invalid OPD.SEQ'],
    ['one visit twice', [dataSet('E1'), dataSet('E1')], 'invalid OPD.SEQ'],
    ['nothing', [], 'invalid DATASET'],
    ['a part nobody knows', [{ ...dataSet('E1'), MORE: {} }], 'invalid MORE'],
  ])('with %s is refused whole', async (_what, payload, message) => {
    const answer = await ask({ url, payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ status: 400, message });
    expect(await keptOf(hub, 'E1')).toBeUndefined();
  });
});
