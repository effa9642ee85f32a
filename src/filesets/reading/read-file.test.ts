import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadClaimFiles } from '../../../country/thailand/index.ts';
import { Problem } from '../../base/errors/index.ts';
import { type FileDescription, readFile, writeFile } from '../index.ts';

const { filesets } = loadClaimFiles();
const set = filesets.get('sixteen-files');

/** Letters that every encoding has, and what separates nothing. */
const letter = fc.constantFrom(...'กขคงจชดตนบปมยรลวสหอะาิีุูเแโใไ่้๊์ABCxyz0123456789.-/ '.split(''));
/** ยก of windows-874 is the inverted exclamation mark of UTF-8, รถ an o with dots. */
const LIKE_LATIN = /[ยร][ก-ฟ]/u;
const plainValue = fc
  .string({ unit: letter, maxLength: 12 })
  .map((value) => value.trim())
  .map((value) => (LIKE_LATIN.test(value) ? `${value}า` : value));
const number = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map(String),
  fc.constant('12.50'),
  fc.constant(''),
);

function rowsOf(description: FileDescription) {
  const cells = description.columns.map((column) => (column.type === 'number' ? number : plainValue));
  // Where some programs insert a column, a last field without value leaves open which layout a row has.
  const isOpen =
    description.columns.slice(0, -1).some((column) => column.optional) &&
    !description.columns.at(-1)?.optional;
  // A row of nothing is no row, and one whose only word is a column's name would be taken for a line of names. Two bytes of Thai that
  // are also a sign of Latin cannot be told from it where nothing else stands; a word with such a pair gets company.
  const row = fc
    .tuple(...cells)
    .map((values) => (isOpen ? values.with(-1, '1') : values))
    .filter(
      (values) =>
        values.join('') !== '' && values.every((value) => !description.positions.has(value.toUpperCase())),
    );
  return fc.array(row, { maxLength: 6 });
}

const choice = fc.record({
  form: fc.constantFrom('txt' as const, 'dbf' as const),
  encoding: fc.constantFrom('utf-8' as const, 'windows-874' as const),
  header: fc.boolean(),
  bom: fc.boolean(),
  lineEnd: fc.constantFrom('\r\n' as const, '\n' as const),
});

describe('reading what was written', () => {
  it('gives the same rows for every file, form and encoding', () => {
    for (const description of set.files) {
      fc.assert(
        fc.property(rowsOf(description), choice, (rows, { form, encoding, ...others }) => {
          const bytes = writeFile(description, rows, { form, encoding, ...others });
          const read = readFile(description, bytes, { form, encoding: 'detect' });
          expect(read.rows).toEqual(rows);
          expect(read.faults).toEqual([]);
        }),
        { numRuns: 12 },
      );
    }
  });

  it('gives the same rows for every file of every set as text', () => {
    for (const description of filesets.sets.flatMap(({ files }) => files)) {
      fc.assert(
        fc.property(rowsOf(description), choice, (rows, { encoding, ...others }) => {
          const bytes = writeFile(description, rows, { ...others, form: 'txt', encoding });
          expect(readFile(description, bytes, { form: 'txt' }).rows).toEqual(rows);
        }),
        { numRuns: 4 },
      );
    }
  });

  it('takes a few letters for Thai where UTF-8 would be a script that no hospital writes, and signs of medicines as they are', () => {
    const file = set.byName.get('ORF');
    if (file === undefined) throw new Error('ORF is described');
    for (const [word, encoding] of [
      ['ิก', 'windows-874'],
      ['เกก', 'windows-874'],
      ['หก', 'windows-874'],
      ['่กก', 'windows-874'],
      ['5 µg', 'utf-8'],
      ['José', 'utf-8'],
      ['ก', 'utf-8'],
    ] as const) {
      const row = file.columns.map((_column, at) => (at === 0 ? word : '1'));
      const bytes = Buffer.from(writeFile(file, [row], { form: 'txt', encoding }));
      expect(readFile(file, bytes, { form: 'txt' }).rows[0]?.[0]).toBe(word);
    }
  });

  it('throws nothing, whatever the bytes are', () => {
    const start = fc.constantFrom([], [0x03, 1, 1, 1, 9, 0, 0, 0, 65, 0, 20, 0], [0x30]);
    fc.assert(
      fc.property(
        start,
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('txt' as const, 'dbf' as const),
        (head, bytes, form) => {
          for (const description of set.files.slice(0, 3)) {
            const read = readFile(description, Buffer.from([...head, ...bytes]), { form });
            expect(read.rows.every((row) => row.length === description.columns.length)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses to write what would come back as something else', () => {
    const file = set.byName.get('ORF');
    if (file === undefined) throw new Error('ORF is described');
    const row = (detail: string) => ['1', '20251001', '00100', detail, '1', '1', ''];
    for (const detail of ['a|b', 'a\nb', ' a']) {
      expect(() => writeFile(file, [row(detail)], { form: 'txt' })).toThrow(Problem);
    }
    expect(() => writeFile(file, [row('王')], { form: 'dbf', encoding: 'windows-874' })).toThrow(Problem);
    expect(() => writeFile(file, [row('王')], { form: 'txt', encoding: 'windows-874' })).toThrow(Problem);
  });
});
