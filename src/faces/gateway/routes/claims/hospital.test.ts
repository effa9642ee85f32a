import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimEventKind } from '../../../../base/claim/index.ts';
import {
  checkedFilesSchema,
  claimCausesSchema,
  claimListSchema,
  claimMoneySchema,
  claimPageSchema,
  receiptPageSchema,
  sendingListSchema,
  sentFilesSchema,
} from '../../../../contract/index.ts';
import { gatherFiles } from '../../../../filesets/index.ts';
import type { SentFile } from '../../../../services/claims/index.ts';
import { sampleUpload } from '../../../../services/claims/testing/sample-upload.ts';
import { buildGateway, type Gateway } from '../../index.ts';
import { openEmptyHouse } from '../../testing/empty-house.ts';
import { comeInAsHospital } from '../../testing/hospital-program.ts';
import { type Cookies, signInAs } from '../../testing/sign-in.ts';

const [OWN, OTHER] = ['11111', '22222'];
const ROOT = '/api/v1/claims';
const HAND = { actor: 'payer', controller: 'org:moph', processor: 'org:inet' };

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let own: Cookies;
let other: Cookies;
/** The claims of the own hospital, visits before the stay: keyed tokens tell which of the visits comes first. */
let claims: string[];
let receipt: string;

const set = () => house.country.filesets().get('sixteen-files');
const filesOf = (hospital: string, further: object = {}) =>
  sampleUpload(set(), { hospital, visits: 3, stays: 1, seed: Number(hospital), ...further });

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  [own, other] = await Promise.all([
    signInAs(gateway, { role: 'hospital', name: 'ratchanee', agency: OWN }),
    signInAs(gateway, { role: 'hospital', name: 'somsri', agency: OTHER }),
  ]);
  const sent = await send(own, filesOf(OWN));
  await send(other, filesOf(OTHER));
  receipt = sent.receipt ?? '';
  const listed = claimListSchema.parse((await get(own, `${ROOT}/list`)).json());
  claims = listed.claims
    .toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind > b.kind ? -1 : 1))
    .map(({ id }) => id);
});

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

const get = (cookies: Cookies, url: string) => gateway.inject({ url, cookies });

function formOf(files: readonly SentFile[]) {
  const boundary = '----files';
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

const post = (cookies: Cookies, url: string, files: readonly SentFile[]) =>
  gateway.inject({ method: 'POST', url, cookies, ...formOf(files) });

async function send(cookies: Cookies, files: readonly SentFile[]) {
  const answer = await post(cookies, `${ROOT}/sendings`, files);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return sentFilesSchema.parse(answer.json());
}

/** The files of an archive that was answered. */
async function unpacked(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'chipao-zip-'));
  try {
    await writeFile(join(folder, 'a.zip'), bytes);
    const files = await gatherFiles([join(folder, 'a.zip')]);
    return new Map(files.map(({ name, bytes: one }) => [name, one.toString('utf8')]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Has something happen to a claim as the checks and payers tell it. */
async function say(claim: string, kind: ClaimEventKind, further: object = {}) {
  const [event] = await house.ledger.claims.appendEvents([
    { claim: BigInt(claim), version: 1, kind, hand: HAND, ...further },
  ]);
  expect(event?.written).toBe(true);
}

describe('a hospital’s sendings', () => {
  it('are listed with how their claims stand, and have a receipt page with every file', async () => {
    const list = sendingListSchema.parse((await get(own, `${ROOT}/sendings`)).json());
    expect(list.sendings).toHaveLength(1);
    expect(list.sendings[0]).toMatchObject({
      api: 'page',
      login: 'ratchanee',
      kept: {
        receipt,
        period: '2026-10',
        claims: 4,
        standings: { 'under-way': 4 },
        unchecked: 4,
        elsewhere: 0,
      },
    });
    const page = receiptPageSchema.parse((await get(own, `${ROOT}/sendings/${receipt}`)).json());
    expect(page.files).toHaveLength(16);
    expect(page.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('have the receipt that a program was given for the same files, and change nothing', async () => {
    const ask = await comeInAsHospital(gateway, house, { hospital: OWN });
    const { payload, headers } = formOf(filesOf(OWN));
    const typed = Buffer.concat([
      Buffer.from('------files\r\ncontent-disposition: form-data; name="type"\r\n\r\ntxt\r\n'),
      payload,
    ]);
    const answer = await ask({ url: '/api/v2/data_hub/16_files', payload: typed, headers });
    expect(answer.json()).toMatchObject({ status: 200, receipt_id: receipt });
    expect(await send(own, filesOf(OWN))).toMatchObject({ receipt, repeated: true });
    expect(sendingListSchema.parse((await get(own, `${ROOT}/sendings`)).json()).sendings).toHaveLength(1);
  });

  it('are refused at the door with the cause, and that is listed', async () => {
    const refused = await send(own, filesOf(OTHER));
    expect(refused.receipt).toBeNull();
    expect(refused.groups[0]).toMatchObject({ code: 'other-hospital', level: 'error' });
    const list = sendingListSchema.parse((await get(own, `${ROOT}/sendings`)).json());
    expect(list.sendings[0]?.refused?.groups[0]).toMatchObject({ code: 'other-hospital', what: null });
    const first = sendingListSchema.parse((await get(own, `${ROOT}/sendings?limit=1`)).json());
    const next = sendingListSchema.parse(
      (await get(own, `${ROOT}/sendings?limit=1&before=${first.next}`)).json(),
    );
    expect([next.sendings[0]?.kept?.receipt, next.next]).toEqual([receipt, null]);
  });

  it('can be checked first, of which nothing is kept, and mended', async () => {
    const files = filesOf(OWN, { seed: 7, changes: { OPD: { DATEOPD: '25691001' } } });
    const checked = checkedFilesSchema.parse((await post(own, `${ROOT}/check`, files)).json());
    expect(checked).toMatchObject({ isTaken: false, mendable: 3 });
    expect(checked.groups.find(({ code }) => code === 'date-buddhist')).toMatchObject({
      file: 'OPD',
      count: 3,
    });
    const answer = await post(own, `${ROOT}/mended?language=en`, files);
    const mended = await unpacked(answer.rawPayload);
    expect(mended.get('OPD.txt')).toContain('20261001');
    expect(mended.get('OPD.txt')).not.toContain('25691001');
    const list = sendingListSchema.parse((await get(own, `${ROOT}/sendings`)).json());
    expect(list.sendings.filter(({ kept }) => kept)).toHaveLength(1);
  });

  it('need files in a form, and no more than the door takes', async () => {
    const answer = await gateway.inject({ method: 'POST', url: `${ROOT}/check`, cookies: own, payload: {} });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'REQUEST_INVALID' }]);
  });
});

describe('a hospital’s claims', () => {
  it('are told with patients masked, and whose were seen is written down', async () => {
    const answer = await get(own, `${ROOT}/list?limit=2`);
    const { claims: rows, next } = claimListSchema.parse(answer.json());
    expect(rows).toHaveLength(2);
    expect(rows[0]?.patient.name).toBe('สม… ใจ…');
    expect(answer.body).not.toMatch(/\d{13}|สมชาย|ใจดี/);
    const rest = claimListSchema.parse((await get(own, `${ROOT}/list?before=${next}`)).json());
    expect([...rows, ...rest.claims].map(({ id }) => id).toSorted()).toEqual(claims.toSorted());
    const reads = await house.ledger.claims.readsOf(claims.map(BigInt));
    expect(reads[0]).toMatchObject({ hospital: OWN, act: 'list-claims' });
  });

  it('that are to be corrected come by cause, with files of their rows alone', async () => {
    const [first = '', second = ''] = claims;
    const finding = { code: 'C305', file: 'INS', field: 'PERMITNO' };
    for (const claim of [first, second])
      await say(claim, 'incomplete', { codes: ['C305'], detail: { findings: [finding] } });
    const causes = claimCausesSchema.parse((await get(own, `${ROOT}/causes`)).json());
    expect(causes.causes).toMatchObject([{ code: 'C305', kind: 'correct', claims: 2 }]);
    const answer = await get(own, `${ROOT}/causes/files?code=C305&language=en`);
    const files = await unpacked(answer.rawPayload);
    expect(files.get('OPD.txt')?.trim().split('\r\n')).toHaveLength(3);
    expect(files.get('IPD.txt')?.trim().split('\r\n')).toHaveLength(1);
    const table = files.get('faults.csv')?.trim().split('\r\n') ?? [];
    expect(table).toHaveLength(3);
    expect(table[1]).toContain(',C305,INS,PERMITNO,');
    // What comes back corrected is a new version of the same claims.
    const sets = [...files].filter(([name]) => name !== 'faults.csv');
    const mended = sets.map(([name, text]) => ({
      name,
      bytes: Buffer.from(name === 'INS.txt' ? text.replaceAll(/PP\d+/g, 'PP77') : text),
    }));
    expect(await send(own, mended)).toMatchObject({ groups: [], repeated: false, claims: 2 });
    const page = claimPageSchema.parse((await get(own, `${ROOT}/list/${first}`)).json());
    expect(page).toMatchObject({ version: 2, claim: { state: 'received' } });
    expect(page.steps.map(({ kind }) => kind)).toEqual(['received', 'incomplete', 'resubmitted']);
    expect(page.steps[1]?.findings).toMatchObject([{ ...finding, kind: 'correct' }]);
    expect(page.steps[0]).toMatchObject({
      login: 'ratchanee',
      receipt,
      controller: { en: 'Ministry of Public Health' },
    });
  });

  it('add up to the money, month by month, and each number leads to the claims it counts', async () => {
    const [, , third = '', fourth = ''] = claims;
    await say(third, 'checked');
    await say(third, 'forwarded');
    await say(third, 'approved', { detail: { satang: 30_000 } });
    await say(fourth, 'checked');
    await say(fourth, 'forwarded');
    await say(fourth, 'approved', { detail: { satang: 450_000 } });
    await say(fourth, 'cut-off', { detail: { satang: 450_000 } });
    await say(fourth, 'settled', { detail: { satang: 440_000, document: 'STM1' } });
    const { months } = claimMoneySchema.parse((await get(own, `${ROOT}/money`)).json());
    expect(months.map(({ month }) => month)).toEqual(['2026-10']);
    const of = (standing: string) => months[0]?.figures.find((one) => one.standing === standing);
    expect(of('under-way')).toMatchObject({ claims: 2, claimedSatang: 72_000 });
    expect(of('approved')).toMatchObject({ claims: 1, claimedSatang: 36_000, approvedSatang: 30_000 });
    expect(of('paid')).toMatchObject({ claims: 1, claimedSatang: 450_000, paidSatang: 440_000 });
    for (const { standing, claims: counted } of months[0]?.figures ?? []) {
      const url = `${ROOT}/list?month=2026-10&standing=${standing}`;
      expect(claimListSchema.parse((await get(own, url)).json()).claims).toHaveLength(counted);
    }
    expect(claimListSchema.parse((await get(own, `${ROOT}/list?month=none`)).json()).claims).toEqual([]);
  });

  it('are appealed by the hospital where that may be, and refused where not', async () => {
    const [first = '', , third = ''] = claims;
    const step = (claim: string, act: string) =>
      gateway.inject({ method: 'POST', url: `${ROOT}/list/${claim}/steps`, cookies: own, payload: { act } });
    const appealed = claimPageSchema.parse((await step(third, 'appealed')).json());
    expect([appealed.claim.state, appealed.acts]).toEqual(['appealed', []]);
    expect(appealed.steps.at(-1)).toMatchObject({ kind: 'appealed', login: 'ratchanee' });
    expect((await step(first, 'appealed')).json()).toMatchObject({ code: 'CLAIM_STEP_REFUSED' });
  });

  it('have statements by month and by batch', async () => {
    const answer = await get(own, `${ROOT}/statements`);
    expect(answer.json()).toMatchObject({ decided: [], batches: [] });
    const made = await get(own, `${ROOT}/statements/rep/nhso?month=2026-11&format=json`);
    expect(made.headers['content-disposition']).toMatch(/^attachment; filename="eclaim_11111_nhso_/);
    expect((await get(own, `${ROOT}/statements/rep/nobody?month=2026-11`)).statusCode).toBe(404);
  });

  it('are asked for by what there is: no month after December, no whole history, no word that is no receipt', async () => {
    const wrong = [
      'list?month=2026-13',
      'list?month=0000-01',
      'list?receipt=%00',
      'sendings/%00',
      'statements/rep/nhso',
      'statements/stm/nhso',
      'statements/rep/nhso?month=2026-00',
      'statements/stm/nhso?batch=a%0d%0ab',
    ];
    for (const path of wrong) {
      const answer = await get(own, `${ROOT}/${path}`);
      expect([path, answer.statusCode, answer.json()], path).toMatchObject([
        path,
        400,
        { code: 'REQUEST_INVALID' },
      ]);
    }
  });
});

describe('what a hospital sends in the browser', () => {
  const [THIRD, FOURTH] = ['33333', '44444'];

  it('comes back to be corrected with every row: what a claim has twice it has twice', async () => {
    const third = await signInAs(gateway, { role: 'hospital', name: 'dara', agency: THIRD });
    const files = filesOf(THIRD, { visits: 1, stays: 0 }).map((file) => {
      const [head = '', ...rows] = file.bytes.toString('latin1').trimEnd().split('\r\n');
      const [first] = rows;
      const isCharges = file.name.toUpperCase().startsWith('CHA.') && first !== undefined;
      const twice = [head, ...rows, first ?? '', ''].join('\r\n');
      return isCharges ? { ...file, bytes: Buffer.from(twice, 'latin1') } : file;
    });
    expect((await send(third, files)).claims).toBe(1);
    const [before] = claimListSchema.parse((await get(third, `${ROOT}/list`)).json()).claims;
    await say(before?.id ?? '', 'incomplete', { codes: ['C305'] });
    const home = await unpacked((await get(third, `${ROOT}/causes/files?code=C305`)).rawPayload);
    const sent = files.find(({ name }) => name === 'CHA.txt')?.bytes.toString('utf8') ?? '';
    expect(home.get('CHA.txt')?.trim().split('\r\n')).toHaveLength(sent.trim().split('\r\n').length);
    const back = [...home].filter(([name]) => name !== 'faults.csv');
    const mended = back.map(([name, text]) => ({
      name,
      bytes: Buffer.from(name === 'INS.txt' ? text.replaceAll(/PP\d+/g, 'PP77') : text),
    }));
    expect(await send(third, mended)).toMatchObject({ groups: [], claims: 1 });
    const [after] = claimListSchema.parse((await get(third, `${ROOT}/list`)).json()).claims;
    expect([after?.state, after?.claimedSatang]).toEqual(['received', before?.claimedSatang]);
  });

  it('says of claims that stay with another upload just that, and of an approval without an amount what was asked for', async () => {
    const fourth = await signInAs(gateway, { role: 'hospital', name: 'malee', agency: FOURTH });
    const files = filesOf(FOURTH, { visits: 2, stays: 0 });
    await send(fourth, files);
    // Another line at the end is another upload with the same claims.
    const again = files.map((file) => ({ ...file, bytes: Buffer.concat([file.bytes, Buffer.from('\r\n')]) }));
    expect((await send(fourth, again)).repeated).toBe(false);
    const [latest] = sendingListSchema.parse((await get(fourth, `${ROOT}/sendings`)).json()).sendings;
    expect(latest?.kept).toMatchObject({ claims: 2, standings: {}, elsewhere: 2 });
    const [row] = claimListSchema.parse((await get(fourth, `${ROOT}/list`)).json()).claims;
    for (const kind of ['checked', 'forwarded', 'approved'] as const) await say(row?.id ?? '', kind);
    const page = claimPageSchema.parse((await get(fourth, `${ROOT}/list/${row?.id}`)).json());
    expect(page.money).toMatchObject({ approvedSatang: row?.claimedSatang, paidSatang: null });
  });

  it('is listed also when claims came in more uploads than are opened at once', async () => {
    const fifth = await signInAs(gateway, { role: 'hospital', name: 'kanya', agency: '55555' });
    const seeds = Array.from({ length: 9 }, (_, seed) => seed + 1);
    for (const seed of seeds) await send(fifth, filesOf('55555', { visits: 1, stays: 0, seed }));
    const { claims: rows } = claimListSchema.parse((await get(fifth, `${ROOT}/list`)).json());
    expect(rows.map(({ hn }) => hn)).toEqual(seeds.map((seed) => `H${seed * 1000}`).toReversed());
  });

  it('is taken at the pace of programs', async () => {
    const { settings } = house;
    const slow = await buildGateway({
      ...house,
      settings: { ...settings, hub: { ...settings.hub, uploadsASecond: 1 } },
    });
    const check = () =>
      slow.inject({ method: 'POST', url: `${ROOT}/check`, cookies: own, ...formOf(filesOf(OWN)) });
    const [first, second] = [await check(), await check()];
    await slow.close();
    expect(first.statusCode).toBe(200);
    expect([second.statusCode, second.json()]).toMatchObject([429, { code: 'HUB_RATE_EXCEEDED' }]);
  });
});

describe('another hospital', () => {
  it('is answered as if the claim or the receipt did not exist, and nothing of it is ever listed', async () => {
    const [first = ''] = claims;
    const absent = '999999999';
    const alike = async (path: (id: string) => string, ids: readonly [string, string]) => {
      const [there, absentOne] = await Promise.all(ids.map((id) => get(other, path(id))));
      expect([there?.statusCode, there?.body]).toEqual([404, absentOne?.body]);
    };
    await alike((id) => `${ROOT}/list/${id}`, [first, absent]);
    await alike((id) => `${ROOT}/sendings/${id}`, [receipt, 'RNONE']);
    await alike((id) => `${ROOT}/list?receipt=${id}`, [receipt, 'RNONE']);
    const stepped = await gateway.inject({
      method: 'POST',
      url: `${ROOT}/list/${first}/steps`,
      cookies: other,
      payload: { act: 'cancelled' },
    });
    expect([stepped.statusCode, stepped.json()]).toMatchObject([404, { code: 'CLAIM_UNKNOWN' }]);
    const listed = claimListSchema.parse((await get(other, `${ROOT}/list`)).json());
    expect(listed.claims.filter(({ id }) => claims.includes(id))).toEqual([]);
    expect(listed.claims).toHaveLength(4);
    expect(claimCausesSchema.parse((await get(other, `${ROOT}/causes`)).json()).causes).toEqual([]);
  });

  it('and every other role are kept from these routes', async () => {
    const officer = await signInAs(gateway, { role: 'officer', area: '17' });
    for (const path of ['sendings', 'list', 'causes', 'money', 'statements', 'causes/files', 'list/1'])
      expect([path, (await get(officer, `${ROOT}/${path}`)).statusCode]).toEqual([path, 403]);
    expect((await gateway.inject(`${ROOT}/sendings`)).statusCode).toBe(401);
  });
});
