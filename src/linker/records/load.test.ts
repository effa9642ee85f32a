import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { literal, sql } from '../../base/lake/index.ts';
import { type LinkSettingsInput, parseLinkSettings } from '../settings/index.ts';
import { madeUpRecords, mulberry, openWorkshop, type Workshop } from '../testing/index.ts';
import { type LoadedRecords, loadRecords } from './load.ts';
import { notesOfColumns } from './odd-values.ts';
import { originalTexts } from './record-names.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop(2);
});
afterEach(() => shop.close());

type Asked = Partial<LinkSettingsInput> & Readonly<{ compare: readonly string[] }>;

function load(paths: readonly string[], { compare, ...more }: Asked): Promise<LoadedRecords> {
  const settings = parseLinkSettings({
    comparisons: compare.map((column) => ({ column, levels: 'exact' })),
    blocking: [[compare[0]]],
    ...more,
  });
  return loadRecords(shop.engine, settings, paths);
}

/** The rows of the table as they stand, without what is internal. */
async function rowsOf(records: LoadedRecords): Promise<unknown[][]> {
  const rows = await shop.engine.rows(sql`select * from records order by rid`);
  const names = records.columns.map((_, index) => `c${index}`);
  return rows.map((row) => [row['file'], row['own_id'], ...names.map((name) => row[name])]);
}

async function write(name: string, text: string | Buffer): Promise<string> {
  await writeFile(shop.path(name), text);
  return shop.path(name);
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const thrown: unknown = await work.catch((cause: unknown) => cause);
  return thrown instanceof Error && 'code' in thrown ? thrown.code : thrown;
}

describe('reading files', () => {
  it('takes CSV with spaces in its header and Parquet alike', async () => {
    const csv = await write('a.csv', 'id, full name ,born\n2,  Anna  MARIA , 1960-02-29\n1,"Ben, Leo",\n');
    await shop.engine.run(sql`copy (
      select 3 as id, 'Carla' as "full name", date '1970-01-01' as born
    ) to ${literal(shop.path('b.parquet'))} (format parquet)`);
    const records = await load([csv, shop.path('b.parquet')], { compare: ['full name', 'born'], id: 'id' });
    expect(records).toMatchObject({ count: 3, perFile: [2, 1], idsMeet: false });
    expect(await rowsOf(records)).toEqual([
      [0, '1', 'ben, leo', null],
      [0, '2', 'anna maria', '1960-02-29'],
      [1, '3', 'carla', '1970-01-01'],
    ]);
  });

  it('writes numbers and moments of Parquet as people do', async () => {
    const path = shop.path('numbers.parquet');
    await shop.engine.run(sql`copy (
      select * from (values
        (1100500123456.0::double, timestamp '1960-02-29 00:00:00', 12.50::decimal(9, 2)),
        (null, null, null),
        ('nan'::double, timestamp '1960-02-29 07:30:00', 3)
      ) as numbers (number, moment, amount)
    ) to ${literal(path)} (format parquet)`);
    const records = await load([path], { compare: ['number', 'moment', 'amount'] });
    const rows = await shop.engine.rows(sql`select c0, c1, c2 from records order by own_id`);
    expect(rows).toEqual([
      { c0: '1100500123456', c1: '1960-02-29', c2: '12.50' },
      { c0: null, c1: null, c2: null },
      { c0: null, c1: '1960-02-29 07:30:00', c2: '3.00' },
    ]);
    expect(records.odd).toEqual([]);
  });

  it('names records by row where there is no id, and knows that files then share names', async () => {
    const first = await write('a.csv', 'name\nb\na\n');
    const second = await write('b.csv', 'name\nc\n');
    const records = await load([first, second], { compare: ['name'] });
    expect(records.idsMeet).toBe(true);
    expect(await rowsOf(records)).toEqual([
      [0, '2', 'a'],
      [0, '1', 'b'],
      [1, '1', 'c'],
    ]);
  });

  it('knows whether files share ids', async () => {
    const files = [await write('a.csv', 'id,name\n1,a\n2,b\n'), await write('b.csv', 'id,name\n2,c\n')];
    expect((await load(files, { compare: ['name'], id: 'id' })).idsMeet).toBe(true);
    expect((await load(files.slice(0, 1), { compare: ['name'], id: 'id' })).idsMeet).toBe(false);
  });

  it('numbers records the same in whatever order rows come', async () => {
    const rows = madeUpRecords({ people: 200, seed: 2 });
    const random = mulberry(9);
    const shuffled = rows.map((row) => [random(), row] as const).sort(([a], [b]) => a - b);
    const asked = { compare: ['surname', 'forename', 'born'], id: 'id' };
    const first = await rowsOf(await load([await shop.writeCsv('a.csv', rows)], asked));
    const path = await shop.writeCsv(
      'b.csv',
      shuffled.map(([, row]) => row),
    );
    expect(await rowsOf(await load([path], asked))).toEqual(first);
  });

  it('gives every letter one byte, the same for the same letter in all columns, and can tell the text again', async () => {
    const rows = [
      { id: 1, a: 'สมชาย', b: 'ชาย', c: 'plain' },
      { id: 2, a: 'somchai', b: 'มาย', c: 'text' },
    ];
    const records = await load([await shop.writeCsv('a.csv', rows)], { compare: ['a', 'b', 'c'], id: 'id' });
    const [first, second] = await rowsOf(records);
    const [, , name = '', last = ''] = (first ?? []).map(String);
    expect([name.length, Buffer.byteLength(name)]).toEqual([5, 5]);
    expect(name.endsWith(last)).toBe(true);
    expect(second?.[2]).toBe('somchai');
    expect(await originalTexts(shop.engine, [name, last, 'plain'])).toEqual(
      new Map([
        [name, 'สมชาย'],
        [last, 'ชาย'],
      ]),
    );
  });
});

describe('values', () => {
  it('are cleaned as the column says', async () => {
    const rows = [
      { lower: ' A  b ', digits: '1-10 05.0', letters: 'Ro-Se (x)', spaces: 'AB 1 2', asis: ' A  b ' },
    ];
    const path = await shop.writeCsv('a.csv', rows);
    const records = await load([path], {
      compare: ['lower', 'digits', 'letters', 'spaces', 'asis'],
      columns: {
        digits: { clean: 'digits' },
        letters: { clean: 'letters-and-digits' },
        spaces: { clean: 'no-spaces' },
        asis: { clean: 'as-is' },
      },
    });
    expect((await rowsOf(records))[0]?.slice(2)).toEqual(['a b', '11005', 'ro se x', 'ab12', ' A  b ']);
  });

  it('that mean "not known" are not known, however they are cleaned', async () => {
    const rows = ['N/A', ' n/a', '-', 'Anna'].map((name, n) => ({
      id: n,
      name,
      same: name,
      digits: `0${n % 2}`,
    }));
    const records = await load([await shop.writeCsv('a.csv', rows)], {
      compare: ['name', 'same', 'digits'],
      id: 'id',
      columns: {
        name: { unknown: ['N/A', '-'] },
        same: { clean: 'as-is', unknown: ['N/A'] },
        digits: { clean: 'digits', unknown: ['0-0'] },
      },
    });
    expect((await rowsOf(records)).map((row) => row.slice(2))).toEqual([
      [null, null, null],
      [null, ' n/a', '01'],
      [null, '-', null],
      ['anna', 'Anna', '01'],
    ]);
  });

  it('that are dates in another form become ISO dates, and what has no such form is not known', async () => {
    const rows = ['29/02/1960', '1960-02-29', '00/00/0000', ''].map((born, id) => ({ id, born }));
    const records = await load([await shop.writeCsv('a.csv', rows)], {
      compare: ['born'],
      id: 'id',
      columns: { born: { dateFormat: 'DD/MM/YYYY', unknown: ['00/00/0000'] } },
    });
    expect((await rowsOf(records)).map((row) => row[2])).toEqual(['1960-02-29', null, null, null]);
  });

  it('that a spreadsheet cut short are not known, and counted', async () => {
    const rows = ['1.10E+12', '1.1e+12', '1100500123456', 'E+ road', null].map((number, id) => ({
      id,
      number,
      digits: number,
      never: null,
    }));
    const records = await load([await shop.writeCsv('a.csv', rows)], {
      compare: ['number', 'digits', 'never'],
      id: 'id',
      columns: { digits: { clean: 'digits' } },
    });
    expect((await rowsOf(records)).map((row) => row.slice(2))).toEqual([
      [null, null, null],
      [null, null, null],
      ['1100500123456', '1100500123456', null],
      ['e+ road', null, null],
      [null, null, null],
    ]);
    expect(notesOfColumns(records.odd).map(({ code, params }) => [code, params])).toEqual([
      ['LINK_NUMBERS_CUT_SHORT', { column: 'number', rows: 2 }],
      ['LINK_NUMBERS_CUT_SHORT', { column: 'digits', rows: 2 }],
      ['LINK_COLUMN_EMPTY', { column: 'never' }],
    ]);
  });
});

describe('files that cannot be linked', () => {
  it.each([
    ['of no bytes', '', 'LINK_FILE_EMPTY'],
    ['of a header alone', 'id,name\n', 'LINK_FILE_EMPTY'],
    ['with other columns', 'id;name\n1;a\n', 'LINK_COLUMN_UNKNOWN'],
    ['with rows of different lengths', 'id,name\n1,a\n2,b,c\n3\n', 'LINK_FILE_UNREADABLE'],
    ['with the same id twice', 'id,name\n1,a\n2,b\n1,c\n', 'LINK_ID_SHARED'],
    ['with a row without id', 'id,name\n1,a\n ,b\n', 'LINK_ID_SHARED'],
    ['with ids cut short', 'id,name\n1.10E+12,a\n1.10E+12,b\n', 'LINK_ID_CUT_SHORT'],
  ])('%s are refused', async (_, text, code) => {
    const path = await write('bad.csv', text);
    expect(await codeOf(load([path], { compare: ['name'], id: 'id' }))).toBe(code);
  });

  it('not there, or not what their name says, are refused', async () => {
    expect(await codeOf(load([shop.path('none.csv')], { compare: ['name'] }))).toBe('LINK_FILE_MISSING');
    expect(await codeOf(load([shop.folder], { compare: ['name'] }))).toBe('LINK_FILE_MISSING');
    const junk = await write('junk.parquet', 'id,name\n1,a\n');
    expect(await codeOf(load([junk], { compare: ['name'] }))).toBe('LINK_FILE_UNREADABLE');
    const thai = await write('thai.csv', Buffer.from([...Buffer.from('name\n'), 0xca, 0xc1, 0xaa, 0x0a]));
    expect(await codeOf(load([thai], { compare: ['name'] }))).toBe('LINK_FILE_ENCODING');
  });

  it('broken far down are refused with the line, and nothing that stands there', async () => {
    const good = Array.from({ length: 30_000 }, (_, n) => `${n},name ${n}`);
    const path = await write('late.csv', `id,name\n${good.join('\n')}\nsecret person\n`);
    const thrown: unknown = await load([path], { compare: ['name'], id: 'id' }).catch(
      (cause: unknown) => cause,
    );
    expect(thrown).toMatchObject({ code: 'LINK_ROW_UNREADABLE', params: { path, line: 30_002 } });
    expect(String(thrown)).not.toContain('secret');
  });

  it('with a truth by which nobody is in them twice are refused', async () => {
    const path = await write('a.csv', 'id,name\n1,a\n2,b\n');
    expect(await codeOf(load([path], { compare: ['name'], truth: 'id' }))).toBe('LINK_TRUTH_ALONE');
  });
});
