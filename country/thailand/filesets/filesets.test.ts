import { expect, it } from 'vitest';
import { checkFiles, identifyFile, readFile, writeFile } from '../../../src/filesets/index.ts';
import { loadCodeLists } from '../code-lists/index.ts';
import { loadContracts } from '../sources/index.ts';
import { loadFileSets } from './index.ts';

const filesets = loadFileSets(loadCodeLists());
const fortyThree = filesets.get('forty-three-files');

it('describes the 16 files and LABFU, all 43 files with those of referrals, and bills', () => {
  expect(filesets.sets.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['csop', 'forty-three-files', 'sixteen-files']),
  );
  expect(filesets.get('sixteen-files').files).toHaveLength(17);
  expect(fortyThree.files.length).toBeGreaterThanOrEqual(43);
});

it('says of every set where its layout comes from and of every column what it means', () => {
  for (const set of filesets.sets) {
    expect(set.origin.length).toBeGreaterThan(20);
    for (const { columns } of set.files) {
      for (const { title } of columns) expect(title.th).not.toBe('');
    }
  }
});

it('begins each of the 43 files with the health unit and has when a row was last changed', () => {
  for (const file of fortyThree.files) {
    expect(file.columns[0]?.name).toBe('HOSPCODE');
    expect(file.positions.has('D_UPDATE')).toBe(true);
    expect(identifyFile(fortyThree, `${file.name.toLowerCase()}.TXT`)?.description).toBe(file);
  }
});

it('has a word for every fault that a set can need', () => {
  const needed = filesets.sets.flatMap(({ needs }) => needs.map(({ fault }) => fault));
  expect(needed.filter((code) => !filesets.words.has(code))).toEqual([]);
});

it('checks the 43 files as it checks the 16', () => {
  const [person, service] = [fortyThree.byName.get('PERSON'), fortyThree.byName.get('SERVICE')];
  if (person === undefined || service === undefined) throw new Error('both are described');
  const row = (file: typeof person, cells: Readonly<Record<string, string>>) =>
    file.columns.map(({ name }) => cells[name] ?? '');
  const rows = [
    row(service, {
      HOSPCODE: '99801',
      PID: '7',
      SEQ: '1',
      DATE_SERV: '25681001',
      D_UPDATE: '20251001120000',
    }),
  ];
  const bytes = writeFile(service, rows, { form: 'txt', header: true });
  const read = readFile(service, bytes, { form: 'txt', header: 'present' });
  const names = readFile(person, writeFile(person, [], { form: 'txt', header: true }), { form: 'txt' });
  const codes = checkFiles(fortyThree, [names, read], { level: 'all', today: '20260101' });
  expect(codes.map(({ code, level, field }) => `${level} ${code} ${field}`)).toEqual([
    'error date-buddhist DATE_SERV',
    'warning key-lost HOSPCODE:PID',
  ]);
});

/** What some clinics send beside what is laid down is optional where it is taken in. */
it('has every column that the journey reads of the 43 files', () => {
  const read = loadContracts().flatMap(({ file: { member }, columns }) =>
    columns.flatMap(({ name, optional }) =>
      member === undefined || optional ? [] : [{ file: member.replace('.txt', ''), name }],
    ),
  );
  expect(new Set(read.map(({ file }) => file)).size).toBeGreaterThan(7);
  const columnsOf = (file: string) => fortyThree.byName.get(file)?.columns.map(({ name }) => name) ?? [];
  expect(read.filter(({ file, name }) => !columnsOf(file).includes(name))).toEqual([]);
});
