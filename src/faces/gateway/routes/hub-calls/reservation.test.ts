import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AskAsHospital, type HospitalHub, openHospitalHub } from '../../testing/hospital-program.ts';
import { type MadePayer, startMadePayer } from '../../testing/made-payer.ts';

const HOSPITAL = '10001';
const OTHER = '10002';

let payer: MadePayer;
let hub: HospitalHub;
let ask: AskAsHospital;
let askElsewhere: AskAsHospital;

beforeAll(async () => {
  payer = await startMadePayer();
  hub = await openHospitalHub({ bookingUrl: payer.address });
  ask = await hub.comeIn(HOSPITAL);
  askElsewhere = await hub.comeIn(OTHER);
}, 60_000);

afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  payer[Symbol.dispose]();
});

beforeEach(() => {
  payer.mood = 'agrees';
  payer.asked = [];
});

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
    expect(new Set(payer.asked.map(({ body }) => body['key']))).toEqual(new Set([uids[0]]));
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
    expect(payer.asked).toEqual([]);
  });

  it('of another hospital is refused', async () => {
    const answer = await reserve({ hcode: OTHER });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ message: 'invalid hospital_code', error: 'unauthorized' });
  });

  it('which the payer refuses is told in the payer’s words, and may be tried again under the same number', async () => {
    payer.mood = 'refuses';
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
    payer.mood = 'breaks';
    const away = await reserve({ vn: 'V3', total_amout: 0 });
    expect([away.statusCode, away.json<{ error: object }>().error]).toEqual([
      503,
      { error: 'Service Unavailable', message: [] },
    ]);
    payer.mood = 'agrees';
    const uid = uidOf((await reserve({ vn: 'V3', total_amout: 0 })).body);
    expect(new Set(payer.asked.map(({ body }) => body['key']))).toEqual(new Set([uid]));
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
    payer.mood = 'refuses';
    expect((await ask({ ...call, payload })).statusCode).toBe(503);
    payer.mood = 'agrees';
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
    payer.mood = 'refuses';
    const refused = await ask({ url, payload: { ...visit, visit_number: '690000009' } });
    expect(refused.json()).toMatchObject({ status: 503, message: 'external server error' });
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
