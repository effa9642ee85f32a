import { readdirSync, readFileSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { claimKeyOf } from '../../../../base/claim/index.ts';
import { openClaimReader, openClaimTokens, submitFiles } from '../../../../services/claims/index.ts';
import { sampleUpload } from '../../../../services/claims/testing/sample-upload.ts';
import { type AskAsHospital, type HospitalHub, openHospitalHub } from '../../testing/hospital-program.ts';

const HOSPITAL = '10001';
const OTHER = '10002';

/** The payer's side: keeps every key it was asked with, and refuses or breaks when it is told to. */
let payer: Server;
let asked: { path: string; body: Readonly<Record<string, string>> }[] = [];
let mood: 'agrees' | 'refuses' | 'breaks' = 'agrees';

let hub: HospitalHub;
let ask: AskAsHospital;
let askElsewhere: AskAsHospital;

beforeAll(async () => {
  payer = createServer((request, response) => void answerAsPayer(request, response));
  await new Promise<void>((ready) => payer.listen(0, '127.0.0.1', ready));
  const { port } = payer.address() as AddressInfo;
  hub = await openHospitalHub({ bookingUrl: `http://127.0.0.1:${port}/` });
  ask = await hub.comeIn(HOSPITAL);
  askElsewhere = await hub.comeIn(OTHER);
}, 60_000);

afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  payer.close();
});

beforeEach(() => {
  mood = 'agrees';
  asked = [];
});

/** What the payer's side says in its mood. */
async function answerAsPayer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = z.record(z.string(), z.string()).parse(await json(request));
  asked.push({ path: request.url ?? '', body });
  if (mood === 'breaks') return void request.socket.destroy();
  const refusal = {
    error: 'Bad Request',
    message: [{ field: 'totalAmount', message: 'totalAmount must be a positive number' }],
  };
  response.writeHead(mood === 'refuses' ? 400 : 200, { 'content-type': 'application/json' });
  const given = { uuid_booking: `payer-${body['key']}`, authen_code: `PP${body['visitNumber']}` };
  response.end(JSON.stringify(mood === 'refuses' ? refusal : given));
}

const booking = (changes: object = {}) => ({
  service_date_time: '2026-10-01 09:30',
  cid: '0012345678904',
  hcode: HOSPITAL,
  total_amout: '1250.50',
  invoice_number: 'INV-1',
  vn: '690000001',
  ...changes,
});
const reserve = (changes: object = {}, asHospital = ask) =>
  asHospital({ url: '/api/v1/reservation', payload: booking(changes) });
const uidOf = (body: string) =>
  z.object({ data: z.object({ transaction_uid: z.guid() }) }).parse(JSON.parse(body)).data.transaction_uid;

describe('booking a claim', () => {
  it('gives a number, and the same one however often it is asked', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => reserve({ vn: 'V1' })));
    const uids = answers.map(({ body }) => uidOf(body));
    expect(new Set(uids).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(200);
    expect(answers[0]?.json()).toEqual({
      status: 200,
      message: 'success',
      message_th: 'บันทึกข้อมูลสำเร็จ',
      data: { transaction_uid: uids[0] },
    });
    expect(new Set(asked.map(({ body }) => body['key']))).toEqual(new Set([uids[0]]));
    const other = uidOf((await reserve({ vn: 'V2' })).body);
    expect(other).not.toBe(uids[0]);
  });

  it.each([
    ['service_date_time', '2569-10-01 09:30'],
    ['service_date_time', '2026-02-30 09:30'],
    ['service_date_time', '2026-10-01'],
    ['cid', '123'],
    ['hcode', ''],
    ['total_amout', 'many'],
    ['total_amout', '-1.00'],
    ['invoice_number', ''],
    ['vn', null],
  ])('without a right %s (%s) is refused', async (field, value) => {
    const answer = await reserve({ [field]: value });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      status: 400,
      message: 'invalid request body',
      message_th: 'เนื้อหาคำขอไม่ถูกต้อง',
    });
    expect(answer.body).not.toContain('0012345678904');
    expect(asked).toEqual([]);
  });

  it('of another hospital is refused', async () => {
    const answer = await reserve({ hcode: OTHER });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ message: 'invalid hospital_code', error: 'unauthorized' });
  });

  it('which the payer refuses is told in the payer’s words, and may be tried again under the same number', async () => {
    mood = 'refuses';
    const refused = await reserve({ vn: 'V3', total_amout: 0 });
    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({
      status: 503,
      message: 'external server error',
      error: {
        error: 'Bad Request',
        message: [{ field: 'totalAmount', message: 'totalAmount must be a positive number' }],
      },
    });
    mood = 'breaks';
    const away = await reserve({ vn: 'V3', total_amout: 0 });
    expect([away.statusCode, away.json<{ error: object }>().error]).toEqual([
      503,
      { error: 'Service Unavailable', message: [] },
    ]);
    mood = 'agrees';
    const uid = uidOf((await reserve({ vn: 'V3', total_amout: 0 })).body);
    expect(new Set(asked.map(({ body }) => body['key']))).toEqual(new Set([uid]));
  });

  it.each([
    ['GET with a body', { method: 'GET' as const, url: '/api/v1/reservation' }],
    ['its twin by POST', { method: 'POST' as const, url: '/api/v2/reservation/get' }],
  ])('can be read by %s, and that is written down', async (_how, call) => {
    const uid = uidOf((await reserve({ vn: 'V4' })).body);
    const read = await ask({ ...call, payload: { transaction_uid: uid, hcode: HOSPITAL } });
    expect(read.statusCode).toBe(200);
    expect(read.json()).toMatchObject({
      status: 200,
      message: 'success',
      data: {
        cid: '0012345678904',
        hcode: HOSPITAL,
        id_booking: expect.any(Number),
        invoice_number: 'INV-1',
        service_date_time: '2026-10-01 09:30',
        total_amout: '1250.50',
        transaction_uid: uid,
        uuid_booking: `payer-${uid}`,
        vn: 'V4',
      },
    });
    expect(read.headers['cache-control']).toBe('no-store');
  });

  it('can be read with the words in the address, by programs that send no body with GET', async () => {
    const uid = uidOf((await reserve({ vn: 'V5' })).body);
    const url = `/api/v1/reservation?transaction_uid=${uid}&hcode=${HOSPITAL}`;
    expect((await ask({ method: 'GET', url })).json()).toMatchObject({ data: { vn: 'V5' } });
    const broken = await ask({ method: 'GET', url: '/api/v1/reservation', payload: 'not json' });
    expect([broken.statusCode, broken.json<{ message: string }>().message]).toEqual([
      400,
      'invalid request body',
    ]);
    const endless = await ask({ method: 'GET', url: '/api/v1/reservation', payload: 'x'.repeat(20_000) });
    expect(endless.statusCode).toBe(400);
  });

  it('can be read by GET with a body over a real connection', async () => {
    const uid = uidOf((await reserve({ vn: 'V7' })).body);
    const address = await hub.gateway.listen({ port: 0, host: '127.0.0.1' });
    const { token } = ask;
    const body = JSON.stringify({ transaction_uid: uid, hcode: HOSPITAL });
    const headers = {
      authorization: token,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest(`${address}/api/v1/reservation`, { method: 'GET', headers }, resolve)
        .on('error', reject)
        .end(body);
    });
    expect(await json(answer)).toMatchObject({ status: 200, data: { transaction_uid: uid, vn: 'V7' } });
  });

  it.each([
    ['PUT', { method: 'PUT' as const, url: '/api/v1/reservation' }],
    ['its twin by POST', { method: 'POST' as const, url: '/api/v2/reservation/cancel' }],
  ])('can be taken back by %s, more than once, and booked anew', async (how, call) => {
    const vn = `C-${how}`;
    const uid = uidOf((await reserve({ vn })).body);
    const payload = { transaction_uid: uid, hcode: HOSPITAL };
    mood = 'refuses';
    expect((await ask({ ...call, payload })).statusCode).toBe(503);
    mood = 'agrees';
    for (const _time of [1, 2]) {
      const cancelled = await ask({ ...call, payload });
      expect(cancelled.json()).toMatchObject({ status: 200, message: 'success' });
    }
    const read = await ask({ url: '/api/v2/reservation/get', payload });
    expect(read.statusCode).toBe(404);
    expect(uidOf((await reserve({ vn })).body)).not.toBe(uid);
  });

  it('that nobody made, or another hospital, is not found', async () => {
    const uid = uidOf((await reserve({ vn: 'V6' })).body);
    const lookedFor: readonly (readonly [string, AskAsHospital, string])[] = [
      ['b0a1c2d3-0000-4000-8000-000000000000', ask, HOSPITAL],
      ['no number at all', ask, HOSPITAL],
      [uid, askElsewhere, OTHER],
    ];
    for (const [transaction_uid, asHospital, hcode] of lookedFor) {
      for (const url of ['/api/v2/reservation/get', '/api/v2/reservation/cancel']) {
        const answer = await asHospital({ url, payload: { transaction_uid, hcode } });
        expect(answer.statusCode).toBe(404);
        expect(answer.json()).toMatchObject({
          status: 404,
          message: 'transaction not found',
          message_th: 'ไม่พบข้อมูลการจองเคลม',
        });
      }
    }
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

describe('the code of an authenticated visit', () => {
  const visit = {
    hospital_code: HOSPITAL,
    main_inscl: 'UCS',
    service_date_time: '2026-10-01 09:30',
    invoice_date_time: '2026-10-01 10:00',
    total_amount: 350,
    paid_amount: '0.00',
    privilege_amount: '350.00',
    pid: '0012345678904',
    recorder_pid: '0012345678912',
    visit_number: '690000001',
    type: '2',
    authen_code_source_id: 'PP',
    authen_code_token: 'e0000000-0000-4000-8000-000000000000',
  };
  const url = '/api/v1/authen_code';

  it('is the payer’s, and the same when it is asked again with another token', async () => {
    const first = await ask({ url, payload: visit });
    expect(first.statusCode).toBe(200);
    const { data } = z
      .object({ data: z.object({ transaction_id: z.guid(), authen_code: z.string() }) })
      .parse(first.json());
    expect(data.authen_code).toBe('PP690000001');
    const again = await ask({ url, payload: { ...visit, authen_code_token: '' } });
    expect(again.json<{ data: object }>().data).toEqual(data);
  });

  it('is refused for another hospital, wrong words, and by the payer', async () => {
    expect((await ask({ url, payload: { ...visit, hospital_code: OTHER } })).statusCode).toBe(401);
    const wrong = await ask({ url, payload: { ...visit, pid: '' } });
    expect(wrong.json()).toMatchObject({ status: 400, message: 'invalid request body' });
    mood = 'refuses';
    const refused = await ask({ url, payload: { ...visit, visit_number: '690000009' } });
    expect(refused.json()).toMatchObject({ status: 503, message: 'external server error' });
  });
});

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

describe('asking how claims stand', () => {
  const url = '/api/v1/ucs/track_trans';

  beforeAll(async () => {
    const content = hub.house.country.claims();
    const set = hub.house.country.filesets().get(content.fileSet);
    const desk = {
      book: hub.house.ledger.claims,
      keys: hub.house.keys,
      tokens: openClaimTokens(hub.house.keys),
      content,
      set,
      readClaims: openClaimReader(set),
    };
    const files = sampleUpload(set, { hospital: HOSPITAL, visits: 2, stays: 1 });
    const sending = {
      api: 'v2',
      form: 'txt',
      header: 'present',
      hospital: HOSPITAL,
      login: 'tester',
      files,
    } as const;
    expect(await submitFiles(desk, sending)).toMatchObject({ taken: true, claims: 3 });
  });

  it('answers for a visit or a stay, with a number of a transaction or without', async () => {
    const visit = { hcode: HOSPITAL, hn: 'H1000', seq: 'S1000' };
    for (const payload of [
      visit,
      { ...visit, transaction_uid: '' },
      { ...visit, an: null, transaction_uid: 'x' },
    ]) {
      const answer = await ask({ url, payload });
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toEqual({
        status: 200,
        message: 'success',
        message_th: 'สำเร็จ',
        data: [
          {
            hn: 'H1000',
            seq: 'S1000',
            an: '',
            hcode: HOSPITAL,
            status: 'received',
            process_status: 'received',
            status_message_th: 'รอส่ง',
            stm_period: '',
          },
        ],
      });
    }
    const stay = await ask({ url, payload: { hcode: HOSPITAL, hn: 'H1002', an: 'A1002' } });
    expect(stay.json()).toMatchObject({ data: [{ an: 'A1002', status: 'received' }] });
  });

  it('answers fifty programs at once, and many claims in one question', async () => {
    const question = { url, payload: { hcode: HOSPITAL, hn: 'H1000', seq: 'S1000' } };
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(question)));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    const many = [
      { hcode: HOSPITAL, hn: 'H1001', seq: 'S1001' },
      { hcode: HOSPITAL, hn: 'H9999', seq: 'S9999' },
      { hcode: HOSPITAL, hn: 'H1002', an: 'A1002' },
    ];
    const answer = await ask({ url, payload: many });
    expect(answer.json<{ data: object[] }>().data).toMatchObject([{ hn: 'H1001' }, { an: 'A1002' }]);
  });

  it('finds nothing that was not sent, nor what another hospital sent', async () => {
    for (const [payload, asHospital] of [
      [{ hcode: HOSPITAL, hn: 'H9999', seq: 'S9999' }, ask],
      [{ hcode: OTHER, hn: 'H1000', seq: 'S1000' }, askElsewhere],
    ] as const) {
      const answer = await asHospital({ url, payload });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({
        status: 404,
        message_th: 'ไม่มีรายการนี้ส่งเข้ามาในระบบ',
        data: [],
      });
    }
    const theirs = await askElsewhere({ url, payload: { hcode: HOSPITAL, hn: 'H1000', seq: 'S1000' } });
    expect(theirs.json()).toMatchObject({ status: 401, message: 'invalid hospital_code' });
    const neither = await ask({ url, payload: { hcode: HOSPITAL, hn: 'H1000' } });
    expect(neither.json()).toMatchObject({ status: 400, message: 'invalid request body' });
  });

  it('tells the state in the words programs know', async () => {
    const tokens = openClaimTokens(hub.house.keys);
    const key = claimKeyOf({ hospital: HOSPITAL, hn: 'H1001', seq: 'S1001', an: null });
    const claim = await hub.house.ledger.claims.byKey(tokens.claim(key));
    const { controller, processor } = hub.house.country.claims();
    const hand = { actor: 'test', controller, processor };
    if (!claim) throw new Error('the claim is not there');
    await hub.house.ledger.claims.appendEvents([{ claim: claim.id, version: 1, kind: 'unclaimed', hand }]);
    const answer = await ask({ url, payload: { hcode: HOSPITAL, hn: 'H1001', seq: 'S1001' } });
    expect(answer.json()).toMatchObject({
      data: [{ status: 'unclaimed', status_message_th: 'ไม่ประสงค์เบิก' }],
    });
  });

  it('tells in which statement a claim was paid', async () => {
    const tokens = openClaimTokens(hub.house.keys);
    const key = claimKeyOf({ hospital: HOSPITAL, hn: 'H1002', seq: null, an: 'A1002' });
    const claim = await hub.house.ledger.claims.byKey(tokens.claim(key));
    if (!claim) throw new Error('the claim is not there');
    const { controller, processor } = hub.house.country.claims();
    const step = { claim: claim.id, version: 1, hand: { actor: 'test', controller, processor } };
    const detail = { document: `${HOSPITAL}_IPUCS256811_01` };
    await hub.house.ledger.claims.appendEvents([
      { ...step, kind: 'checked' },
      { ...step, kind: 'forwarded' },
      { ...step, kind: 'approved' },
      { ...step, kind: 'cut-off', detail },
      { ...step, kind: 'settled', detail },
    ]);
    const answer = await ask({ url, payload: { hcode: HOSPITAL, hn: 'H1002', an: 'A1002' } });
    expect(answer.json()).toMatchObject({
      data: [{ status: 'settled', status_message_th: 'โอนเงินแล้ว', stm_period: '256811' }],
    });
  });
});

describe('what was said in calls', () => {
  it('lies nowhere in clear: no citizen’s number is in any file of the house', async () => {
    await reserve({ vn: 'CANARY' });
    const files = readdirSync(hub.house.settings.home, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    const found = files
      .map((file) => join(file.parentPath, file.name))
      .filter((path) => readFileSync(path).includes('0012345678904'));
    expect(files.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});
