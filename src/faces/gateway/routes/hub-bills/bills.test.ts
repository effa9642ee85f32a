import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { claimKeyOf } from '../../../../base/claim/index.ts';
import {
  billsOfClaims,
  encodeWindows874,
  openClaims,
  openClaimTokens,
  writeBillFile,
} from '../../../../services/claims/index.ts';
import { sampleNumber } from '../../../../services/claims/testing/sample-upload.ts';
import {
  type AskAsHospital,
  formWithFile,
  type HospitalHub,
  openHospitalHub,
} from '../../testing/hospital-program.ts';
import { dataSet, HOSPITAL, keptOf, receiptOf } from '../../testing/sample-data-set.ts';

const NAMES = ['BILLTRAN20261002.TXT', 'BILLDISP20261002.TXT', 'OPServices20261002.TXT'];
const CSOP = `${HOSPITAL}_CSOPBIL_0001_01_20261002-080000.zip`;

let hub: HospitalHub;
let ask: AskAsHospital;

beforeAll(async () => {
  hub = await openHospitalHub();
  ask = await hub.comeIn(HOSPITAL);
}, 60_000);

afterAll(() => hub[Symbol.asyncDispose]());

const desk = () => ({ book: hub.house.ledger.claims, keys: hub.house.keys });
const keep = (visit: string) => keptOf(hub, visit);

/** The files of a batch, made from claims that came as data sets. */
async function batch(
  visits: readonly string[],
  change: (files: Record<string, Buffer>) => void = () => undefined,
) {
  await ask({ url: '/api/v1/data_hub/dataset/import', payload: visits.map((visit) => dataSet(visit)) });
  const kept = (await Promise.all(visits.map(keep))).flatMap((one) => one ?? []);
  const claims = (await openClaims(desk(), kept)).map(({ claim }) => ({ ...claim, rows: {} }));
  const content = hub.house.country.claimCalls().bills;
  const [system] = content.systems;
  if (!system) throw new Error('there is no system of bills');
  const header = {
    hospital: HOSPITAL,
    hospitalName: 'โรงพยาบาลสมมุติ',
    writtenAt: '2026-10-02T08:00:00',
    session: '0001',
  };
  const set = hub.house.country.filesets().get(content.fileSet);
  const files = billsOfClaims(claims, { set, content, system, header }).map(writeBillFile);
  const named = Object.fromEntries(files.map((bytes, at) => [NAMES[at] ?? '', bytes]));
  change(named);
  return zipOf(named);
}

async function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const send = (url: string, name: string, bytes: Buffer) =>
  ask({ url, ...formWithFile({ name, bytes }, { charset: 'windows-874' }) });

describe('an archive of bills', () => {
  it('becomes claims once, however often it is sent, with the files that payers are sent', async () => {
    const archive = await batch(['V1', 'V2']);
    const answers = await Promise.all([1, 2, 3].map(() => send('/ofc_api/v1/opd', CSOP, archive)));
    for (const answer of answers)
      expect(answer.json()).toMatchObject({
        status: 200,
        message: 'success',
        message_th: 'บันทึกข้อมูลสำเร็จ',
        claims: 2,
        cancelled: 0,
      });
    expect(new Set(answers.map(({ body }) => receiptOf(body))).size).toBe(1);
    const kept = await keep('V1');
    const [opened] = await openClaims(desk(), kept ? [kept] : []);
    expect(kept).toMatchObject({ state: 'received', version: 2, scheme: 'OFC', chargedSatang: 30_000 });
    expect(opened?.claim).toMatchObject({
      patient: { number: sampleNumber(77), familyName: 'ตัวอย่าง' },
      items: [{ type: '15', code: '30101', totalSatang: 30_000 }],
    });
    expect(Object.keys(opened?.claim.rows ?? {})).toEqual(
      expect.arrayContaining(['INS', 'PAT', 'OPD', 'ODX', 'CHT', 'CHA', 'ADP', 'BILLTRAN', 'OPDx']),
    );
  });

  it('takes a bill back that says so', async () => {
    const archive = await batch(['V3']);
    await send('/ofc_api/v1/opd', CSOP, archive);
    const back = await batch(['V3'], (files) => {
      const [name = ''] = NAMES;
      const text = files[name]?.toString('latin1').replace('|0.00||A|', '|0.00||D|') ?? '';
      files[name] = signedAgain(text);
    });
    const answer = await send('/ofc_api/v1/opd', CSOP, back);
    const told = { status: 200, claims: 0, cancelled: 1, not_cancelled: 0 };
    expect(answer.json()).toMatchObject(told);
    expect(await keep('V3')).toMatchObject({ state: 'cancelled' });
    expect((await send('/ofc_api/v1/opd', CSOP, back)).json()).toMatchObject(told);
  });

  it.each([
    [
      'without the payer’s mark',
      'bills.zip',
      { message: 'file name is invalid', message_th: 'ชื่อไฟล์ไม่ถูกต้อง' },
    ],
    [
      'of the other payer',
      `${HOSPITAL}_SSOPBIL_0001_01_20261002-080000.zip`,
      { message: 'file name is invalid', message_th: 'ชื่อไฟล์ไม่ถูกต้อง' },
    ],
    [
      'that is no zip',
      `${HOSPITAL}_CSOPBIL_0001_01.rar`,
      { message: 'file name is invalid', message_th: 'ชื่อไฟล์ไม่ถูกต้อง' },
    ],
    [
      'of another hospital',
      '10002_CSOPBIL_0001_01_20261002-080000.zip',
      { message: 'invalid hospital_code', message_th: 'รหัสหน่วยบริการไม่ถูกต้อง' },
    ],
  ])('with a name %s is refused', async (_what, name, words) => {
    const answer = await send('/ofc_api/v1/opd', name, await batch(['V4']));
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ status: 400, ...words });
  });

  it('of the insured is taken at their address alone', async () => {
    const name = `602601_${HOSPITAL}_ssopbil_0156_01_20261002-080000.ZIP`;
    const wrong = await send('/sss_api/v1/opd', name, await batch(['V5']));
    expect(wrong.json()).toMatchObject({ status: 400, message: 'invalid PayPlan' });
    const right = await batch(['V5'], (files) => {
      for (const file of NAMES)
        files[file] = signedAgain(
          files[file]?.toString('latin1').replace('PayPlan="CS"', 'PayPlan="SS"') ?? '',
        );
    });
    expect((await send('/sss_api/v1/opd', name, right)).json()).toMatchObject({ status: 200, claims: 1 });
  });

  it.each([
    [
      'a checksum that is wrong',
      'invalid checksum',
      (text: string) => text.replace('2026-10-01', '2026-10-09'),
    ],
    ['no end note', 'invalid checksum', (text: string) => text.replace(/<\?EndNote.*/s, '')],
    [
      'another hospital inside',
      'invalid hospital_code',
      (text: string) => resigned(text.replace('<HCODE>10001', '<HCODE>10002')),
    ],
    [
      'a row cut short',
      'invalid number of columns',
      (text: string) => resigned(text.replace('||0.00\r\n', '\r\n')),
    ],
    [
      'a count that is wrong',
      'invalid RECCOUNT',
      (text: string) => resigned(text.replace('<RECCOUNT>1', '<RECCOUNT>2')),
    ],
  ])('with %s is refused whole, and every fault is told', async (_what, message, change) => {
    const archive = await batch(['V6'], (files) => {
      const [name = ''] = NAMES;
      files[name] = Buffer.from(change(files[name]?.toString('latin1') ?? ''), 'latin1');
    });
    const answer = await send('/ofc_api/v1/opd', CSOP, archive);
    expect(answer.json()).toMatchObject({ status: 400, message, details: [{ message }] });
    expect(await keep('V6')).toMatchObject({ version: 1 });
    const [refusal] = await hub.house.ledger.claims.refusals({ hospital: HOSPITAL, limit: 1 });
    expect(refusal).toMatchObject({ message, api: 'ofc_api opd' });
  });

  it('that would burst, leads out of itself or is damaged is refused', async () => {
    const bomb = await zipOf({ [NAMES[0] ?? '']: Buffer.alloc(60_000_000) });
    const outside = await zipOf({ 'aaa/bbb/c': 'x' });
    for (let at = outside.indexOf('aaa/bbb/c'); at >= 0; at = outside.indexOf('aaa/bbb/c', at + 1))
      outside.write('../../etc', at);
    for (const archive of [bomb, outside, Buffer.from('PK no archive')]) {
      const answer = await send('/ofc_api/v1/opd', CSOP, archive);
      expect(answer.json()).toMatchObject({ status: 400, message: 'invalid file type' });
    }
    const empty = await send('/ofc_api/v1/opd', CSOP, await zipOf({ 'readme.txt': 'nothing' }));
    expect(empty.json()).toMatchObject({ status: 400, message: 'missing file' });
  });

  it('of stays becomes claims where it is written as programs are known to', async () => {
    const stay = (hospital = HOSPITAL) =>
      encodeWindows874(
        [
          '<?xml version="1.0" encoding="windows-874"?>',
          '<CIPN>',
          `<Header><DocClass>IPClaim</DocClass><authorID>${hospital}</authorID></Header>`,
          `<ClaimAuth><AuthCode>A1</AuthCode><UPayPlan>80</UPayPlan><Hmain>10002</Hmain><Hcare>${hospital}</Hcare></ClaimAuth>`,
          `<IPADT>6900012|H1|0|${sampleNumber(78)}|นาย|ทดลอง ตัวอย่าง|1960-05-04|1|1|17|02|99|O|O|2026-10-01T10:00:00|2026-10-03T12:00:00|0|2|1|61.500|W1|01</IPADT>`,
          '<IPDx Reccount="1">',
          '1|1|ICD-10|J189|ปอดอักเสบ|ว12345|2026-10-01',
          '</IPDx>',
          '<IPOp Reccount="1">',
          '1|ICD9CM|9604|ใส่ท่อ|ว12345|2026-10-01T11:00:00|2026-10-01T11:20:00|XXXX',
          '</IPOp>',
          '<Invoices><InvNumber>I9</InvNumber><BillItems Reccount="2">',
          '1|2026-10-01|03|D1|ยา &amp; น้ำเกลือ|2|50.00|100.00|0.00|0|0|SS|03||TMT|100001|D|2026-01-01|0.00|0.00',
          '2|2026-10-01|07|L1|ตรวจเลือด|1|300.00|300.00|20.00|0|0|SS|07|||30101|D|2026-01-01|0.00|0.00',
          '</BillItems></Invoices>',
          '</CIPN>',
          '<?EndNote HMAC="00000000000000000000000000000000"?>',
        ].join('\r\n'),
      );
    const name = `${HOSPITAL}AIPN00002.zip`;
    const answer = await send('/sss_api/v1/ipd', name, await zipOf({ 'stay.xml': stay() }));
    expect(answer.json()).toMatchObject({ status: 200, claims: 1 });
    const key = claimKeyOf({ hospital: HOSPITAL, hn: 'H1', seq: null, an: '6900012' });
    const kept = await hub.house.ledger.claims.byKey(openClaimTokens(hub.house.keys).claim(key));
    const [opened] = await openClaims(desk(), kept ? [kept] : []);
    expect(opened?.claim).toMatchObject({
      kind: 'IP',
      patient: { number: sampleNumber(78), numberType: '1', sex: 'm', familyName: 'ตัวอย่าง' },
      right: { scheme: 'SSS', permit: 'A1', mainHospital: '10002' },
      service: { from: '2026-10-01T10:00', to: '2026-10-03T12:00', ward: 'W1', weightKg: 61.5 },
      diagnoses: [{ code: 'J189', type: '1', provider: 'ว12345' }],
      procedures: [{ code: '9604', from: '2026-10-01T11:00', to: '2026-10-01T11:20' }],
      charges: [
        { group: '31', satang: 10_000 },
        { group: '71', satang: 28_000 },
      ],
      drugs: [{ code: 'D1', name: 'ยา & น้ำเกลือ', standardCode: '100001', use: '1', totalSatang: 10_000 }],
      items: [{ type: '15', code: '30101', totalSatang: 28_000 }],
      totals: { chargedSatang: 38_000 },
    });
    expect(Object.keys(opened?.claim.rows ?? {})).toEqual(
      expect.arrayContaining(['IPD', 'IDX', 'IOP', 'CHT', 'IPADT', 'BillItems']),
    );
    const theirs = await send('/sss_api/v1/ipd', name, await zipOf({ 'stay.xml': stay('10002') }));
    expect(theirs.json()).toMatchObject({ status: 400, message: 'invalid hospital_code' });
  });

  it('of stays is kept as it came', async () => {
    const stay = await zipOf({ 'stay.xml': '<?xml version="1.0" encoding="windows-874"?><CIPN></CIPN>' });
    const name = `${HOSPITAL}AIPN00001.zip`;
    const first = await send('/sss_api/v1/ipd', name, stay);
    expect(first.json()).toMatchObject({ status: 200, message: 'success', claims: 0 });
    expect(receiptOf((await send('/sss_api/v1/ipd', name, stay)).body)).toBe(receiptOf(first.body));
    expect((await send('/ofc_api/v1/ipd', name, stay)).json()).toMatchObject({
      message: 'file name is invalid',
    });
    const none = await send('/ofc_api/v1/ipd', `${HOSPITAL}CIPN00001.zip`, await zipOf({ 'a.txt': 'a' }));
    expect(none.json()).toMatchObject({ status: 400, message: 'missing file' });
  });

  it('is asked for as one file in a form', async () => {
    const url = '/ofc_api/v1/opd';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const none = await ask({ url, payload: '--b--\r\n', headers });
    expect(none.json()).toMatchObject({ status: 400, message: 'invalid request body' });
    expect((await ask({ url, payload: {} })).statusCode).toBe(400);
    const nobody = await hub.gateway.inject({ method: 'POST', url, payload: '--b--\r\n', headers });
    expect(nobody.json()).toMatchObject({ status: 401, message: 'authorized token not found' });
  });
});

function resigned(text: string): string {
  return signedAgain(text).toString('latin1');
}

function signedAgain(text: string): Buffer {
  const body = text.replace(/<\?EndNote.*/s, '');
  const md5 = createHash('md5').update(Buffer.from(body, 'latin1')).digest('hex');
  return Buffer.from(`${body}<?EndNote Checksum="${md5}"?>\r\n`, 'latin1');
}
