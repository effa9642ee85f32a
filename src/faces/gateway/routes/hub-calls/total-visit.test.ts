import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskAsHospital, type HospitalHub, openHospitalHub } from '../../testing/hospital-program.ts';

const HOSPITAL = '10001';
const OTHER = '10002';

let hub: HospitalHub;
let ask: AskAsHospital;
let askElsewhere: AskAsHospital;

beforeAll(async () => {
  hub = await openHospitalHub();
  ask = await hub.comeIn(HOSPITAL);
  askElsewhere = await hub.comeIn(OTHER);
}, 60_000);

afterAll(() => hub[Symbol.asyncDispose]());

describe('visits in all', () => {
  const url = '/api/v1/data_hub/total_visit';
  const visit = (changes: object = {}) => ({
    seq: 'S1',
    hn: 'H1',
    an: '',
    datetime_admit: '',
    datetime_discharge: '',
    datetime_service: '2026-10-01T09:30:00Z',
    insurance_code: 'UCS',
    charge_total: '350.00',
    ...changes,
  });
  const stay = {
    seq: '',
    hn: 'H2',
    an: 'A1',
    datetime_admit: '2026-10-01T09:30:00Z',
    datetime_discharge: '2026-10-03T12:00:00Z',
    datetime_service: '',
    insurance_code: 'SSS',
    charge_total: 12_000,
  };

  it('are told one by one or a day at once, each counted once', async () => {
    expect((await ask({ url, payload: visit() })).json()).toEqual({
      status: 200,
      message: 'success',
      message_th: 'บันทึกข้อมูลสำเร็จ',
    });
    await ask({ url, payload: visit({ charge_total: '400.00' }) });
    const day = [visit({ charge_total: '400.00' }), visit({ seq: 'S2' }), stay];
    expect((await ask({ url: `${url}/daily`, payload: day })).statusCode).toBe(200);
    const counted = await ask({ method: 'GET', url: `${url}/chk/count?hcode=${HOSPITAL}` });
    expect(counted.json()).toMatchObject({ status: 200, ipd: 1, opd: 2, summary: 3 });
    const elsewhere = await askElsewhere({ method: 'GET', url: `${url}/chk/count?hcode=${OTHER}` });
    expect(elsewhere.json()).toMatchObject({ data: { ipd: 0, opd: 0, summary: 0 } });
  });

  it('are found by their numbers as they were told last', async () => {
    const detail = (query: string, asHospital = ask) =>
      asHospital({ method: 'GET', url: `${url}/chk/detail?${query}` });
    const found = await detail(`hcode=${HOSPITAL}&hn=H1&an=&seq=S1`);
    expect(found.json()).toMatchObject({
      status: 200,
      data: [
        {
          an: '',
          charge_total: '400.00',
          datetime_admit: '',
          datetime_discharge: '',
          datetime_service: '2026-10-01T09:30:00Z',
          hcode: HOSPITAL,
          hn: 'H1',
          insurance_code: 'UCS',
          seq: 'S1',
          service_type: 'OPD',
        },
      ],
    });
    expect((await detail(`hcode=${HOSPITAL}&an=A1`)).json()).toMatchObject({
      data: [{ an: 'A1', service_type: 'IPD', charge_total: '12000.00' }],
    });
    for (const [query, asHospital] of [
      [`hcode=${HOSPITAL}&hn=H9`, ask],
      [`hcode=${HOSPITAL}`, ask],
      [`hcode=${OTHER}&hn=H1`, askElsewhere],
    ] as const) {
      const nothing = await detail(query, asHospital);
      expect([nothing.statusCode, nothing.json()]).toMatchObject([
        404,
        { status: 404, message_th: 'ไม่มีรายการนี้ส่งเข้ามาในระบบ', data: [] },
      ]);
    }
    expect((await detail(`hcode=${OTHER}&hn=H1`)).statusCode).toBe(401);
  });

  it.each([
    ['neither visit nor stay', { seq: '', an: '' }],
    ['no patient', { hn: '' }],
    ['a day of the Buddhist era', { datetime_service: '2569-10-01T09:30:00Z' }],
    ['no amount', { charge_total: '' }],
  ])('with %s are refused', async (_what, changes) => {
    const answer = await ask({ url, payload: visit(changes) });
    expect(answer.json()).toMatchObject({ status: 400, message: 'invalid request body' });
  });
});

describe('a call', () => {
  const calls = [
    ['POST', '/api/v1/reservation'],
    ['GET', '/api/v1/reservation'],
    ['PUT', '/api/v1/reservation'],
    ['POST', '/api/v2/reservation/get'],
    ['POST', '/api/v2/reservation/cancel'],
    ['POST', '/api/v1/ucs/track_trans'],
    ['POST', '/api/v1/authen_code'],
    ['POST', '/api/v1/data_hub/total_visit'],
    ['POST', '/api/v1/data_hub/total_visit/daily'],
    ['GET', '/api/v1/data_hub/total_visit/chk/count'],
    ['GET', '/api/v1/data_hub/total_visit/chk/detail'],
  ] as const;

  it.each(calls)(
    '%s %s without a token or with a wrong one is refused in the hub’s words',
    async (method, url) => {
      const without = await hub.gateway.inject({ method, url });
      expect(without.statusCode).toBe(401);
      expect(without.json()).toMatchObject({
        status: 401,
        message: 'authorized token not found',
        error: 'unauthorized',
      });
      const wrong = await hub.gateway.inject({
        method,
        url,
        headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
      });
      expect(wrong.json()).toMatchObject({ status: 401, message: 'invalid jwt authorization' });
    },
  );
});
