import { expect, it } from 'vitest';
import { checkFiles, field, readFile } from '../index.ts';
import { readUpload, SMALL_UPLOAD, sixteen } from '../testing/small-upload.ts';
import { isWhole, mendFile } from './mend-file.ts';

it.each([
  ['OPD', 'DATEOPD', '25681001', '20251001'],
  ['OPD', 'DATEOPD', '2025-10-1', '20251001'],
  ['OPD', 'DATEOPD', '2568/10/01', '20251001'],
  ['OPD', 'DATEOPD', '01/10/2568', '01/10/2568'],
  ['OPD', 'TIMEOPD', '9:30', '0930'],
  ['OPD', 'TIMEOPD', '93', '93'],
  ['CHT', 'TOTAL', '1,200.50', '1200.50'],
  ['CHT', 'TOTAL', '1,2', '1,2'],
  ['CHT', 'TOTAL', '-5', '-5'],
])('mends %s.%s from %s to %s, and nothing that leaves a doubt', (...words) => {
  const [name = '', column = '', value = '', better = ''] = words;
  const rows = SMALL_UPLOAD[name]?.map((row, at) => (at === 0 ? { ...row, [column]: value } : row)) ?? [];
  const files = readUpload({ [name]: rows });
  const faults = checkFiles(sixteen, files, { level: 'all' });
  const file = files.find(({ description }) => description.name === name);
  if (file === undefined) throw new Error(`${name} was read`);
  const mended = mendFile(file, faults);
  expect(field(file.description, mended.file.rows[0] ?? [], column)).toBe(better);
  expect(mended.mended).toBe(better === value ? 0 : 1);
});

it('says when writing a file again would lose something', () => {
  const opd = sixteen.byName.get('OPD');
  if (opd === undefined) throw new Error('OPD is described');
  const whole = (text: string) => {
    const file = readFile(opd, Buffer.from(text), { form: 'txt' });
    return isWhole(file, checkFiles(sixteen, [file], { level: 'all' }));
  };
  expect(whole('HN|SEQ|DATEOPD\n1|2|25681001\n')).toBe(true);
  expect(whole('HN|SEQ|DATEOPD|OTHER\n1|2|20251001|x\n')).toBe(false);
  expect(whole('HN|SEQ\n1|2|3\n')).toBe(false);
});
