import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contractSchema, type SourceContract } from '../../stages/intake/index.ts';
import { openRegisterWriter, type RegisterRow } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'writing-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const word = { th: 'ทดสอบ', en: 'test' };

/** A contract with the given shape of file and columns. */
function contractOf(file: Readonly<Record<string, unknown>>, columns: readonly string[]): SourceContract {
  return contractSchema.parse({
    id: 'small',
    title: word,
    agency: { id: 'tst', name: word },
    controller: word,
    processor: word,
    legalBasis: { law: word, ground: 'test', verified: false },
    classification: 'internal',
    freshness: { everyDays: 1, staleAfterDays: 2 },
    file: { pattern: '^small$', ...file },
    row: word,
    identifies: 'none',
    columns: columns.map((name, index) => ({ name, field: `f${index}`, read: 'text' })),
  });
}

async function writeRows(contract: SourceContract, rows: readonly RegisterRow[]): Promise<Buffer> {
  const path = join(folder, 'small');
  const writer = openRegisterWriter({ contract, path });
  for (const row of rows) writer.write(row);
  await writer.close();
  return readFileSync(path);
}

describe('delimited text', () => {
  it('is written in windows-874 with a header line and CRLF', async () => {
    const contract = contractOf({ format: 'delimited', delimiter: '|', encoding: 'windows-874' }, [
      'ID',
      'NAME',
      'BORN',
    ]);
    const bytes = await writeRows(contract, [{ ID: 7, NAME: 'สมหญิง', BORN: null }, { NAME: 'ก๛' }]);
    expect(iconv.decode(bytes, 'win874')).toBe('ID|NAME|BORN\r\n7|สมหญิง|\r\n|ก๛|\r\n');
    expect(bytes.length).toBe('ID|NAME|BORN\r\n7|สมหญิง|\r\n|ก๛|\r\n'.length);
  });

  it('carries a byte order mark only where an office program wrote it', async () => {
    const thai = contractOf({ format: 'delimited', quoted: true }, ['ชื่อ']);
    const plain = contractOf({ format: 'delimited', quoted: true }, ['NAME']);
    const piped = contractOf({ format: 'delimited', delimiter: '|' }, ['ชื่อ']);
    expect((await writeRows(thai, [])).toString('utf8')).toBe('\uFEFFชื่อ\r\n');
    expect((await writeRows(plain, [])).toString('utf8')).toBe('NAME\r\n');
    expect((await writeRows(piped, [])).toString('utf8')).toBe('ชื่อ\r\n');
  });

  it('quotes only fields that need it', async () => {
    const contract = contractOf({ format: 'delimited', quoted: true }, ['A', 'B', 'C']);
    const bytes = await writeRows(contract, [
      { A: 'x', B: 'y, z', C: 'he said "no"' },
      { A: 'a\nb', B: new Date('2026-09-30T00:00:00Z'), C: 1.5 },
    ]);
    expect(bytes.toString('utf8')).toBe('A,B,C\r\nx,"y, z","he said ""no"""\r\n"a\nb",2026-09-30,1.5\r\n');
  });

  it('refuses a delimiter or a line end inside a field that cannot be quoted', () => {
    const contract = contractOf({ format: 'delimited', delimiter: '|' }, ['A']);
    const writer = openRegisterWriter({ contract, path: join(folder, 'small') });
    expect(() => writer.write({ A: 'x|y' })).toThrow('holds the delimiter');
    expect(() => writer.write({ A: 'x\ny' })).toThrow('line end');
  });

  it('refuses a column that the register does not have', () => {
    const contract = contractOf({ format: 'delimited', delimiter: '|' }, ['A']);
    const writer = openRegisterWriter({ contract, path: join(folder, 'small') });
    expect(() => writer.write({ A: 'x', B: 'y' })).toThrow('no column B');
  });

  it('counts data rows from 1, broken lines among them', async () => {
    const contract = contractOf({ format: 'delimited', delimiter: '|' }, ['A', 'B']);
    const path = join(folder, 'small');
    const writer = openRegisterWriter({ contract, path });
    expect([writer.write({ A: 'x' }), writer.writeRaw('1|2|3'), writer.write({ B: 'y' })]).toEqual([1, 2, 3]);
    await writer.close();
    expect(readFileSync(path, 'utf8')).toBe('A|B\r\nx|\r\n1|2|3\r\n|y\r\n');
  });

  it('loses nothing when it writes more than it holds in memory', async () => {
    const contract = contractOf({ format: 'delimited', delimiter: '|' }, ['A']);
    const rows = Array.from({ length: 40_000 }, (_, index) => ({ A: `แถว ${index}` }));
    const lines = (await writeRows(contract, rows)).toString('utf8').split('\r\n');
    expect(lines).toEqual(['A', ...rows.map((row) => row.A), '']);
  });
});

describe('a spreadsheet', () => {
  const columns = ['ลำดับ', 'เลข', 'วัน', 'ข้อความ'];
  const rows: RegisterRow[] = [
    { ลำดับ: 1, เลข: '9000000000017', วัน: new Date('2026-01-27T00:00:00Z'), ข้อความ: 'ก & <ข>' },
    { ลำดับ: 2, เลข: '0012', วัน: null, ข้อความ: ' ก & <ข>' },
    { ลำดับ: 3, เลข: '9000000000017', วัน: new Date('1950-02-28T00:00:00Z') },
  ];

  it('keeps long digits as text and dates as dates', async () => {
    await writeRows(contractOf({ format: 'xlsx' }, columns), rows);
    expect(await readSheet(join(folder, 'small'), { trim: false })).toEqual([
      columns,
      [1, '9000000000017', new Date('2026-01-27T00:00:00Z'), 'ก & <ข>'],
      [2, '0012', null, ' ก & <ข>'],
      [3, '9000000000017', new Date('1950-02-28T00:00:00Z'), null],
    ]);
  });

  it('has the same bytes for the same rows and leaves nothing beside the file', async () => {
    const contract = contractOf({ format: 'xlsx' }, columns);
    const first = await writeRows(contract, rows);
    expect(await writeRows(contract, rows)).toEqual(first);
    expect(first.toString('latin1')).not.toContain('.part');
  });

  it('takes a broken line as a row with one cell', async () => {
    const path = join(folder, 'small');
    const writer = openRegisterWriter({ contract: contractOf({ format: 'xlsx' }, columns), path });
    expect([writer.write({ เลข: 'x' }), writer.writeRaw('รวมทั้งสิ้น')]).toEqual([1, 2]);
    await writer.close();
    expect((await readSheet(path))[2]).toEqual(['รวมทั้งสิ้น', null, null, null]);
  });
});

it('sends the member of a zip to the zip writer', () => {
  const contract = contractOf({ format: 'zip', member: 'SMALL.txt' }, ['A']);
  expect(() => openRegisterWriter({ contract, path: join(folder, 'small') })).toThrow('inside a zip');
});
