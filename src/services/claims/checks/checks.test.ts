import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import type { Claim } from '../../../base/claim/index.ts';
import { openKeys } from '../../../base/keys/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import { readFile } from '../../../filesets/index.ts';
import { openClaimReader } from '../files/index.ts';
import { type FileDesk, openClaimTokens, submitFiles } from '../submit/index.ts';
import { type SampleOrder, sampleUpload } from '../testing/sample-upload.ts';
import { answerAppeal, changeClaim, checkClaim, checkWaiting } from './index.ts';

const HOSPITAL = '11111';
const country = loadThailand();
const content = country.claims();
const set = country.filesets().get(content.fileSet);
const NOW = new Date('2026-10-05T03:00:00Z');
let desk: FileDesk;
let ledger: Ledger;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-checks-'));
  ledger = await openPreparedLedger(home);
  const keys = await openKeys(home);
  const tokens = openClaimTokens(keys);
  // The ledger's clock runs on, while the made-up visits stay where they are.
  const patient = { ...content, onTimeDays: 100_000 };
  desk = { book: ledger.claims, keys, tokens, content: patient, set, readClaims: openClaimReader(set) };
});

afterAll(async () => {
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

const order = (further: Partial<SampleOrder>): SampleOrder => ({ hospital: HOSPITAL, visits: 1, ...further });

function claimOf(further: Partial<SampleOrder>): Claim {
  const files = sampleUpload(set, order(further)).flatMap(({ name, bytes }) => {
    const description = set.byName.get(name.split('.')[0] ?? '');
    return description ? [readFile(description, bytes, { form: 'txt', header: 'present' })] : [];
  });
  const [claim] = openClaimReader(set)(HOSPITAL, files);
  if (!claim) throw new Error('no claim was read');
  return claim;
}

const needs = { content, today: '2026-10-05' as IsoDate, receivedOn: '2026-10-05' as IsoDate };
const codesOf = (further: Partial<SampleOrder>) => [
  ...new Set(checkClaim(claimOf(further), needs).map(({ code }) => code)),
];
const STAY = { visits: 0, stays: 1 };

describe('the checks before a payer', () => {
  it('find nothing in a claim that is right', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf(STAY)).toEqual([]);
  });

  it.each<[string, Partial<SampleOrder>, string]>([
    ['a missing name', { changes: { PAT: { FNAME: '', NAMEPAT: '' } } }, 'C101'],
    ['a birth after the visit', { changes: { PAT: { DOB: '20270101' } } }, 'C102'],
    ['a missing sex', { changes: { PAT: { SEX: '' } } }, 'C103'],
    ['a number whose last digit is wrong', { changes: { PAT: { PERSON_ID: '0000000001001' } } }, 'C104'],
    ['a discharge before the admission', { ...STAY, changes: { IPD: { DATEDSC: '20260901' } } }, 'C121'],
    ['a visit in the future', { changes: { OPD: { DATEOPD: '20261101' } } }, 'C123'],
    [
      'a civil servant’s stay without approval',
      { ...STAY, changes: { INS: { INSCL: 'OFC', PERMITNO: '' } } },
      'C125',
    ],
    ['a right nobody knows', { changes: { INS: { INSCL: 'XYZ' } } }, 'C184'],
    ['no principal diagnosis', { changes: { ODX: { DXTYPE: '2' } } }, 'C201'],
    ['a woman’s diagnosis of a man', { changes: { ODX: { DIAG: 'O800' } } }, 'C204'],
    ['an external cause as the principal', { ...STAY, changes: { IDX: { DIAG: 'W010' } } }, 'C206'],
    ['an injury without its cause', { ...STAY, changes: { IDX: { DIAG: 'S720' } } }, 'C232'],
    ['a negative charge', { changes: { CHA: { AMOUNT: '-10.00' } } }, 'C301'],
    ['no permit', { changes: { INS: { PERMITNO: '' } } }, 'C305'],
    ['charges that do not add up', { changes: { CHT: { TOTAL: '999.00' } } }, 'C306'],
    ['more nights than the stay had', { changes: { ADP: { TYPE: '10', QTY: '9' } } }, 'C312'],
    ['a visit long ago', { changes: { OPD: { DATEOPD: '20260701' } } }, 'C998'],
  ])('find %s', (what, change, code) => {
    if (what.startsWith('more nights')) {
      const stay = claimOf(STAY);
      const items = [
        { type: '10', code: '21001', quantity: 9, rateSatang: 0, totalSatang: 0, on: null, serial: null },
      ];
      expect(checkClaim({ ...stay, items }, needs).map((one) => one.code)).toEqual([code]);
      return;
    }
    expect(codesOf(change)).toContain(code);
  });

  it('know every code they tell', () => {
    const known = new Set(content.errorCodes.map(({ code }) => code));
    expect(Object.values(content.checks).filter((code) => !known.has(code))).toEqual([]);
  });
});

async function submit(further: Partial<SampleOrder>): Promise<bigint[]> {
  const files = sampleUpload(set, order(further));
  const answer = await submitFiles(desk, {
    api: 'v2',
    form: 'txt',
    header: 'present',
    hospital: HOSPITAL,
    login: 'test',
    files,
  });
  if (!answer.taken)
    throw new Error(answer.faults.map(({ code, file, field }) => `${code} ${file} ${field}`).join('; '));
  return answer.receipt.claims.map(({ claim }) => claim);
}

const checkAll = () => checkWaiting(desk, { limit: 100, now: NOW, timeZone: country.timeZone });
const statesOf = async (ids: readonly bigint[]) =>
  (await ledger.claims.find(ids)).map(({ state, stage, codes }) => [state, stage, ...codes]);

describe('claims that wait to be checked', () => {
  it('pass, go back with codes and where, are waived, or are known already', async () => {
    const good = await submit({ seed: 1, visits: 2 });
    const bad = await submit({ seed: 2, changes: { INS: { PERMITNO: '' } } });
    const waived = await submit({ seed: 3, changes: { OPD: { UUC: '2' } } });
    const twin = await submit({
      seed: 1,
      changes: {
        INS: { SEQ: 'other' },
        OPD: { SEQ: 'other' },
        ODX: { SEQ: 'other' },
        OOP: { SEQ: 'other' },
        CHT: { SEQ: 'other' },
        CHA: { SEQ: 'other' },
        ADP: { SEQ: 'other' },
        DRU: { SEQ: 'other' },
      },
    });
    expect(await checkAll()).toEqual({ claims: 5, passed: 2 });
    expect(await checkAll()).toEqual({ claims: 0, passed: 0 });
    expect(await statesOf(good)).toEqual([
      ['received', 'checked'],
      ['received', 'checked'],
    ]);
    expect(await statesOf(bad)).toEqual([['incompleted', 'incomplete', 'C305']]);
    expect(await statesOf(waived)).toEqual([['unclaimed', 'unclaimed']]);
    expect(await statesOf(twin)).toEqual([['duplicated', 'duplicated', 'C179']]);
    const [, sentBack] = await ledger.claims.eventsOf(bad);
    expect(sentBack?.detail).toEqual({ findings: [{ code: 'C305', file: 'INS', field: 'PERMITNO' }] });
  });

  it('go back when a stay overlaps another one of the same person, until it is corrected', async () => {
    const first = await submit({ seed: 10, visits: 0, stays: 1 });
    const files = {
      PAT: { HN: 'H99' },
      INS: { HN: 'H99', AN: 'A99' },
      IPD: { HN: 'H99', AN: 'A99', DATEADM: '20260929' },
      IDX: { AN: 'A99' },
      IOP: { AN: 'A99' },
      CHT: { HN: 'H99', AN: 'A99' },
      CHA: { HN: 'H99', AN: 'A99' },
    };
    await checkAll();
    const second = await submit({ seed: 10, visits: 0, stays: 1, changes: files });
    await checkAll();
    expect(await statesOf([...first, ...second])).toEqual([
      ['received', 'checked'],
      ['incompleted', 'incomplete', 'C150'],
    ]);
    const later = { ...files, IPD: { ...files.IPD, DATEADM: '20261002', DATEDSC: '20261003' } };
    expect(await submit({ seed: 10, visits: 0, stays: 1, changes: later })).toEqual(second);
    await checkAll();
    expect(await statesOf(second)).toEqual([['received', 'checked']]);
    expect((await ledger.claims.find(second))[0]?.version).toBe(2);
  });

  it('are taken back by their hospital before they are sent, and not after', async () => {
    const [claim = 0n] = await submit({ seed: 20 });
    const actor = 'hospital 11111 test';
    await checkAll();
    const hand = { actor: 'payer', controller: content.controller, processor: content.processor };
    const tell = (kind: 'forwarded' | 'rejected') =>
      ledger.claims.appendEvents([{ claim, version: 1, kind, hand }]);
    await tell('forwarded');
    await expect(changeClaim(desk, { claim, actor }, 'cancelled')).rejects.toMatchObject({
      code: 'CLAIM_STEP_REFUSED',
    });
    await tell('rejected');
    expect(await changeClaim(desk, { claim, actor }, 'appealed')).toMatchObject({ state: 'appealed' });
    expect(await answerAppeal(desk, { claim, actor: 'payer' }, 'stands')).toMatchObject({
      state: 'rejected',
    });
    expect(await changeClaim(desk, { claim, actor }, 'cancelled')).toMatchObject({ state: 'cancelled' });
    await expect(changeClaim(desk, { claim: -1n, actor }, 'cancelled')).rejects.toMatchObject({
      code: 'CLAIM_UNKNOWN',
    });
  });
});
