import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimKeyOf } from '../../../../base/claim/index.ts';
import { openClaimTokens, openFileDesk, submitFiles } from '../../../../services/claims/index.ts';
import { sampleUpload } from '../../../../services/claims/testing/sample-upload.ts';
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

describe('asking how claims stand', () => {
  const url = '/api/v1/ucs/track_trans';

  beforeAll(async () => {
    const desk = openFileDesk({ ...hub.house, claimTokens: openClaimTokens(hub.house.keys) });
    const files = sampleUpload(desk.set, { hospital: HOSPITAL, visits: 2, stays: 1 });
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
