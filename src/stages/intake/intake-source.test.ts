import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadIntake } from '../../../country/thailand/intake.ts';
import { sql } from '../../base/lake/index.ts';
import { openRegisterWriter } from '../../synthetic/writing/index.ts';
import {
  ask,
  openSmallIntake,
  rowsOf,
  type SmallIntake,
  smallContract,
  versionOf,
  windows874Bytes,
} from './testing/small-intake.ts';

let small: SmallIntake;
beforeEach(async () => {
  small = await openSmallIntake();
});
afterEach(() => small.close());

const ID = { name: 'ID', field: 'thing_id', read: 'text', required: true };
const SINCE = { name: 'SINCE', field: 'since', read: 'date', date: 'be-slash', partial: true };

describe('a source', () => {
  it('adds parts up; a sum that is told stands only where a part is not known, and one that differs is flagged', async () => {
    const columns = [
      ID,
      { name: 'A', field: 'eating', read: 'integer', min: 0, max: 2, optional: true },
      { name: 'B', field: 'walking', read: 'integer', min: 0, max: 3, optional: true },
      { name: 'SUM', field: 'score', read: 'integer', min: 0, max: 100 },
    ];
    const derived = [{ field: 'total', sum: ['eating', 'walking'], else: 'score' }];
    const contract = smallContract({ id: 'things', columns, derived });
    const rows = ['a|2|3|5', 'b|2|3|4', 'c|2||4', 'd|2|9|5', 'e|1|1|', 'f|||'];
    await small.put('things_25690930.txt', ['ID|A|B|SUM', ...rows].join('\n'));
    const version = versionOf(await small.run([contract]), 'things');
    const accepted = await rowsOf(small.lake, version, 'accepted');
    expect(accepted.map((row) => [row['thing_id'], row['total']])).toEqual([
      ['a', 5],
      ['b', 5],
      ['c', 4],
      ['d', 5],
      ['e', 2],
      ['f', null],
    ]);
    const repaired = await rowsOf(small.lake, version, 'repaired');
    expect(repaired.map((row) => [row['row_no'], row['code'], row['field']])).toEqual([
      [2, 'SUM_DIFFERS', 'score'],
      [4, 'NUMBER_RANGE', 'walking'],
    ]);
  });

  it('becomes typed rows that know their file and row', async () => {
    const columns = [
      { name: 'pid', field: 'pid', read: 'citizen-number' },
      { name: 'title', field: 'title', read: 'text' },
      { name: 'name', field: 'given_name', read: 'name', required: true },
      SINCE,
      { name: 'amount', field: 'amount_month', read: 'baht', min: 0 },
      { name: 'place', field: 'subdistrict_code', read: 'place-code' },
      { name: 'moo', field: 'village_no', read: 'village-number' },
    ];
    const derived = [{ field: 'village_code', join: ['subdistrict_code', 'village_no'] }];
    const contract = smallContract({ id: 'things', columns, derived, file: { encoding: 'windows-874' } });
    const header = 'place|moo|EXTRA|Amount|SINCE|name|title|pid';
    const rows = [
      '500101|2|x|600|1/10/2568|สมชาย|นาย|9000000079191',
      '500199||x|-|0/0/2500|นายเอก||',
      '||x|abc||-||1',
    ];
    await small.put('things_25690930.txt', windows874Bytes([header, ...rows].join('\r\n')));
    const version = versionOf(await small.run([contract]), 'things');
    expect(await rowsOf(small.lake, version, 'accepted')).toEqual([
      {
        row_id: 4294967297n,
        file_no: 1,
        row_no: 1,
        pid: '9000000079191',
        pid_unproven: null,
        title: 'นาย',
        given_name: 'สมชาย',
        since: '2025-10-01',
        since_precision: 'day',
        amount_month: 60_000n,
        subdistrict_code: '500101',
        village_no: '02',
        family_name: null,
        village_code: '50010102',
      },
      {
        row_id: 4294967298n,
        file_no: 1,
        row_no: 2,
        pid: null,
        pid_unproven: null,
        title: 'นาย',
        given_name: 'เอก',
        since: '1957-01-01',
        since_precision: 'year',
        amount_month: null,
        subdistrict_code: '500101',
        village_no: null,
        family_name: null,
        village_code: null,
      },
    ]);
    expect(await rowsOf(small.lake, version, 'rejected')).toEqual([
      { file_no: 1, row_no: 3, code: 'VALUE_MISSING', field: 'given_name', value: null },
    ]);
    expect(
      (await rowsOf(small.lake, version, 'repaired')).map(({ row_no, code, field }) => [row_no, code, field]),
    ).toEqual([
      [2, 'TITLE_IN_NAME', 'given_name'],
      [2, 'PLACE_SUCCESSOR', 'subdistrict_code'],
    ]);
    expect(await rowsOf(small.lake, version, 'files')).toMatchObject([
      {
        file_no: 1,
        name: 'things_25690930.txt',
        as_of: '2026-09-30',
        rows_in: 3,
        rows_accepted: 2,
        rows_rejected: 1,
      },
    ]);
    expect(version.sources).toEqual([{ source: 'things', asOf: '2026-09-30' }]);
    expect(version.parents).toHaveLength(1);
  });

  it('out of a workbook has its dates and long numbers', async () => {
    const columns = [
      { name: 'เลข', field: 'pid', read: 'citizen-number' },
      { name: 'ชื่อ-สกุล', field: 'full_name', read: 'full-name', required: true },
      { name: 'บ้านเลขที่', field: 'house_no', read: 'house-number' },
      SINCE,
    ];
    const contract = smallContract({
      id: 'things',
      columns,
      file: { format: 'xlsx', pattern: '^things_(?<asOf>\\d{8})\\.xlsx$' },
    });
    const writer = openRegisterWriter({ contract, path: joinPath(small.inputDir, 'things_25690930.xlsx') });
    writer.write({ เลข: '9000000079191', 'ชื่อ-สกุล': 'นาย เอก ใจดี', บ้านเลขที่: '12', SINCE: '1/2/2560' });
    writer.write({
      เลข: '9.00E+12',
      'ชื่อ-สกุล': 'น.ส.นวล ใจดี',
      บ้านเลขที่: new Date('2026-01-27T00:00:00Z'),
      SINCE: new Date('2017-02-01T00:00:00Z'),
    });
    writer.write({ เลข: 9000000079191, 'ชื่อ-สกุล': 'โท ใจดี', บ้านเลขที่: 7 });
    writer.writeRaw('x;y;z');
    await writer.close();
    const version = versionOf(await small.run([contract]), 'things');
    expect(await rowsOf(small.lake, version, 'accepted')).toMatchObject([
      {
        row_no: 1,
        pid: '9000000079191',
        title: 'นาย',
        given_name: 'เอก',
        house_no: '12',
        since: '2017-02-01',
      },
      { row_no: 2, pid: null, title: 'น.ส.', given_name: 'นวล', house_no: '27/1', since: '2017-02-01' },
      { row_no: 3, pid: '9000000079191', given_name: 'โท', house_no: '7', since: null },
    ]);
    expect(await rowsOf(small.lake, version, 'rejected')).toMatchObject([
      { row_no: 4, code: 'VALUE_MISSING' },
    ]);
    expect((await rowsOf(small.lake, version, 'repaired')).map(({ code }) => code)).toEqual([
      'HOUSE_NUMBER_DATE',
      'PID_FLOAT',
    ]);
  });

  it('of several files has rows of all, the newest first', async () => {
    const contract = smallContract({ id: 'things', columns: [ID, SINCE] });
    await small.put('things_25690101.txt', 'ID|SINCE\na|1/1/2560\nb');
    await small.put('things_25690201_1.txt', 'SINCE|ID\n1/1/2561|c\n');
    await small.put('things_25690201_2.txt', 'ID|SINCE\nd|1/1/2562');
    const version = versionOf(await small.run([contract]), 'things');
    const rows = await rowsOf(small.lake, version, 'accepted');
    expect(rows.map(({ file_no, row_no, thing_id }) => [file_no, row_no, thing_id])).toEqual([
      [1, 1, 'c'],
      [2, 1, 'd'],
      [3, 1, 'a'],
    ]);
    expect(await rowsOf(small.lake, version, 'rejected')).toMatchObject([
      { file_no: 3, row_no: 2, code: 'FIELD_COUNT', value: 'b' },
    ]);
    expect(version.sources).toEqual([{ source: 'things', asOf: '2026-01-01' }]);
  });

  it('refuses invented people in production', async () => {
    const contract = smallContract({
      id: 'things',
      columns: [ID, { name: 'PID', field: 'pid', read: 'citizen-number' }],
    });
    await small.put('things_25690101.txt', 'ID|PID\na|9000000079191\nb|\n');
    const version = versionOf(await small.run([contract], { environment: 'production' }), 'things');
    expect(version.notes).toMatchObject({ rowsAccepted: 1, byCode: { PID_SYNTHETIC: 1 } });
  });
});

describe('a key that came before', () => {
  const first = 'ID|SINCE\na|1/1/2560\nb|31/2/2560\na|1/1/2561\n-|\nb|\n';
  const second = 'ID|SINCE\nb|1/1/2562\nc|1/1/2563\na|\n';
  const contract = (onDuplicate: 'flag' | 'reject') =>
    smallContract({
      id: 'things',
      columns: [ID, { ...SINCE, onBad: 'reject' }],
      key: ['thing_id'],
      onDuplicate,
    });

  it.each([undefined, 1])(
    'rejects its row where the contract says so, in pieces of %s bytes',
    async (pieceBytes) => {
      await small.put('things_25690201.txt', first);
      await small.put('things_25690101.txt', second);
      const intake = await small.run([contract('reject')], pieceBytes ? { pieceBytes } : {});
      const version = versionOf(intake, 'things');
      const accepted = await rowsOf(small.lake, version, 'accepted');
      expect(accepted.map(({ file_no, row_no, thing_id }) => [file_no, row_no, thing_id])).toEqual([
        [1, 1, 'a'],
        [1, 5, 'b'],
        [2, 2, 'c'],
      ]);
      const rejected = await rowsOf(small.lake, version, 'rejected');
      expect(rejected.map(({ file_no, row_no, code }) => [file_no, row_no, code])).toEqual([
        [1, 2, 'DATE_IMPOSSIBLE'],
        [1, 3, 'KEY_DUPLICATE'],
        [1, 4, 'VALUE_MISSING'],
        [2, 1, 'KEY_DUPLICATE'],
        [2, 3, 'KEY_DUPLICATE'],
      ]);
    },
  );

  it('is flagged where the contract says so', async () => {
    await small.put('things_25690201.txt', first);
    await small.put('things_25690101.txt', second);
    const version = versionOf(await small.run([contract('flag')], { pieceBytes: 1 }), 'things');
    expect(version.notes).toMatchObject({ rowsIn: 8, rowsAccepted: 6, repairedByCode: { KEY_DUPLICATE: 3 } });
    const repaired = await rowsOf(small.lake, version, 'repaired');
    expect(repaired.map(({ file_no, row_no, field }) => [file_no, row_no, field])).toEqual([
      [1, 3, 'thing_id'],
      [2, 1, 'thing_id'],
      [2, 3, 'thing_id'],
    ]);
  });
});

describe('a version', () => {
  const contract = smallContract({ id: 'things', columns: [ID, SINCE] });

  it('is found again while nothing changes, and made anew when content, contract or settings do', async () => {
    await small.put('things_25690101.txt', 'ID|SINCE\na|1/1/2560\n');
    const made = async (...change: Parameters<SmallIntake['run']>) =>
      (await small.run(...change)).built[0]?.version.made;
    expect(await made([contract])).toBe(true);
    expect(await made([contract])).toBe(false);
    expect(await made([smallContract({ id: 'things', columns: [ID, { ...SINCE, required: true }] })])).toBe(
      true,
    );
    expect(await made([contract], { settings: { ...loadIntake(), blank: ['?'] } })).toBe(true);
    await small.put('things_25690101.txt', 'ID|SINCE\nb|1/1/2560\n');
    expect(await made([contract])).toBe(true);
  });

  it('of rows without keys, dates or places has all its tables', async () => {
    await small.put('things_25690101.txt', 'ID\na\n');
    const version = versionOf(await small.run([smallContract({ id: 'things', columns: [ID] })]), 'things');
    expect(version.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['accepted', 1],
      ['files', 1],
      ['rejected', 0],
      ['repaired', 0],
    ]);
    expect(version.parents).toEqual([]);
  });
});

describe('whatever is sent', () => {
  const contract = smallContract({
    id: 'things',
    columns: [ID, { ...SINCE, onBad: 'reject' }, { name: 'N', field: 'number', read: 'integer' }],
    key: ['thing_id'],
    onDuplicate: 'reject',
    file: { quoted: true, delimiter: ',' },
  });
  const good = fc.tuple(
    fc.constantFrom('a', 'b', 'ก', '', '"x, y"', '"p\nq"'),
    fc.constantFrom('1/1/2560', '31/2/2560', '', '1/1/2020'),
    fc.constantFrom('1', 'x', ''),
  );
  const line = fc.oneof(
    { weight: 4, arbitrary: good.map((fields) => fields.join(',')) },
    fc.constantFrom('a,b', 'a,b,c,d', '"open,1/1/2560,1', '', 'x"y,1/1/2560,1', '"a"b,1/1/2560,1'),
  );
  const file = fc.record({ lines: fc.array(line, { maxLength: 25 }), end: fc.constantFrom('\n', '\r\n') });

  it('each row is accepted or rejected, once', { timeout: 120_000 }, async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 400 }),
        async (files, pieceBytes) => {
          run += 1;
          const names = files.map((_, index) => `things_2569010${index + 1}.txt`);
          await Promise.all(
            names.map((name, index) => {
              const { lines = [], end = '\n' } = files[index] ?? {};
              return small.put(name, ['ID,SINCE,N', `row ${run} ${index},1/1/2560,1`, ...lines].join(end));
            }),
          );
          const version = versionOf(await small.run([contract], { pieceBytes }), 'things');
          const [sums] = await ask(
            small.lake,
            version,
            sql`
            with fate as (
              select file_no, row_no from intake_things.accepted
              union all
              select file_no, row_no from intake_things.rejected
            )
            select
              cast((select sum(rows_in) from intake_things.files) as integer) as rows_in,
              cast(count(*) as integer) as fates,
              cast(count(distinct (file_no, row_no)) as integer) as rows,
              cast((select count(distinct thing_id) from intake_things.accepted) as integer) as keys,
              cast((select count(*) from intake_things.accepted) as integer) as accepted
            from fate`,
          );
          expect(sums).toMatchObject({
            fates: sums?.['rows_in'],
            rows: sums?.['rows_in'],
            keys: sums?.['accepted'],
          });
          expect(version.notes['rowsIn']).toBe(sums?.['rows_in']);
        },
      ),
      { numRuns: 25 },
    );
  });
});
