import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import type { Claim } from '../../../../base/claim/index.ts';
import { claimOfDataSet } from './claim-of-data-set.ts';
import { dataSetOfClaim } from './data-set-of-claim.ts';
import { readDataSet } from './read-data-set.ts';

const content = loadThailand().claimCalls().dataSet;

const NESTED = {
  PATIENT: {
    HN: '000123',
    ID_TYPE: '1',
    ID: '1101700000013',
    NAME: { TITLE: 'นาง', GIVEN: 'ทดลอง', FAMILY: 'ตัวอย่าง' },
    BIRTHDATE: '1960-05-04',
    GENDER: '2',
    NATIONALITY: '099',
    ADDRESS: { LINE: '1 หมู่ 2', STATE: '17' },
    HCODE: '10001',
    HMAIN: '10001',
    HSUB: '99801',
    INSCL: 'UCS',
    DATEIN: '2025-10-01T00:00:00',
    UUC: '1',
  },
  SERVICE: {
    VISIT: { CHIEFCOMP: 'ไข้', WEIGHT: '61.5' },
    VITALSIGN: { BTEMP: '38.2', SBP: '120', DBP: '80', PR: '90', RR: '20' },
    OPD: {
      SEQ: '690000001',
      TYPEIN: '1',
      TYPEOUT: '1',
      OPD_DATE_TIME: '2026-10-01T09:30:00',
      CLINIC: '00100',
    },
    DX: [
      {
        CLINIC: '00100',
        DIAG: 'J069',
        DIAGTYPE: '1',
        DATEDX: '2026-10-01T00:00:00',
        PROFESSION_ID: 'ว12345',
      },
    ],
    PC: [],
    AER: [{ AETYPE: 'V', AE_DATE_TIME: '2026-10-01T08:00:00', AUTHAE: 'PP1', EMTYPE: '1' }],
  },
  BENEFITS: {
    CHA: [
      {
        CHRGITEM: '41',
        DATE: '2026-10-01',
        AMOUNT: '30.00',
        TOTAL: '330.00',
        PAID: '0.00',
        INVOICE_NO: 'I1',
      },
      {
        CHRGITEM: '71',
        DATE: '2026-10-01',
        AMOUNT: '300.00',
        TOTAL: '330.00',
        PAID: '0.00',
        INVOICE_NO: 'I1',
      },
    ],
    CHAD: [
      {
        CODE_SYS: '001',
        STDCODE: '100001',
        LOCAL_CODE: 'D1',
        DESCRIPT: 'ยา',
        QTY: '20',
        UNITPRICE: '1.50',
        CHARGEAMT: '30.00',
        SERVDATE: '2026-10-01T00:00:00',
        USE_STATUS: '2',
      },
      {
        CODE_SYS: '005',
        BILLGRCS: '07',
        STDCODE: '30101',
        QTY: '1',
        UNITPRICE: '300.00',
        CHARGEAMT: '300.00',
        SERVDATE: '2026-10-01T00:00:00',
      },
      { LABTEST: '05', LAB_RESULT: '7.1', SERVDATE: '2026-10-01T00:00:00' },
    ],
    LVD: [],
  },
};

function claimOf(value: unknown): Claim {
  const read = readDataSet(value);
  if ('where' in read) throw new Error(`the data set is wrong at ${read.where}`);
  return claimOfDataSet(read, content);
}
const plain = ({ rows: _rows, ...claim }: Claim) => claim;

describe('a data set', () => {
  it('becomes a plain claim', () => {
    expect(claimOf(NESTED)).toMatchObject({
      hospital: '10001',
      kind: 'OP',
      key: '10001/OP/000123/690000001',
      patient: { number: '1101700000013', sex: 'f', bornOn: '1960-05-04', givenName: 'ทดลอง' },
      right: { scheme: 'UCS', mainHospital: '10001', subHospital: '99801', validFrom: '2025-10-01' },
      service: { from: '2026-10-01T09:30', clinic: '00100', weightKg: 61.5, isClaimed: true },
      charges: [
        { group: '41', satang: 3000 },
        { group: '71', satang: 30_000 },
      ],
      items: [{ type: '15', code: '30101', totalSatang: 30_000 }],
      drugs: [{ code: 'D1', standardCode: '100001', priceSatang: 150, totalSatang: 3000 }],
      labs: [{ test: '05', result: '7.1', on: '2026-10-01' }],
      accident: { type: 'V', at: '2026-10-01T08:00', permit: 'PP1', urgency: '1' },
      totals: { chargedSatang: 33_000, paidSatang: 0 },
    });
  });

  it('may have its parts side by side, and its fields with the name of their part before them', () => {
    const { PATIENT, SERVICE, BENEFITS } = NESTED;
    const CHA = BENEFITS.CHA.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [`CHA_${name}`, value])),
    );
    const DX = SERVICE.DX.map(({ DIAG, ...others }) => ({ ...others, DX_DIAG: DIAG }));
    const flat = { ...PATIENT, ...SERVICE, ...BENEFITS, CHA, DX };
    expect(plain(claimOf(flat))).toEqual(plain(claimOf(NESTED)));
  });

  it('leaves as it came', () => {
    expect(dataSetOfClaim(claimOf(NESTED), content)).toEqual(NESTED);
  });

  it('of a stay is one, with its leaves', () => {
    const stay = claimOf({
      ...NESTED,
      SERVICE: {
        ...NESTED.SERVICE,
        IPD: {
          AN: '6900012',
          ADM_DATE_TIME: '2026-10-01T10:00:00',
          DSC_DATE_TIME: '2026-10-03T12:00:00',
          DISCHS: '2',
          DISCHT: '1',
        },
      },
      BENEFITS: {
        ...NESTED.BENEFITS,
        LVD: [{ DATE_TIME_OUT: '2026-10-02T08:00:00', DATE_TIME_IN: '2026-10-02T18:00:00', QTYDAY: 1 }],
      },
    });
    expect(stay).toMatchObject({
      kind: 'IP',
      key: '10001/IP/6900012',
      service: { from: '2026-10-01T10:00', to: '2026-10-03T12:00', dischargeStatus: '2' },
      leaves: [{ from: '2026-10-02T08:00', to: '2026-10-02T18:00', days: 1 }],
    });
  });

  it('made of a plain claim says all that a data set can say', () => {
    const satang = fc.integer({ min: 0, max: 999_999_999 });
    const types = fc.constantFrom('2', '9', '10', '11', '15', '17', '20');
    fc.assert(
      fc.property(satang, types, fc.integer({ min: 0, max: 999 }), (amount, type, quantity) => {
        const isClaimed = quantity % 2 === 0;
        const claim = claimOf(NESTED);
        const changed: Claim = {
          ...claim,
          rows: {},
          service: { ...claim.service, isClaimed },
          charges: [{ group: '71', on: claim.charges[0]?.on ?? null, satang: amount }],
          items: claim.items.map((item) => ({ ...item, type, quantity, rateSatang: amount })),
          totals: { chargedSatang: amount, paidSatang: Math.floor(amount / 2) },
        };
        expect(plain(claimOf(dataSetOfClaim(changed, content)))).toEqual(plain(changed));
      }),
    );
  });

  it.each([
    ['no object', 'text', 'DATASET'],
    ['a list', [], 'DATASET'],
    ['a list of words', { CHA: ['a'] }, 'CHA'],
    ['a part nobody knows', { PATIENT: { OTHER: {} } }, 'OTHER'],
    ['a number in place of a name', { '0012345678904': {} }, 'DATASET'],
    ['a field that is a list', { PATIENT: { HN: ['1'] } }, 'PATIENT.HN'],
    ['a field that is too long', { PATIENT: { HN: '1'.repeat(2000) } }, 'PATIENT.HN'],
    ['endless frames', JSON.parse(`${'{"SERVICE":'.repeat(900)}{}${'}'.repeat(900)}`), 'PATIENT'],
  ])('is refused when it is %s', (_what, value, where) => {
    expect(readDataSet(value)).toEqual({ where });
  });
});
