import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import type { Claim } from '../../../../base/claim/index.ts';
import { checkFiles, readFile, writeFile } from '../../../../filesets/index.ts';
import { openClaimReader } from '../../files/index.ts';
import { claimOfDataSet, readDataSet } from '../data-set/index.ts';
import { fileRowsOf } from './file-rows.ts';

const thailand = loadThailand();
const set = thailand.filesets().get(thailand.claims().fileSet);
const content = thailand.claimCalls().dataSet;

const PATIENT = {
  HN: '000123',
  ID_TYPE: '1',
  ID: '1101700000030',
  NAME: { TITLE: 'นาง', GIVEN: 'ทดลอง', FAMILY: 'ตัวอย่าง' },
  BIRTHDATE: '1960-05-04',
  GENDER: '2',
  NATIONALITY: '099',
  HCODE: '10001',
  HMAIN: '10001',
  HSUB: '99801',
  INSCL: 'UCS',
  DOCNO: 'PP1234567890',
};
const VISIT = {
  PATIENT,
  OPD: { SEQ: '690000001', TYPEIN: '1', TYPEOUT: '1', OPD_DATE_TIME: '2026-10-01T09:30:00', CLINIC: '00100' },
  DX: [{ CLINIC: '00100', DIAG: 'J069', DIAGTYPE: '1', DATEDX: '2026-10-01', PROFESSION_ID: 'ว12345' }],
  CHA: [
    { CHRGITEM: '71', DATE: '2026-10-01', AMOUNT: '300.00', TOTAL: '300.00', PAID: '0.00', INVOICE_NO: 'I1' },
  ],
  CHAD: [
    {
      BILLGRCS: '07',
      STDCODE: '30101',
      QTY: '1',
      UNITPRICE: '300.00',
      CHARGEAMT: '300.00',
      SERVDATE: '2026-10-01',
    },
    {
      CODE_SYS: '001',
      STDCODE: '100001',
      LOCAL_CODE: 'D1',
      DESCRIPT: 'ยา',
      QTY: '20',
      UNIT: 'เม็ด',
      UNITPRICE: '1.50',
      CHARGEAMT: '30.00',
      SERVDATE: '2026-10-01',
      USE_STATUS: '2',
    },
    { LABTEST: '05', LAB_RESULT: '7', SERVDATE: '2026-10-01' },
  ],
};
const STAY = {
  ...VISIT,
  OPD: {},
  CHAD: VISIT.CHAD.slice(0, 2),
  IPD: {
    AN: '6900012',
    ADM_DATE_TIME: '2026-10-01T10:00:00',
    DSC_DATE_TIME: '2026-10-03T12:00:00',
    DISCHS: '2',
    DISCHT: '1',
    DEPT: '01',
    WARDDSC: '0101',
  },
  DX: [{ DIAG: 'J189', DIAGTYPE: '1', PROFESSION_ID: 'ว12345' }],
  PC: [
    { OPER: '3893', OPTYPE: '1', DATE_TIME_IN: '2026-10-01T11:00:00', DATE_TIME_OUT: '2026-10-01T11:20:00' },
  ],
  LVD: [{ DATE_TIME_OUT: '2026-10-02T08:00:00', DATE_TIME_IN: '2026-10-02T18:00:00', QTYDAY: '1' }],
};

function claimOf(value: unknown): Claim {
  const read = readDataSet(value);
  if ('where' in read) throw new Error(`the data set is wrong at ${read.where}`);
  return claimOfDataSet(read, content);
}
const plain = ({ rows: _rows, ...claim }: Claim) => claim;

describe('a claim that came in another form', () => {
  it.each([
    ['visit', VISIT],
    ['stay', STAY],
  ])('is written as the 16 files of a %s, which pass the door and say the same', (_kind, value) => {
    const claim = claimOf(value);
    const rows = fileRowsOf(claim, set);
    const files = Object.entries(rows).map(([name, written]) => {
      const description = set.byName.get(name);
      if (!description) throw new Error(`there is no file ${name}`);
      const bytes = writeFile(description, written, { form: 'txt', header: true });
      return readFile(description, bytes, { form: 'txt', header: 'present' });
    });
    const faults = checkFiles(set, files, { level: 'door', hospital: '10001' });
    expect(faults.filter(({ level }) => level === 'error')).toEqual([]);
    const [again] = openClaimReader(set)('10001', files);
    expect(again && plain(again)).toEqual(plain(claim));
  });
});
