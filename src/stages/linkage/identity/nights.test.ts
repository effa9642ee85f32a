import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { linkNights, type Morning, type Night, recordKeyOf } from '../testing/nights.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../testing/tiny-registers.ts';

const settings = loadLinkage();
const NAMED = ['tag', 'pid', 'given_name', 'family_name', 'sex', 'birth_date', 'subdistrict_code'];
const SPINE = { id: 'dopa-person', fields: NAMED, spine: true };
const CLINIC = { id: 'moph-person', fields: [...NAMED, 'local_id'], key: ['local_id'] };

const SOMCHAI = {
  pid: '9000000000019',
  given_name: 'สมชาย',
  family_name: 'ทองดี',
  sex: 'm',
  birth_date: '1980-05-17',
  subdistrict_code: '170101',
};
const MALEE = { ...SOMCHAI, pid: '9000000000027', given_name: 'มาลี', sex: 'f', birth_date: '1982-11-02' };
const OUNG = { ...SOMCHAI, pid: null, given_name: 'อ่อง', family_name: 'ตุน', birth_date: '1990-02-03' };

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

function night(
  spine: readonly TinyRow[],
  clinic: readonly TinyRow[],
  decisions: Night['decisions'] = [],
): Night {
  return {
    registers: [
      { register: SPINE, rows: spine.map((row) => ({ tag: `spine ${row['given_name']}`, ...row })) },
      { register: CLINIC, rows: clinic.map((row) => ({ tag: `clinic ${row['local_id']}`, ...row })) },
    ],
    decisions,
  };
}

const live = (nights: readonly Night[]) => linkNights(tiny, nights, { settings });
const idOf = (morning: Morning | undefined, tag: string) => morning?.personOf.get(tag);
const eventsOf = (morning: Morning | undefined) =>
  (morning?.history ?? [])
    .filter(({ chapter }) => chapter === morning?.history.at(-1)?.['chapter'])
    .map(({ event }) => event);

describe('a person keeps the id', () => {
  it('through three nights in which rows are new, moved about and respelt', async () => {
    const clinic = [
      { ...SOMCHAI, local_id: '1' },
      { ...OUNG, local_id: '2' },
      { ...MALEE, pid: null, local_id: '3' },
    ];
    const respelt = clinic.map((row) => ({ ...row, family_name: row.family_name === 'ตุน' ? 'ตุลย์' : 'ธองดี' }));
    const [first, second, third, fourth] = await live([
      night([SOMCHAI, MALEE], clinic),
      night([MALEE, SOMCHAI], [{ ...OUNG, given_name: 'ซอ', local_id: '9' }, ...clinic.toReversed()]),
      night([SOMCHAI, MALEE], respelt),
      night([SOMCHAI, MALEE], [{ ...OUNG, given_name: 'ซอ', local_id: '9' }, ...respelt]),
    ]);
    for (const tag of ['spine สมชาย', 'clinic 1', 'clinic 2', 'clinic 3'])
      expect([second, third, fourth].map((morning) => idOf(morning, tag))).toEqual(
        Array(3).fill(idOf(first, tag)),
      );
    expect(idOf(fourth, 'clinic 9')).toBe(idOf(second, 'clinic 9'));
    expect(fourth?.history.map(({ event }) => event)).toEqual(['begin', 'new', 'withdrawn', 'new']);
  });

  it('when a number is given for another one (0 to 8)', async () => {
    const before = { ...SOMCHAI, pid: '0000000000019' };
    const after = { ...SOMCHAI, pid: '8000000000019' };
    const [first, second] = await live([
      night([before, MALEE], [{ ...before, local_id: '1' }]),
      night([after, MALEE], [{ ...before, local_id: '1' }]),
    ]);
    expect(idOf(second, 'spine สมชาย')).toBe(idOf(first, 'spine สมชาย'));
    expect(second?.history.map(({ event }) => event)).toEqual(['begin']);
  });

  it('that is the older one when an island turns out to be somebody known, and the other leads there', async () => {
    const [first, second, third] = await live([
      night([SOMCHAI], [{ ...OUNG, local_id: '1' }]),
      night([SOMCHAI, MALEE], [{ ...OUNG, local_id: '1' }]),
      night([SOMCHAI, MALEE], [{ ...MALEE, local_id: '1' }]),
    ]);
    const [island, malee] = [idOf(first, 'clinic 1'), idOf(second, 'spine มาลี')];
    expect(idOf(third, 'clinic 1')).toBe(island);
    expect(idOf(third, 'spine มาลี')).toBe(island);
    expect([...(third?.aliases ?? [])]).toEqual([[malee, island]]);
    expect(eventsOf(third)).toEqual(['merge']);
  });

  it('when somebody comes back after being away', async () => {
    const [first, second, third] = await live([
      night([SOMCHAI, MALEE], []),
      night([SOMCHAI], []),
      night([SOMCHAI, MALEE], []),
    ]);
    expect(eventsOf(second)).toEqual(['withdrawn']);
    expect(idOf(third, 'spine มาลี')).toBe(idOf(first, 'spine มาลี'));
  });

  it('and a register that is withdrawn takes away only those known there', async () => {
    const both = night(
      [SOMCHAI],
      [
        { ...SOMCHAI, local_id: '1' },
        { ...OUNG, local_id: '2' },
      ],
    );
    const [first, second] = await live([both, { registers: both.registers.slice(0, 1) }]);
    expect([...(second?.persons ?? [])]).toEqual([idOf(first, 'spine สมชาย')]);
    expect(eventsOf(second)).toEqual(['withdrawn']);
  });
});

describe('the version', () => {
  it('stands when nothing changed, and is made again on what it was made on when asked', async () => {
    const same = night([SOMCHAI, MALEE], [{ ...OUNG, local_id: '1' }]);
    const [first, second, third] = await live([same, same, night([SOMCHAI], [])]);
    expect(second?.version.id).toBe(first?.version.id);
    expect(second?.made).toBe(false);
    expect(third?.made).toBe(true);
  });
});

describe("a reviewer's word", () => {
  const clinic = [
    { ...SOMCHAI, local_id: '1' },
    { ...OUNG, local_id: '2' },
    { ...OUNG, given_name: 'ซอ', local_id: '3' },
  ];
  const spine = [SOMCHAI, MALEE];

  it('unites people and, taken back, parts them into whom they were', async () => {
    const key = keysOf(night(spine, clinic));
    const decisions = [{ leftKey: key('clinic 2'), rightKey: key('clinic 3'), kind: 'must-link' as const }];
    const [first, second, third] = await live([
      night(spine, clinic),
      night(spine, clinic, decisions),
      night(spine, clinic),
    ]);
    expect(idOf(second, 'clinic 2')).toBe(idOf(second, 'clinic 3'));
    expect(eventsOf(second)).toEqual(['merge']);
    expect(third?.personOf).toEqual(first?.personOf);
    expect(eventsOf(third)).toEqual(['undo']);
    expect(third?.aliases.size).toBe(0);
  });

  it('parts a row from a person whose number it carries and, taken back, returns it', async () => {
    const key = keysOf(night(spine, clinic));
    const [left, right] = [key('clinic 1'), key('spine สมชาย')];
    const decisions = [{ leftKey: left, rightKey: right, kind: 'cannot-link' as const }];
    const [first, second, third] = await live([
      night(spine, clinic),
      night(spine, clinic, decisions),
      night(spine, clinic),
    ]);
    expect(idOf(second, 'clinic 1')).not.toBe(idOf(first, 'clinic 1'));
    expect(idOf(second, 'spine สมชาย')).toBe(idOf(first, 'spine สมชาย'));
    expect(eventsOf(second)).toEqual(['split']);
    expect(third?.personOf).toEqual(first?.personOf);
    expect(eventsOf(third)).toEqual(['undo']);
  });

  it('to part wins over one to unite', async () => {
    const key = keysOf(night(spine, clinic));
    const pair = { leftKey: key('clinic 2'), rightKey: key('clinic 3') };
    const [morning] = await live([
      night(spine, clinic, [
        { ...pair, kind: 'must-link' },
        { ...pair, kind: 'cannot-link' },
      ]),
    ]);
    expect(idOf(morning, 'clinic 2')).not.toBe(idOf(morning, 'clinic 3'));
    expect(morning?.version.notes['decisions']).toEqual([{ decisions: 2, unknown_records: 0, refused: 1 }]);
  });

  it('about a record that is not there changes nothing', async () => {
    const [first, second] = await live([
      night(spine, clinic),
      night(spine, clinic, [{ leftKey: 1n, rightKey: 2n, kind: 'must-link' }]),
    ]);
    expect(second?.personOf).toEqual(first?.personOf);
  });
});

/** The keys of rows by their tags. */
function keysOf({ registers }: Night): (tag: string) => bigint {
  const keys = registers.flatMap(({ register, rows }) =>
    rows.map((row) => {
      const key = row[register.id === SPINE.id ? 'pid' : 'local_id'];
      return [String(row['tag']), recordKeyOf(register, String(key))] as const;
    }),
  );
  const keyOf = new Map(keys);
  return (tag) => keyOf.get(tag) ?? 0n;
}
