import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { writeXlsx } from './xlsx.ts';

it('writes a workbook that a spreadsheet reads: numbers as numbers, codes and Thai as text, the unknown empty', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-xlsx-'));
  const wide = Array.from({ length: 30 }, (_, index) => index);
  const book = writeXlsx(
    {
      head: ['code', 'name', ...wide.map((index) => `<${index}> & "more"`)],
      lines: [
        ['01', 'สิงห์บุรี', ...wide],
        ['02', 'อินทร์บุรี', undefined, 1.5],
      ],
      notes: ['ข้อมูล ณ 30 ก.ย. 2569'],
    },
    { figures: 'ตัวเลข', notes: 'คำอธิบาย' },
  );
  const file = join(folder, 'book.xlsx');
  writeFileSync(file, Buffer.from(await book.arrayBuffer()));
  const sheets = await readWorkbook(file);
  rmSync(folder, { recursive: true });
  const [figures, notes] = sheets;
  expect(figures?.sheet).toBe('ตัวเลข');
  expect(figures?.data[0]?.slice(0, 3)).toEqual(['code', 'name', '<0> & "more"']);
  expect(figures?.data[1]).toEqual(['01', 'สิงห์บุรี', ...wide]);
  expect(figures?.data[2]?.slice(0, 4)).toEqual(['02', 'อินทร์บุรี', null, 1.5]);
  expect(notes?.data).toEqual([['ข้อมูล ณ 30 ก.ย. 2569']]);
});
