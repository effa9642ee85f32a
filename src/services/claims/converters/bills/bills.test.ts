import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import type { Claim } from '../../../../base/claim/index.ts';
import { type BillFile, readBillFile, writeBillFile } from './bill-file.ts';
import { billsOfClaims } from './bills-of-claims.ts';
import { type BillBatch, checkBills } from './check-bills.ts';
import { claimsOfBills } from './claims-of-bills.ts';

const thailand = loadThailand();
const content = thailand.claimCalls().bills;
const set = thailand.filesets().get(content.fileSet);
const [csop, ssop] = content.systems;
if (!csop || !ssop) throw new Error('the country has no systems of bills');

const HEADER = {
  hospital: '10001',
  hospitalName: 'โรงพยาบาลสมมุติ',
  writtenAt: '2026-10-02T08:00:00',
  session: '0001',
};
const row = (text: string) => text.split('|');
const BILLTRAN = [
  row(
    '01|A123456|2026-10-01T10:00:00|10001|690000001|B1|000123||380.00|0.00||A|1101700000013|นาง ทดลอง ตัวอย่าง|10001|10|350.00||0.00',
  ),
  row(
    '01||2026-10-01T11:00:00|10001|690000002||000124||50.00|0.00||D|1101700000021|ทดสอบ|10001|10|50.00||0.00',
  ),
];
const FILES: readonly BillFile[] = [
  {
    system: 'OP',
    payPlan: 'CS',
    version: '0.93',
    header: { ...HEADER, count: 2 },
    sections: new Map([
      ['BILLTRAN', BILLTRAN],
      [
        'BillItems',
        [
          row('690000001|2026-10-01|3|D0001|100001|พาราเซตามอล|20|1.50|30.00|1.50|30.00|690000001D|OP1'),
          row('690000001|2026-10-01|7|L01|30101|ตรวจเลือด|1|300.00|300.00|270.00|270.00||OP1'),
          row('690000001|2026-10-01|C|N01|55020|บริการพยาบาล|1|50.00|50.00|50.00|50.00|690000001S|OP1'),
          row('690000002|2026-10-01|C|N01|55020|บริการพยาบาล|1|50.00|50.00|50.00|50.00||OP1'),
        ],
      ],
    ]),
  },
  {
    system: 'OP',
    payPlan: 'CS',
    version: '0.93',
    header: { ...HEADER, count: 1 },
    sections: new Map([
      [
        'Dispensing',
        [
          row(
            '10001|690000001D|690000001|000123|1101700000013|2026-10-01T09:40:00|2026-10-01T10:00:00|ว12345|1|30.00|30.00|0.00|0.00|HP|CS|1|690000001S|',
          ),
        ],
      ],
      [
        'DispensedItems',
        [
          row(
            '690000001D|1|D0001|100001||พาราเซตามอล 500 มก.|เม็ด||ครั้งละ 1 เม็ด|20|1.50|30.00|1.50|30.00|0|OD|OP1||',
          ),
        ],
      ],
    ]),
  },
  {
    system: 'OP',
    payPlan: 'CS',
    version: '0.93',
    header: { ...HEADER, count: 2 },
    sections: new Map([
      [
        'OPServices',
        [
          row(
            '690000001|690000001S|EC|10001|000123|1101700000013|1|03|1|1||ว12345|01|2026-10-01T09:30:00|2026-10-01T09:50:00||||0.00|Y||OP1',
          ),
          row(
            '690000001|690000001P|OP|10001|000123|1101700000013|1|03|1|1||ว54321|01|2026-10-01T09:45:00|2026-10-01T09:55:00||IN|8605|0.00|Y||OP1',
          ),
        ],
      ],
      ['OPDx', [row('EC|690000001S|1|TT|E119|'), row('EC|690000001S|4|TT|I10|')]],
    ]),
  },
];

const batchOf = (files: readonly BillFile[], more: Partial<BillBatch> = {}): BillBatch => ({
  files: files.map((file, at) => ({
    name: ['BILLTRAN.TXT', 'BILLDISP.TXT', 'OPServices.TXT'][at] ?? '',
    file,
  })),
  set,
  content,
  system: csop,
  hospital: '10001',
  ...more,
});
const writing = { set, content, system: csop, header: HEADER };
const plain = ({ rows: _rows, ...claim }: Claim) => claim;

describe('bills of out-patients', () => {
  it('become plain claims', () => {
    expect(checkBills(batchOf(FILES))).toEqual([]);
    const { claims, cancelled } = claimsOfBills(batchOf(FILES));
    expect(cancelled.map(({ key }) => key)).toEqual(['10001/OP/000124/690000002']);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({
      key: '10001/OP/000123/690000001',
      patient: { number: '1101700000013', givenName: 'นาง ทดลอง', familyName: 'ตัวอย่าง' },
      right: { scheme: 'OFC', permit: 'A123456', mainHospital: '10001' },
      service: { from: '2026-10-01T09:30', to: '2026-10-01T09:55', clinic: '01', isClaimed: true },
      diagnoses: [
        { code: 'E119', type: '1', provider: 'ว12345', on: '2026-10-01' },
        { code: 'I10', type: '4' },
      ],
      procedures: [{ code: '8605', provider: 'ว54321', from: '2026-10-01T09:45' }],
      charges: [
        { group: '41', satang: 3000 },
        { group: '71', satang: 27_000 },
        { group: '72', satang: 3000 },
        { group: 'C1', satang: 5000 },
      ],
      items: [
        { type: '15', code: '30101', quantity: 1, rateSatang: 27_000, totalSatang: 27_000 },
        { type: '17', code: '55020', totalSatang: 5000 },
      ],
      drugs: [
        { code: 'D0001', standardCode: '100001', quantity: 20, priceSatang: 150, directions: 'ครั้งละ 1 เม็ด' },
      ],
      totals: { chargedSatang: 38_000, paidSatang: 0 },
    });
  });

  it('leave as they came, file by file', () => {
    const { claims, cancelled } = claimsOfBills(batchOf(FILES));
    expect(billsOfClaims([...claims, ...cancelled], writing)).toEqual(FILES);
    for (const file of FILES) expect(readBillFile('a', writeBillFile(file))).toEqual(file);
  });

  it('made of plain claims say all that bills can say', () => {
    const { claims } = claimsOfBills(batchOf(FILES));
    const bare = claims.map((claim) => ({ ...claim, rows: {} }));
    const made = billsOfClaims(bare, writing);
    expect(checkBills(batchOf(made))).toEqual([]);
    const again = claimsOfBills(batchOf(made)).claims.map(plain);
    // In which order groups are charged is not said.
    const ordered = (claim: ReturnType<typeof plain>) => ({
      ...claim,
      charges: claim.charges.toSorted((left, right) => (left.group < right.group ? -1 : 1)),
    });
    expect(again.map(ordered)).toEqual(bare.map(plain).map(ordered));
  });

  it('keep every satang whatever the amounts are', () => {
    const satang = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(satang, satang, fc.integer({ min: 1, max: 999 }), (rate, drug, quantity) => {
        const [claim] = claimsOfBills(batchOf(FILES)).claims;
        if (!claim) return false;
        const items = claim.items.map((item) => ({
          ...item,
          quantity,
          rateSatang: rate,
          totalSatang: rate * quantity,
        }));
        const drugs = claim.drugs.map((one) => ({ ...one, totalSatang: drug }));
        const charges = [
          { group: '41', on: null, satang: drug },
          { group: '71', on: null, satang: rate * quantity },
          { group: 'C1', on: null, satang: rate * quantity },
        ];
        const [again] = claimsOfBills(
          batchOf(billsOfClaims([{ ...claim, items, drugs, charges, rows: {} }], writing)),
        ).claims;
        const sums = (of: Claim | undefined) =>
          of?.charges.map(({ group, satang: sum }) => `${group} ${sum}`).sort();
        expect(sums(again)).toEqual(sums({ ...claim, charges }));
        expect(again?.items.map(({ totalSatang }) => totalSatang)).toEqual(
          items.map(({ totalSatang }) => totalSatang),
        );
        return true;
      }),
    );
  });

  it.each([
    ['hospital', batchOf(FILES, { hospital: '10002' })],
    ['plan', batchOf(FILES, { system: ssop })],
    ['missing', batchOf(FILES.slice(0, 2))],
    ['columns', batchOf(changed('BillItems', (rows) => rows.map((one) => one.slice(1))))],
    ['count', batchOf(changed('BILLTRAN', (rows) => rows.slice(1)))],
    [
      'twice',
      batchOf(
        changed('OPServices', ([first = [], second = []]) => [
          first,
          [...second.slice(0, 1), first[1] ?? '', ...second.slice(2)],
        ]),
      ),
    ],
    [
      'link',
      batchOf(
        changed('OPDx', (rows) => rows.map(([first = '', , ...others]) => [first, 'nowhere', ...others])),
      ),
    ],
  ] as const)('are refused for a fault of %s', (code, batch) => {
    expect(checkBills(batch).map((fault) => fault.code)).toContain(code);
  });
});

type Rows = readonly (readonly string[])[];

function changed(section: string, change: (rows: Rows) => Rows): BillFile[] {
  return FILES.map((file) => ({
    ...file,
    sections: new Map(
      [...file.sections].map(([name, rows]) => [name, name === section ? change(rows) : rows]),
    ),
  }));
}
