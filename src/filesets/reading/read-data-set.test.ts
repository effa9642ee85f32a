import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFiles, jsonSchemaOf, matchFiles } from '../index.ts';
import { filesets } from '../testing/small-upload.ts';

const set = filesets.get('financial-data-set');

const VISIT = {
  PATIENT: {
    HN: '1001',
    ID_TYPE: '1',
    ID: '0999900000015',
    NAME: { TITLE: 'นาย', GIVEN: 'สมใจ', FAMILY: 'ทดสอบ' },
    BIRTHDATE: '1980-01-01',
    HCODE: '99801',
    INSCL: 'UCS',
    DATEIN: '2023-12-30T23:59:59',
  },
  SERVICE: {
    OPD: { SEQ: '6801', TYPEIN: '1', OPD_DATE_TIME: '2025-10-01T09:30:00' },
    DX: [
      { DX_DIAG: 'J00', DX_DIAGTYPE: '1' },
      { DIAG: 'R05', DIAGTYPE: '2' },
    ],
  },
  BENEFITS: { CHA: [{ CHRGITEM: '41', AMOUNT: '300.00' }] },
};

const read = (data: unknown, text = JSON.stringify(data)) =>
  matchFiles(set, [{ name: 'visit.json', path: 'visit.json', bytes: Buffer.from(text) }]);

function faultsOf(data: unknown): string[] {
  const { files, faults } = read(data);
  return [...faults, ...checkFiles(set, files, { level: 'all', today: '20260101' })].map(
    ({ code, file, row, field }) => `${code} ${file} ${row} ${field}`,
  );
}

describe('the Financial Data Set', () => {
  it('is read part by part, with moments as all other files write them', () => {
    const { files } = read(VISIT);
    expect(files.map(({ description, rows }) => `${description.name} ${rows.length}`)).toEqual([
      'PATIENT 1',
      'NAME 1',
      'OPD 1',
      'DX 2',
      'CHA 1',
    ]);
    const opd = files.find(({ description }) => description.name === 'OPD');
    expect(opd?.rows[0]).toContain('20251001093000');
    expect(faultsOf([VISIT, VISIT])).toEqual([]);
  });

  it('tells the part, the field and the fault', () => {
    const opd = { ...VISIT.SERVICE.OPD, OPD_DATE_TIME: '2568-10-01T09:30:00', TYPEIN: '9' };
    const wrong = { ...VISIT, SERVICE: { OPD: opd, DX: [{ DIAG: '', DIAGTYPE: '1', WORD: 'x' }] } };
    expect(faultsOf(wrong)).toEqual([
      'column-names DX 0 ',
      'date-buddhist OPD 1 OPD_DATE_TIME',
      'code-unknown OPD 1 TYPEIN',
      'required-empty DX 1 DIAG',
    ]);
    expect(faultsOf({ ...VISIT, SERVICE: {} })).toContain('no-opd-or-ipd OPD 0 ');
  });

  it('throws nothing, whatever stands in a document', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { files } = read(undefined, text);
        expect(checkFiles(set, files, { level: 'all' })).toBeInstanceOf(Array);
      }),
    );
  });

  it('has a schema that names every part and what must be there', () => {
    const schema = jsonSchemaOf(set);
    expect(Object.keys(schema['properties'] ?? {})).toEqual(['PATIENT', 'SERVICE', 'BENEFITS']);
    expect(JSON.stringify(schema)).toContain('"required":["HN","HCODE"]');
  });
});
