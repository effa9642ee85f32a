import { describe, expect, it } from 'vitest';
import { columnOf, field, identifyFile, readFile, writeFile } from '../index.ts';
import { sixteen } from '../testing/small-upload.ts';

const INS_19 = '1001|UCS|89|0999900000015|||99801|99801|||PP1|||||6801|89||1';
const INS_20 = '1001|UCS|89|0999900000015|99801|||99801|99801|||PP1|||||6801|89||1';

function describedAs(name: string) {
  const description = sixteen.byName.get(name);
  if (description === undefined) throw new Error(`${name} is described`);
  return description;
}

function readIns(text: string | Buffer, header?: 'none' | 'present') {
  const read = readFile(describedAs('INS'), Buffer.from(text), {
    form: 'txt',
    ...(header ? { header } : {}),
  });
  expect(read.faults).toEqual([]);
  return read;
}

const ins = describedAs('INS');

/** What programs in use do differently, and all of them must be read alike. */
describe('what programs in use do', () => {
  it.each([
    'INS.txt',
    'ins.TXT',
    'Ins.Txt',
    'INS6810.txt',
    'files/INS.txt',
    'C:\\claim\\ins.txt',
    'INS.dbf',
    'INS.DBF',
  ])('knows the file %s', (name) => {
    expect(identifyFile(sixteen, name)?.description.name).toBe('INS');
  });

  it.each([
    ['LVD.txt', 'LVD'],
    ['LDV.txt', 'LVD'],
    ['LABFU.txt', 'LABFU'],
    ['LABFU6810.txt', 'LABFU'],
  ])('knows %s as %s', (name, expected) => {
    expect(identifyFile(sixteen, name)?.description.name).toBe(expected);
  });

  it.each(['INS.csv', 'INS', 'XYZ.txt', '.txt', 'INSURANCE.txt'])('does not know %s', (name) => {
    expect(identifyFile(sixteen, name)).toBeUndefined();
  });

  it.each([
    ['CRLF', `${INS_19}\r\n`],
    ['LF', `${INS_19}\n`],
    ['no line end', INS_19],
    ['a mark of UTF-8', `\ufeff${INS_19}\r\n`],
    ['blank lines', `\r\n${INS_19}\r\n\r\n`],
    ['an end mark', `${INS_19}\r\n\u001a`],
    ['a last delimiter', `${INS_19}|\r\n`],
    [
      'padded values',
      INS_19.split('|')
        .map((value) => `${value}  `)
        .join('|'),
    ],
    ['the hospital inserted', `${INS_20}\r\n`],
  ])('reads a file without names and with %s', (_what, text) => {
    const { rows } = readIns(text, 'none');
    expect(rows).toHaveLength(1);
    const value = (name: string) => field(ins, rows[0] ?? [], name);
    expect([value('HN'), value('SEQ'), value('HTYPE'), value('HOSPMAIN')]).toEqual([
      '1001',
      '6801',
      '1',
      '99801',
    ]);
  });

  it('reads names in any order and case, and not all of them', () => {
    const { rows, present } = readIns('seq|HN|inscl\r\n6801|1001|UCS\r\n', 'present');
    expect([field(ins, rows[0] ?? [], 'HN'), field(ins, rows[0] ?? [], 'SEQ')]).toEqual(['1001', '6801']);
    expect(present.filter(Boolean)).toHaveLength(3);
  });

  it('finds out by itself whether there are names', () => {
    expect(readIns(`HN|INSCL|SEQ\n1001|UCS|6801\n`).rows).toHaveLength(1);
    expect(readIns(`${INS_19}\n`).rows).toHaveLength(1);
  });

  it.each([
    ['DRU', 'DRUGPRICE', 'DRUGPRIC'],
    ['ADP', 'DCIP', 'E_SCREEN'],
    ['ADP', 'E_SCREEN', 'E_SCREEN'],
  ])('knows the column %s.%s as %s', (file, written, name) => {
    const description = describedAs(file);
    const read = readFile(description, Buffer.from(`HN|${written}\n1|7\n`), { form: 'txt' });
    expect(read.rows[0]?.[columnOf(description, name)]).toBe('7');
    expect(read.faults).toEqual([]);
  });

  it('reads Thai of either encoding', () => {
    const opd = describedAs('OPD');
    const row = opd.columns.map((column) =>
      column.name === 'DETAIL' ? 'ไข้ ไอ เจ็บคอ' : column.name === 'HN' ? '1' : '',
    );
    for (const encoding of ['utf-8', 'windows-874'] as const) {
      for (const form of ['txt', 'dbf'] as const) {
        const read = readFile(opd, writeFile(opd, [row], { form, encoding }), { form });
        expect([read.encoding, field(opd, read.rows[0] ?? [], 'DETAIL')]).toEqual([encoding, 'ไข้ ไอ เจ็บคอ']);
      }
    }
  });

  it('leaves records out that dBase marks as deleted', () => {
    const bytes = writeFile(ins, [ins.columns.map(() => '1'), ins.columns.map(() => '2')], { form: 'dbf' });
    const start = bytes.readUInt16LE(8);
    bytes[start] = 0x2a;
    expect(readFile(ins, bytes, { form: 'dbf' }).rows.map((row) => row[0])).toEqual(['2']);
  });

  it('tells the line of a row as an editor shows it', () => {
    const read = readIns(`HN|INSCL|SEQ\n\n1001|UCS|6801\n`);
    expect(read.lineOf(1)).toBe(3);
  });
});

describe('files made to fill memory', () => {
  it.each([
    ['rows of a letter each', Buffer.from('HN\n'.concat('1\n'.repeat(1_000_000)))],
    ['delimiters alone', Buffer.from('|'.repeat(2_000_000))],
  ])('are read to a bound and refused: %s', (_what, bytes) => {
    const read = readFile(ins, bytes, { form: 'txt' });
    expect(read.rows.length * ins.columns.length).toBeLessThan(12_100_000);
    expect(read.faults.length).toBeGreaterThan(0);
    expect(read.faults.length).toBeLessThan(10_010);
  });
});
