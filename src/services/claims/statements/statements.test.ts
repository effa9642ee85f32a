import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { loadPayers } from '../../../../country/thailand/claims/payers/index.ts';
import { bahtText } from '../converters/index.ts';
import { reconcile, writeStatement } from './index.ts';
import { readStatement } from './read-statement.ts';
import { STATEMENT_FORMATS, type StatementRow, satangOf } from './statement-rows.ts';

const { layouts } = loadPayers();
const named = (id: string) => {
  const layout = layouts.find((one) => one.id === id);
  if (!layout) throw new RangeError(id);
  return layout;
};
const HEAD = { document: '10670_OPUCS256911_01', hospital: '10670', writtenOn: '20/11/2569' };
const ROW: StatementRow = {
  line: '1',
  transaction: '731938000',
  hn: '0012',
  an: '',
  seq: '0034',
  number: '0000000000012',
  name: 'นาย "สม", ใจดี',
  hospital: '10670',
  claimed: '360.05',
  paid: '-0.95',
  codes: 'C201 C305',
};

describe('a statement', () => {
  it('has as many columns as are known of its kind, and says of each that no payer confirmed it', () => {
    expect(layouts.map(({ id, columns, verified }) => [id, columns.length, verified])).toEqual([
      ['lgo-rep', 58, false],
      ['orf-rep', 114, false],
      ['sss-rep', 74, false],
      ['stm', 41, false],
      ['ucs-rep', 120, false],
    ]);
    expect(named('lgo-rep').columns.filter(({ known }) => !known)).toHaveLength(12);
  });

  it.each(layouts.flatMap(({ id }) => STATEMENT_FORMATS.map((format) => [id, format] as const)))(
    'of the layout %s reads back as it was from %s',
    async (id, format) => {
      const layout = named(id);
      const held = new Set(layout.columns.flatMap(({ holds }) => holds ?? []));
      const row = Object.fromEntries(
        Object.entries(ROW).filter(([word]) => [...held].some((one) => one === word)),
      );
      const bytes = await writeStatement({ layout, head: HEAD, rows: [row, row] }, format);
      const read = await readStatement({ name: `x.${format}`, bytes }, layouts);
      expect(read.layout.id).toBe(id);
      expect(read.rows).toHaveLength(2);
      expect(read.rows[1]).toMatchObject(row);
      if (format !== 'csv') expect([read.document, read.hospital]).toEqual([HEAD.document, HEAD.hospital]);
    },
  );

  it('is a workbook that another reader reads: heads in the sixth row, money as numbers, zeros kept', async () => {
    const bytes = await writeStatement({ layout: named('ucs-rep'), head: HEAD, rows: [ROW] }, 'xlsx');
    const rows = await readSheet(bytes);
    expect(rows[5]?.slice(0, 6)).toEqual(['REP No.', 'ลำดับที่', 'TRAN_ID', 'HN', 'AN', 'PID']);
    expect([rows[6]?.[3], rows[6]?.[10], rows[6]?.[40]]).toEqual(['0012', -0.95, 360.05]);
  });

  it('is read by place where heads of several lines hide names', async () => {
    const layout = named('ucs-rep');
    const bytes = await writeStatement({ layout, head: HEAD, rows: [ROW] }, 'csv');
    const [heads = '', line = ''] = bytes.toString('utf8').split('\r\n');
    const hidden = heads.replace('ชดเชยสุทธิ (สปสช.)', '').replace('รวมยอดเรียกเก็บ (1.3)', '');
    const file = { name: 'rep.csv', bytes: Buffer.from(`${hidden}\r\n,,,,,,,,,,สปสช.\r\n${line}\r\n`) };
    const { rows } = await readStatement(file, layouts);
    expect(rows).toEqual([expect.objectContaining({ paid: '-0.95', claimed: '360.05' })]);
  });

  it.each([
    ['a.xlsx', 'no zip at all', 'STATEMENT_UNREADABLE'],
    ['a.json', '{', 'STATEMENT_UNREADABLE'],
    ['a.json', '{"layout":"other","rows":[]}', 'STATEMENT_LAYOUT_UNKNOWN'],
    ['a.csv', 'a,b\n1,2\n', 'STATEMENT_LAYOUT_UNKNOWN'],
  ])('%s with %j is refused with %s', async (name, text, code) => {
    await expect(readStatement({ name, bytes: Buffer.from(text) }, layouts)).rejects.toMatchObject({ code });
  });
});

describe('money in statements', () => {
  it('is the same satang after it was written and read', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (satang) => {
        expect(satangOf(bahtText(satang))).toBe(satang);
      }),
    );
    expect([satangOf('1,234.5'), satangOf('-'), satangOf('12 baht')]).toEqual([123_450, null, undefined]);
  });
});

const line = fc.record({
  document: fc.constant('d'),
  line: fc.nat(99),
  transaction: fc.constant(null),
  satang: fc.integer({ min: -5000, max: 5000 }),
});
const rows = fc.array(
  fc.record({
    claim: fc.option(fc.bigInt({ min: 1n, max: 99n })),
    hospital: fc.constant('10670'),
    claimedSatang: fc.integer({ min: 0, max: 5000 }),
    paid: fc.array(line, { maxLength: 3 }),
  }),
);

describe('what was paid beside what was claimed', () => {
  it('adds up: every claim and payment is in one kind, and all kinds together are the whole, to the satang', () => {
    fc.assert(
      fc.property(rows, (compared) => {
        const { sums, total, rows: told } = reconcile(compared);
        const paid = compared.flatMap((one) => one.paid).reduce((sum, { satang }) => sum + satang, 0);
        const claimed = compared.reduce((sum, { claimedSatang }) => sum + claimedSatang, 0);
        expect(total).toEqual({
          claims: compared.length,
          claimedSatang: claimed,
          paidSatang: paid,
          differenceSatang: paid - claimed,
        });
        for (const name of ['claims', 'claimedSatang', 'paidSatang', 'differenceSatang'] as const)
          expect(sums.reduce((sum, one) => sum + one[name], 0)).toBe(total[name]);
        for (const { kind, differenceSatang } of told) {
          if (kind === 'full') expect(differenceSatang).toBe(0);
          if (kind === 'short') expect(differenceSatang).toBeLessThan(0);
          if (kind === 'over' || kind === 'twice') expect(differenceSatang).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('is told by one word a claim', () => {
    const compare = (claimedSatang: number, ...paid: number[]) => ({
      claim: 1n,
      hospital: '10670',
      claimedSatang,
      paid: paid.map((satang) => ({ document: 'd', line: 1, transaction: null, satang })),
    });
    const kinds = reconcile([
      compare(100, 100),
      compare(100, 60, 40),
      compare(100, 99),
      compare(100, 101),
      compare(100, 100, 100),
      compare(100),
      { ...compare(0, 5), claim: null },
    ]).rows.map(({ kind }) => kind);
    expect(kinds).toEqual(['full', 'full', 'short', 'over', 'twice', 'unpaid', 'unknown']);
  });
});
