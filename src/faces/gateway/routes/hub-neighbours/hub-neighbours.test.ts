import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeHealthRecordToken } from '../../../../services/claims/index.ts';
import { sampleNumber } from '../../../../services/claims/testing/sample-upload.ts';
import { type AskAsHospital, type HospitalHub, openHospitalHub } from '../../testing/hospital-program.ts';

const HOSPITAL = '10001';
const CITIZEN = sampleNumber(88);

let hub: HospitalHub;
let ask: AskAsHospital;

beforeAll(async () => {
  hub = await openHospitalHub();
  ask = await hub.comeIn(HOSPITAL);
}, 60_000);

afterAll(() => hub[Symbol.asyncDispose]());

const patient = {
  hn: 'H1',
  seq: 'S1',
  pid: CITIZEN,
  id_type: '1',
  title: 'นาง',
  fname: 'ทดลอง',
  lname: 'ตัวอย่าง',
  dob: '1960-05-04',
  sex: '2',
  hcode: HOSPITAL,
  hospital_name: 'โรงพยาบาลสมมุติ',
  visit_date_time: '2026-10-01 09:30',
};
const chronic = {
  ...patient,
  is_used_dm: '1',
  is_used_ht: '0',
  diagnosis: [{ dx_date_time: '2026-10-01 09:30', icd10: 'E119', dx_type: '1' }],
  claim_services: [{ name: 'HbA1c', code: '05', lab_result: '7.1' }],
};
const vaccine = { ...patient, vaccine: [{ code: 'DTC', lot_number: 'L1', dose_quantity: 1 }] };

describe('a service of a programme', () => {
  it.each([
    ['dmht', chronic],
    ['epi', vaccine],
    ['dt', vaccine],
  ])('%s is kept once, however often it is told', async (family, payload) => {
    const url = `/api/v1/opd/service-admissions/${family}`;
    const answers = await Promise.all([1, 2, 3].map(() => ask({ url, payload })));
    const { results } = z
      .object({ results: z.object({ pid: z.string(), transaction_uid: z.guid() }) })
      .parse(answers[0]?.json());
    for (const answer of answers)
      expect(answer.json()).toMatchObject({
        status: 200,
        message: 'success',
        message_th: 'บันทึกข้อมูลสำเร็จ',
        results,
      });
    expect(results.pid).toBe(CITIZEN);
    const other = await ask({ url, payload: { ...payload, visit_date_time: '2026-10-02 09:30' } });
    expect(other.json<{ results: object }>().results).not.toEqual(results);
  });

  it.each([
    ['dmht', { ...chronic, diagnosis: [] }],
    ['dmht', vaccine],
    ['dmht', { ...chronic, visit_date_time: 'yesterday' }],
    ['epi', { ...vaccine, vaccine: [{ code: '' }] }],
    ['dt', { ...vaccine, pid: '' }],
  ])('%s without what it needs is refused', async (family, payload) => {
    const answer = await ask({ url: `/api/v1/opd/service-admissions/${family}`, payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      status: 400,
      message: 'invalid request body',
      message_th: 'เนื้อหาคำขอไม่ถูกต้อง',
    });
  });

  it('of another hospital, or of nobody known, is refused', async () => {
    const url = '/api/v1/opd/service-admissions/dmht';
    const other = await ask({ url, payload: { ...chronic, hcode: '10002' } });
    expect(other.json()).toMatchObject({ status: 401, message: 'invalid hospital_code' });
    const nobody = await hub.gateway.inject({ method: 'POST', url, payload: chronic });
    expect(nobody.json()).toMatchObject({ status: 401, message: 'authorized token not found' });
  });
});

describe('a health record', () => {
  const url = '/api/UpdatePHRv1';
  const record = (changes: object = {}) => ({
    managingOrganization: {
      type: 'Organization',
      identifier: { use: 'official', system: 'https://bps.moph.go.th/hcode/5', value: HOSPITAL },
      display: 'โรงพยาบาลสมมุติ',
    },
    Patient: { identifier: [{ type: 'CID', system: 'https://www.dopa.go.th', value: CITIZEN }] },
    Encounter: [{ identifier: [{ value: 'S1' }] }],
    ...changes,
  });
  const key = async () => {
    const order = { hospital: HOSPITAL, actor: 'operator', days: 365, now: new Date() };
    return makeHealthRecordToken(hub.house.ledger, order);
  };
  const sendWith = (authorization: string, payload: object = record()) =>
    hub.gateway.inject({ method: 'POST', url, payload, headers: { authorization } });

  it('is taken with the key of a hospital, bare or as a bearer, once', async () => {
    const { token } = await key();
    const first = await sendWith(`Bearer ${HOSPITAL}:${token}`);
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({
      MessageCode: 200,
      Message: 'OK',
      RequestTime: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const again = await sendWith(`${HOSPITAL}:${token}`);
    const uid = (body: string) =>
      z.object({ transaction_uid: z.guid() }).parse(JSON.parse(body)).transaction_uid;
    expect(uid(again.body)).toBe(uid(first.body));
    const other = await sendWith(`${HOSPITAL}:${token}`, record({ Encounter: [{}, {}] }));
    expect(uid(other.body)).not.toBe(uid(first.body));
  });

  it('is taken with a token that allows it, and not with one that does not', async () => {
    const without = await ask({ url, payload: record() });
    expect(without.json()).toMatchObject({ MessageCode: 401, Message: 'invalid scope' });
    const scopes = ['MOPH_PHR_HIE:1'];
    const askForRecords = await hub.comeIn('10003', scopes);
    const organization = { identifier: { system: 'https://bps.moph.go.th/hcode/5', value: '10003' } };
    const taken = await askForRecords({ url, payload: record({ managingOrganization: organization }) });
    expect(taken.json()).toMatchObject({ MessageCode: 200 });
    const claims = await askForRecords({ url: '/api/v1/ucs/track_trans', payload: {} });
    expect(claims.json()).toMatchObject({ status: 401, message: 'invalid scope' });
  });

  it('is refused with a key that is over, replaced, of another hospital, or none', async () => {
    const old = await key();
    const { token } = await key();
    const over = { hospital: '10004', actor: 'operator', days: 1, now: new Date('2020-01-01') };
    const past = await makeHealthRecordToken(hub.house.ledger, over);
    for (const shown of [
      `${HOSPITAL}:${old.token}`,
      `10002:${token}`,
      `10004:${past.token}`,
      `${HOSPITAL}:`,
      'x',
    ]) {
      const answer = await sendWith(`Bearer ${shown}`);
      expect([answer.statusCode, answer.json()]).toMatchObject([401, { MessageCode: 401 }]);
    }
    const nobody = await hub.gateway.inject({ method: 'POST', url, payload: record() });
    expect(nobody.json()).toMatchObject({ MessageCode: 401, Message: 'authorized token not found' });
    const elsewhere = await hub.gateway.inject({
      method: 'POST',
      url: '/api/v1/ucs/track_trans',
      payload: {},
      headers: { authorization: `Bearer ${HOSPITAL}:${token}` },
    });
    expect(elsewhere.statusCode).toBe(401);
  });

  it.each([
    ['no encounter', { Encounter: [] }],
    ['no citizen', { Patient: { identifier: [{ system: 'https://example.org', value: '1' }] } }],
    ['no hospital', { managingOrganization: {} }],
  ])('with %s is refused in the neighbour’s envelope', async (_what, changes) => {
    const { token } = await key();
    const answer = await sendWith(`${HOSPITAL}:${token}`, record(changes));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { MessageCode: 400, Message: 'invalid request body', message_th: 'เนื้อหาคำขอไม่ถูกต้อง' },
    ]);
    expect(answer.body).not.toContain(CITIZEN);
  });

  it('of another hospital than the key’s is refused', async () => {
    const { token } = await key();
    const organization = { identifier: { system: 'https://bps.moph.go.th/hcode/5', value: '10002' } };
    const answer = await sendWith(`${HOSPITAL}:${token}`, record({ managingOrganization: organization }));
    expect(answer.json()).toMatchObject({ MessageCode: 401, Message: 'invalid hospital_code' });
  });
});
