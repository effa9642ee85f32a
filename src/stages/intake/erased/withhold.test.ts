import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { id, type Lake, type Row, schemaOf, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import { openSmallIntake, type SmallIntake, smallContract, versionOf } from '../testing/small-intake.ts';
import { countHeld, digestOf, faceWords, type Holds, keyWords, numberWords, withoutErased } from './index.ts';

const [ERASED, OTHER, THIRD] = ['1103700000062', '1103700000151', '1103700000313'] as const;
const NAMED = [
  { name: 'GIVEN', field: 'given_name', read: 'name' },
  { name: 'FAMILY', field: 'family_name', read: 'name' },
];
const BORN = { name: 'BORN', field: 'birth_date', read: 'date', date: 'iso' };

const people = smallContract({
  id: 'people',
  identifies: 'person',
  key: ['pid'],
  onDuplicate: 'reject',
  columns: [
    { name: 'PID', field: 'pid', read: 'citizen-number' },
    ...NAMED,
    BORN,
    { name: 'GUARDIAN', field: 'guardian_pid', read: 'citizen-number' },
    { name: 'GUARDIAN_NAME', field: 'guardian_name', read: 'text' },
  ],
});
const patients = smallContract({
  id: 'patients',
  identifies: 'person',
  key: ['hospital', 'local_id'],
  columns: [
    { name: 'HOSPITAL', field: 'hospital', read: 'text' },
    { name: 'LOCAL', field: 'local_id', read: 'text' },
    { name: 'PID', field: 'pid', read: 'citizen-number' },
  ],
});
const visits = smallContract({
  id: 'visits',
  columns: [
    { name: 'HOSPITAL', field: 'hospital', read: 'text' },
    { name: 'LOCAL', field: 'local_id', read: 'text' },
    { name: 'SEEN', field: 'seen_on', read: 'date', date: 'iso' },
  ],
});
const ALL = [people, patients, visits];

const key = Buffer.alloc(32, 7);
const faceOf = (text: string) => digestOf({ key }, faceWords(people), text);
const holds: Holds = {
  key,
  digests: [
    digestOf({ key }, numberWords, ERASED),
    digestOf({ key }, keyWords(patients, ['hospital', 'local_id']), `10001${String.fromCharCode(31)}77`),
    faceOf(['', 'สมชาย', 'ใจดี', '1950-03-02'].join(String.fromCharCode(31))),
  ],
  marks: new Map([
    ['people', 'a'],
    ['patients', 'a'],
    ['visits', 'a'],
  ]),
};

let small: SmallIntake;
beforeEach(async () => {
  small = await openSmallIntake();
  const header = 'PID|GIVEN|FAMILY|BORN|GUARDIAN|GUARDIAN_NAME';
  const lines = [
    `${ERASED}|ยายมา|ใจดี|1940-01-01||`,
    `${OTHER}|สมศรี|ใจดี|1990-05-06|${ERASED}|ยายมา ใจดี`,
    '|สมชาย|ใจดี|1950-03-02||',
    '|สมชาย|ใจดี|1951-03-02||',
    `${ERASED}|not a date follows|ใจดี|1940-99-01||`,
    `1-1037-00000-06-2|too few fields`,
    `${THIRD}|อีก|คน|1991-05-06|${OTHER}|สมศรี`,
  ];
  await small.put('people_25690101.txt', [header, ...lines, ''].join('\n'));
  await small.put(
    'patients_25690101.txt',
    `HOSPITAL|LOCAL|PID\n10001|77|\n10001|78|${ERASED}\n10002|77|${OTHER}\n`,
  );
  await small.put('visits_25690101.txt', 'HOSPITAL|LOCAL|SEEN\n10001|77|2026-01-01\n10002|77|2026-01-01\n');
});
afterEach(() => small.close());

async function rowsOf(lake: Lake, version: DatasetVersion, table: string): Promise<Row[]> {
  const engine = await lake.openEngine([version]);
  try {
    return await engine.rows(sql`select * from ${id(`${schemaOf(version.dataset)}.${table}`)}`);
  } finally {
    await engine.close();
  }
}

const byRow = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((one, other) => Number(one['row_no']) - Number(other['row_no']));

async function expectNobody(version: DatasetVersion) {
  const [accepted, rejected, repaired] = await Promise.all(
    ['accepted', 'rejected', 'repaired'].map((table) => rowsOf(small.lake, version, table)),
  );
  const everything = JSON.stringify([accepted, rejected, repaired], (_, cell) =>
    typeof cell === 'bigint' ? Number(cell) : cell,
  );
  for (const told of [ERASED, '1-1037-00000-06-2', 'ยายมา', '1950-03-02'])
    expect(everything).not.toContain(told);
  expect(byRow(accepted ?? []).map(({ row_no, guardian_pid }) => [row_no, guardian_pid])).toEqual([
    [2, null],
    [4, null],
    [7, OTHER],
  ]);
  expect(byRow(rejected ?? []).map(({ row_no, code }) => [row_no, code])).toEqual(
    [1, 3, 5, 6].map((row) => [row, 'ERASED']),
  );
  expect(repaired).toContainEqual(
    expect.objectContaining({ row_no: 2, code: 'ERASED', field: 'guardian_pid' }),
  );
  expect(version.notes).toMatchObject({
    rowsIn: 7,
    rowsAccepted: 3,
    rowsRejected: 4,
    byCode: { ERASED: 4 },
    erased: 'a',
  });
  expect(await rowsOf(small.lake, version, 'files')).toMatchObject([
    { rows_in: 7, rows_accepted: 3, rows_rejected: 4 },
  ]);
}

async function heldIn(version: DatasetVersion): Promise<number> {
  const engine = await small.lake.openEngine([version]);
  try {
    return await countHeld(engine, { contract: people, contracts: ALL, version, holds });
  } finally {
    await engine.close();
  }
}

describe('rows of somebody who was erased', () => {
  it('are rejected by number, also mistyped, broken or undated ones, and by face where there is no number; mentions of them go', async () => {
    await expectNobody(versionOf(await small.run(ALL, { holds }), 'people'));
  });

  it('are rejected by the key an agency names people with, also where only that stands', async () => {
    const intake = await small.run(ALL, { holds });
    const left = async (source: string) =>
      (await rowsOf(small.lake, versionOf(intake, source), 'accepted')).map(({ hospital }) => hospital);
    expect([await left('patients'), await left('visits')]).toEqual([['10002'], ['10002']]);
  });

  it('leave a version of before too, when the source sends nothing any more', async () => {
    const before = versionOf(await small.run(ALL), 'people');
    expect(await heldIn(before)).toBe(5);
    const places = await small.lake.find(before.parents[0] ?? '');
    const kept = { contract: people, contracts: ALL, version: before, places: places ?? before, holds };
    const after = await withoutErased(small.lake, kept);
    expect(after.id).not.toBe(before.id);
    expect(await withoutErased(small.lake, { ...kept, version: after })).toBe(after);
    await expectNobody(after);
    expect(await heldIn(after)).toBe(0);
  });

  it('change the name of a version only in sources that had something of theirs', async () => {
    const [before, after, others] = [
      await small.run(ALL),
      await small.run(ALL, { holds }),
      await small.run(ALL, { holds: { ...holds, marks: new Map([['people', 'a']]) } }),
    ];
    const idOf = (intake: typeof before, source: string) => versionOf(intake, source).id;
    expect(idOf(after, 'people')).not.toBe(idOf(before, 'people'));
    expect(idOf(others, 'people')).toBe(idOf(after, 'people'));
    expect(idOf(others, 'visits')).toBe(idOf(before, 'visits'));
  });
});
