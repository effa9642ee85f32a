import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import type { Reading } from './reading.ts';
import { listRejects } from './reject-list.ts';
import { openSmallReading } from './testing/small-reading.ts';

const files = sql`select * from (values (1, 'first.csv'), (2, 'second.csv')) as file (file_no, name)`;
const nothing = sql`select 1 as file_no, 1 as row_no, '' as code, null as field where false`;

let reading: Reading;

beforeAll(async () => {
  reading = await openSmallReading({
    places: { places: sql`select 'TH' as code` },
    'intake/dopa-person': {
      files,
      rejected: sql`select * from (values
        (2, 9, 'PID_CHECKSUM', 'pid', '9101234567891'), (1, 3, 'FIELD_COUNT', null, 'torn'), (1, 2, 'FIELD_COUNT', null, 'torn')
      ) as row (file_no, row_no, code, field, value)`,
      repaired: sql`select * from (values (1, 1, 'ERA_REPAIRED', 'birth_date'), (1, 1, 'TITLE_IN_NAME', 'given_name')) as row (file_no, row_no, code, field)`,
    },
    'intake/dep-card': { files, rejected: nothing, repaired: nothing },
  });
});

afterAll(() => reading.close());

describe('rejected and mended rows', () => {
  it('are counted by reason, the most frequent first', async () => {
    const { total, byReason } = await listRejects(reading, { limit: 1 });
    expect(total).toBe(5);
    expect(byReason).toEqual([
      { source: 'dopa-person', outcome: 'rejected', code: 'FIELD_COUNT', rows: 2 },
      { source: 'dopa-person', outcome: 'rejected', code: 'PID_CHECKSUM', rows: 1 },
      { source: 'dopa-person', outcome: 'repaired', code: 'ERA_REPAIRED', rows: 1 },
      { source: 'dopa-person', outcome: 'repaired', code: 'TITLE_IN_NAME', rows: 1 },
    ]);
  });

  it('are listed by file and row, each with its reason in both languages', async () => {
    const { rows } = await listRejects(reading, { limit: 10, outcome: 'rejected' });
    expect(rows.map(({ file, row, code, field }) => [file, row, code, field])).toEqual([
      ['first.csv', 2, 'FIELD_COUNT', null],
      ['first.csv', 3, 'FIELD_COUNT', null],
      ['second.csv', 9, 'PID_CHECKSUM', 'pid'],
    ]);
    expect(rows[2]?.message).toEqual({
      th: 'หลักตรวจสอบของเลขประจำตัวประชาชนไม่ถูกต้อง',
      en: 'The check digit of the national number is wrong.',
    });
  });

  it('tell nothing of what stood in a row', async () => {
    const answer = await listRejects(reading, { limit: 10 });
    expect(JSON.stringify(answer)).not.toMatch(/9101234567891|torn/);
  });

  it('can be asked for of one source and one outcome', async () => {
    const mended = await listRejects(reading, { source: 'dopa-person', outcome: 'repaired', limit: 10 });
    expect(mended.rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['repaired', 'ERA_REPAIRED'],
      ['repaired', 'TITLE_IN_NAME'],
    ]);
    expect(await listRejects(reading, { source: 'dep-card', limit: 10 })).toEqual({
      total: 0,
      byReason: [],
      rows: [],
    });
  });

  it('of a source that is not published are refused, naming those that are', async () => {
    await expect(listRejects(reading, { source: 'dopa-persons', limit: 10 })).rejects.toMatchObject({
      code: 'SOURCE_UNKNOWN',
      params: { source: 'dopa-persons', known: 'dep-card, dopa-person' },
    });
  });
});
