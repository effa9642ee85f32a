import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { openKeys } from '../../../base/keys/index.ts';
import type { Ledger, NewClaimEvent } from '../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import { openClaims, openClaimTokens, submitClaims } from '../../claims/submit/index.ts';
import { sampleClaim } from '../../claims/testing/sample-claim.ts';
import { sampleNumber } from '../../claims/testing/sample-upload.ts';
import { readAllMyVisits, readClaimUses, readMyVisits, readVisitDetails, type VisitsAsked } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-visits-'));
const country = loadThailand();
const HAND = { actor: 'test', controller: 'org:moph', processor: 'org:inet' };
const AGENCY = { th: 'กระทรวงสาธารณสุข', en: 'Ministry of Public Health' };
const AROUND = { agency: AGENCY, disputes: [] };

/** Of one upload of a hospital each has one visit; the second one's is of kinds that are covered. */
const grandmother = { profile: { pid: sampleNumber(1000) }, byProxy: false };
const neighbour = { profile: { pid: sampleNumber(1001) }, byProxy: false };

let ledger: Ledger;
let asked: VisitsAsked;
let ids: readonly bigint[];

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  const keys = await openKeys(home);
  const tokens = openClaimTokens(keys);
  const desk = { book: ledger.claims, keys, tokens, content: country.claims() };
  const hers = sampleClaim(country, { number: grandmother.profile.pid, seq: 'S1' });
  const his = sampleClaim(country, { number: neighbour.profile.pid, seq: 'S2' });
  const [diagnosis] = his.diagnoses;
  if (!diagnosis) throw new RangeError('the sample has a diagnosis');
  const claims = [
    hers,
    { ...his, diagnoses: ['F32.1', 'O80.0', 'T74.2'].map((code) => ({ ...diagnosis, code })) },
  ];
  const sending = { api: 'test', form: 'txt', hospital: '10670', login: 'it', files: [], rows: 2, claims };
  const { claims: taken } = await submitClaims(desk, sending);
  ids = taken.toSorted((one, other) => one.place - other.place).map(({ claim }) => claim);
  const account = { hospital: '10670', login: 'it', hashes: ['x'], name: 'IT', email: null, scopes: [] };
  await ledger.claims.accounts.keep({ ...account, hospitalName: 'โรงพยาบาลตัวอย่าง' });
  asked = {
    book: ledger.claims,
    tokenOf: tokens.person,
    open: (kept) => openClaims(desk, kept),
    schemes: country.claims().schemes,
    payers: country.payers().payers,
    told: country.toldClaims(),
    agreementOf: async (hash) => ({ id: hash, text: { th: 'ส่งเพื่อจ่ายเงิน', en: 'sent to be paid' } }),
  };
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

const visitsOf = async (who: typeof grandmother) => (await readMyVisits(asked, who, AROUND)).visits;

describe('a citizen’s visits', () => {
  it('are those of the own number, with hospital, day, right, state in words and money as far as it was told', async () => {
    const [visit, ...more] = await visitsOf(grandmother);
    expect(more).toEqual([]);
    expect(visit).toMatchObject({
      id: String(ids[0]),
      hospital: { th: 'โรงพยาบาลตัวอย่าง' },
      kind: 'OP',
      day: '2026-10-01',
      until: null,
      right: { th: 'หลักประกันสุขภาพแห่งชาติ' },
      stateWords: { th: 'โรงพยาบาลส่งเบิกแล้ว กำลังตรวจ' },
      chargedSatang: 36_000,
      approvedSatang: null,
      paidSatang: null,
    });
    const event = { claim: ids[0] ?? 0n, version: 1, hand: HAND };
    const detail = { payer: 'nhso', batch: 1, agreement: 'hash-of-it' };
    const happened: NewClaimEvent[] = [
      { ...event, kind: 'checked' },
      { ...event, kind: 'forwarded', detail },
      { ...event, kind: 'approved', detail: { satang: 30_000 } },
      { ...event, kind: 'cut-off' },
      { ...event, kind: 'settled', detail: { satang: 29_900 } },
    ];
    await ledger.claims.appendEvents(happened);
    const [paid] = await visitsOf(grandmother);
    expect(paid).toMatchObject({ state: 'settled', approvedSatang: 30_000, paidSatang: 29_900 });
  });

  it('are never another’s: neither in the list, nor by its id, nor in the copy, nor in who used them', async () => {
    const [hers, his] = [await visitsOf(grandmother), await visitsOf(neighbour)];
    expect(hers.map(({ id }) => id)).toEqual([String(ids[0])]);
    expect(his.map(({ id }) => id)).toEqual([String(ids[1])]);
    const question = { visit: String(ids[1]), uncovered: true };
    await expect(readVisitDetails(asked, grandmother, question)).rejects.toMatchObject({
      code: 'VISIT_UNKNOWN',
    });
    const nobody = { profile: { pid: sampleNumber(7) }, byProxy: false };
    for (const one of [nobody, { profile: {}, byProxy: false }]) {
      expect((await readMyVisits(asked, one, AROUND)).visits).toEqual([]);
      expect(await readClaimUses(asked, one)).toEqual([]);
    }
    const copied = JSON.stringify(await readAllMyVisits(asked, grandmother, AROUND));
    expect(copied).toContain('โรคหัวใจ');
    expect(copied).not.toContain('สุขภาพใจ');
    expect(copied).not.toMatch(/\d{13}|I10|E119/);
  });

  it('tell what was done in words and counts, and no code', async () => {
    const details = await readVisitDetails(asked, grandmother, { visit: String(ids[0]), uncovered: false });
    expect(details.reasons.map(({ words }) => words?.th)).toEqual([
      'โรคหัวใจ ความดัน และหลอดเลือด',
      'เบาหวาน ต่อมไร้ท่อ และโภชนาการ',
    ]);
    expect(details).toMatchObject({ procedures: 1, drugs: 6, tests: 0 });
  });

  it('cover sensitive care in the same words whatever it is until it is asked for, and from whoever acts for somebody always', async () => {
    const visit = String(ids[1]);
    const told = async (byProxy: boolean, uncovered: boolean) =>
      (await readVisitDetails(asked, { ...neighbour, byProxy }, { visit, uncovered })).reasons;
    expect(await told(false, false)).toMatchObject([{ words: null, covered: { canAsk: true } }]);
    expect(await told(false, true)).toMatchObject([
      { words: { th: 'สุขภาพใจ พฤติกรรม หรือสารเสพติด' }, covered: null },
      { words: { th: 'การตั้งครรภ์ การคลอด หรือการวางแผนครอบครัว' }, covered: null },
      { words: { th: 'การถูกทำร้าย' }, covered: null },
    ]);
    for (const uncovered of [false, true])
      expect(await told(true, uncovered)).toMatchObject([{ words: null, covered: { canAsk: false } }]);
    const copy = await readAllMyVisits(asked, { ...neighbour, byProxy: true }, AROUND);
    expect(JSON.stringify(copy)).not.toMatch(/สุขภาพใจ|ตั้งครรภ์|ถูกทำร้าย/);
  });
});

describe('who used a citizen’s claims', () => {
  it('are the hospital that sent it, the payer that received it by which agreement, and whoever opened it', async () => {
    await ledger.claims.noteRead({ claims: ids, hospital: '10670', act: 'track-claims', actor: 'it' });
    await ledger.claims.noteRead({ claims: ids, hospital: null, act: 'write-register', actor: 'operator' });
    const uses = await readClaimUses(asked, grandmother);
    const said = uses.map(({ who, did, agreementText }) => [who.en, did.en, agreementText?.en ?? '']);
    expect(said.toSorted()).toEqual([
      ['National Health Security Office', 'Received what was done, to pay the hospital', 'sent to be paid'],
      ['The financial data hub of the health ministry', 'Wrote the visit into the health register', ''],
      ['โรงพยาบาลตัวอย่าง', 'Opened your claim', ''],
      ['โรงพยาบาลตัวอย่าง', 'Sent a claim in your name', ''],
    ]);
    expect(await readClaimUses(asked, neighbour)).toHaveLength(3);
  });
});
