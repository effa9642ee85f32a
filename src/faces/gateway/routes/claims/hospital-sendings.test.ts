import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkedFilesSchema,
  claimListSchema,
  claimPageSchema,
  receiptPageSchema,
  sendingListSchema,
} from '../../../../contract/index.ts';
import { buildGateway } from '../../index.ts';
import { formOf, OTHER, OWN, openHospitalPages, ROOT, unpacked } from '../../testing/hospital-pages.ts';
import { comeInAsHospital } from '../../testing/hospital-program.ts';
import { signInAs } from '../../testing/sign-in.ts';

let pages: Awaited<ReturnType<typeof openHospitalPages>>;

beforeAll(async () => {
  pages = await openHospitalPages();
});

afterAll(() => pages[Symbol.asyncDispose]());

describe('a hospital’s sendings', () => {
  it('are listed with how their claims stand, and have a receipt page with every file', async () => {
    const { own, receipt, get } = pages;
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
    const { house, gateway, own, receipt, filesOf, get, send } = pages;
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
    const { own, receipt, filesOf, get, send } = pages;
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
    const { own, filesOf, get, post } = pages;
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
    const { gateway, own } = pages;
    const answer = await gateway.inject({ method: 'POST', url: `${ROOT}/check`, cookies: own, payload: {} });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'REQUEST_INVALID' }]);
  });
});

describe('what a hospital sends in the browser', () => {
  const [THIRD, FOURTH] = ['33333', '44444'];

  it('comes back to be corrected with every row: what a claim has twice it has twice', async () => {
    const { gateway, filesOf, get, send, say } = pages;
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
    const { gateway, filesOf, get, send, say } = pages;
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
    const { gateway, filesOf, get, send } = pages;
    const fifth = await signInAs(gateway, { role: 'hospital', name: 'kanya', agency: '55555' });
    const seeds = Array.from({ length: 9 }, (_, seed) => seed + 1);
    for (const seed of seeds) await send(fifth, filesOf('55555', { visits: 1, stays: 0, seed }));
    const { claims: rows } = claimListSchema.parse((await get(fifth, `${ROOT}/list`)).json());
    expect(rows.map(({ hn }) => hn)).toEqual(seeds.map((seed) => `H${seed * 1000}`).toReversed());
  });

  it('is taken at the pace of programs', async () => {
    const { house, own, filesOf } = pages;
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
