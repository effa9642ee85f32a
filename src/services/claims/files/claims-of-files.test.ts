import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { readFile } from '../../../filesets/index.ts';
import { sampleUpload } from '../testing/sample-upload.ts';
import { filesOf, openClaimReader } from './index.ts';

const HOSPITAL = '11111';
const set = loadThailand().filesets().get('sixteen-files');
const files = sampleUpload(set, { hospital: HOSPITAL, visits: 3, stays: 2, header: false });
const read = files.flatMap(({ name, bytes }) => {
  const description = set.byName.get(name.split('.')[0] ?? '');
  return description ? [readFile(description, bytes, { form: 'txt', header: 'none' })] : [];
});
const claims = openClaimReader(set)(HOSPITAL, read);

describe('claims of 16 files', () => {
  it('are one a visit and one a stay, with what their rows say', () => {
    expect(claims.map(({ key }) => key)).toEqual([
      '11111/OP/H1000/S1000',
      '11111/OP/H1001/S1001',
      '11111/OP/H1002/S1002',
      '11111/IP/A1003',
      '11111/IP/A1004',
    ]);
    const [visit] = claims;
    expect(visit).toMatchObject({
      kind: 'OP',
      patient: { givenName: 'สมชาย', familyName: 'ใจดี', title: 'นาย', sex: 'm', bornOn: '1980-02-15' },
      right: { scheme: 'UCS', permit: 'PP1000000000', mainHospital: HOSPITAL },
      service: { from: '2026-10-01T09:00', isClaimed: true },
      totals: { chargedSatang: 36_000, paidSatang: 0 },
      invoice: { number: 'INS1000' },
    });
    expect(visit?.diagnoses.map(({ code, type }) => [code, type])).toEqual([
      ['I10', '1'],
      ['E119', '2'],
    ]);
    expect(visit?.charges.map(({ satang }) => satang)).toEqual([30_000, 6_000]);
    expect(visit?.drugs).toHaveLength(6);
  });

  it('give back every row they came from', () => {
    const again = filesOf(claims);
    for (const { description, rows } of read) {
      const sorted = (of: readonly (readonly string[])[]) => of.map((row) => row.join('|')).toSorted();
      expect([description.name, sorted(again.get(description.name) ?? [])]).toEqual([
        description.name,
        sorted(rows),
      ]);
    }
  });
});
