import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimCausesSchema,
  claimListSchema,
  claimMoneySchema,
  claimPageSchema,
} from '../../../../contract/index.ts';
import { OWN, openHospitalPages, ROOT, unpacked } from '../../testing/hospital-pages.ts';
import { signInAs } from '../../testing/sign-in.ts';

let pages: Awaited<ReturnType<typeof openHospitalPages>>;

beforeAll(async () => {
  pages = await openHospitalPages();
});

afterAll(() => pages[Symbol.asyncDispose]());

describe('a hospital’s claims', () => {
  it('are told with patients masked, and whose were seen is written down', async () => {
    const { house, own, get, claims } = pages;
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
    const { own, receipt, claims, get, send, say } = pages;
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
    const { own, get, say, claims } = pages;
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
    const { gateway, own, claims } = pages;
    const [first = '', , third = ''] = claims;
    const step = (claim: string, act: string) =>
      gateway.inject({ method: 'POST', url: `${ROOT}/list/${claim}/steps`, cookies: own, payload: { act } });
    const appealed = claimPageSchema.parse((await step(third, 'appealed')).json());
    expect([appealed.claim.state, appealed.acts]).toEqual(['appealed', []]);
    expect(appealed.steps.at(-1)).toMatchObject({ kind: 'appealed', login: 'ratchanee' });
    expect((await step(first, 'appealed')).json()).toMatchObject({ code: 'CLAIM_STEP_REFUSED' });
  });

  it('have statements by month and by batch', async () => {
    const { own, get } = pages;
    const answer = await get(own, `${ROOT}/statements`);
    expect(answer.json()).toMatchObject({ decided: [], batches: [] });
    const made = await get(own, `${ROOT}/statements/rep/nhso?month=2026-11&format=json`);
    expect(made.headers['content-disposition']).toMatch(/^attachment; filename="eclaim_11111_nhso_/);
    expect((await get(own, `${ROOT}/statements/rep/nobody?month=2026-11`)).statusCode).toBe(404);
  });

  it('are asked for by what there is: no month after December, no whole history, no word that is no receipt', async () => {
    const { own, get } = pages;
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

describe('another hospital', () => {
  it('is answered as if the claim or the receipt did not exist, and nothing of it is ever listed', async () => {
    const { gateway, other, receipt, claims, get } = pages;
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
    const { gateway, get } = pages;
    const officer = await signInAs(gateway, { role: 'officer', area: '17' });
    for (const path of ['sendings', 'list', 'causes', 'money', 'statements', 'causes/files', 'list/1'])
      expect([path, (await get(officer, `${ROOT}/${path}`)).statusCode]).toEqual([path, 403]);
    expect((await gateway.inject(`${ROOT}/sendings`)).statusCode).toBe(401);
  });
});
