import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { asOfficer } from '../../base/access/index.ts';
import type { Condition } from '../../base/condition/index.ts';
import { id, join as joinSql, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import { openPreparedLedger } from '../../base/ledger/testing/prepared-ledger.ts';
import { type AreaCode, type IsoDate, personIdOf } from '../../base/model/index.ts';
import { columnOf, measuresOf, unitOf } from '../../stages/areas/index.ts';
import type { Reading } from '../lookup/index.ts';
import { openSmallReading } from '../lookup/testing/small-reading.ts';
import {
  archiveCohort,
  type CohortDesk,
  changeByHand,
  createCohort,
  exportCohort,
  listCohortPeople,
  listCohorts,
  listMissingHouseholds,
  overlapOf,
  previewCohort,
  readChanges,
  readCohort,
  readRouteSheet,
  refreshCohort,
  renameCohort,
  sumMissingHouseholds,
} from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;
let first: Reading;
let later: Reading;

type Person = Readonly<{
  number: number;
  village: string;
  sex?: 'm' | 'f' | null;
  born?: string | null;
  missing?: number;
  name?: string;
  disabled?: boolean;
  cannotTell?: boolean;
  entitled?: boolean;
  dead?: boolean;
}>;

const PEOPLE: readonly Person[] = [
  { number: 1, village: '17010201', sex: 'f', born: '1950-10-01', missing: 60_000 },
  { number: 2, village: '17010201', sex: 'm', born: '1945-10-01', missing: 70_000, name: '=cmd|calc' },
  { number: 3, village: '17010202', sex: 'f', born: null, missing: 60_000, disabled: true },
  { number: 4, village: '17010202', sex: null, born: '2020-01-01' },
  { number: 5, village: '18010201', sex: 'm', born: '1950-10-01', missing: 90_000 },
  { number: 6, village: '17010201', sex: 'm', born: '1966-10-01', missing: 10_000, entitled: true },
  { number: 7, village: '17010201', sex: 'f', born: '1966-09-30', cannotTell: true },
  { number: 8, village: '17010201', sex: 'f', born: '1930-01-01', dead: true, missing: 5_000 },
];

/** A later day: 1 and 2 turned out to be one person (2), 3 is paid now, 9 is new. */
const LATER: readonly Person[] = [
  ...PEOPLE.filter(({ number }) => number !== 1).map((one) =>
    one.number === 3 ? { ...one, missing: 0 } : one,
  ),
  { number: 9, village: '17010202', sex: 'f', born: '1950-01-01', missing: 80_000 },
];

const PROGRAMME = 'old-age-allowance';
const COLUMNS: Readonly<Record<string, (person: Person) => boolean>> = {
  people: ({ dead }) => dead !== true,
  missing_out: ({ missing, dead }) => (missing ?? 0) > 0 && dead !== true,
  [`missing_out:${PROGRAMME}`]: ({ missing, dead }) => (missing ?? 0) > 0 && dead !== true,
  [`paid_after_death:${PROGRAMME}`]: ({ dead }) => dead === true,
  [`eligible:${PROGRAMME}`]: ({ entitled }) => entitled === true,
  [`cannot_tell:${PROGRAMME}`]: ({ cannotTell }) => cannotTell === true,
};

function tableOf(people: readonly Person[]): Sql {
  const country = loadThailand();
  const measures = measuresOf(country.measures, country.programmes);
  const rows = people.map((person) => {
    const columns = measures
      .filter((measure) => ['people', 'satang-a-month'].includes(unitOf(measure)))
      .map((measure) => {
        const isMoney = unitOf(measure) === 'satang-a-month';
        const value = isMoney
          ? sql`cast(${measure.id.replace(`:${PROGRAMME}`, '') === 'missing_out_satang_month' ? (person.missing ?? 0) : 0} as bigint)`
          : literal(COLUMNS[measure.id]?.(person) ?? false);
        return sql`${value} as ${id(columnOf(measure.id))}`;
      });
    return sql`
      select cast(${person.number} as bigint) as person_id, ${person.village} as village_code, ${person.sex ?? null} as sex,
        'older' as stage, cast(${person.born ?? null} as date) as birth_date, ${person.name ?? `name ${person.number}`} as given_name,
        null as family_name, ${literal(person.disabled ?? false)} as in_disabled, ${joinSql(columns)}`;
  });
  return joinSql(rows, ' union all ');
}

/** 1 and 2 live in a surveyed house, 2 and 6 are registered in another one; of 3 and 4 nothing is known but a closed house. */
const MEMBERS: readonly (readonly [household: number, kind: string, person: number, until: string | null])[] =
  [
    [100, 'bmn', 1, null],
    [100, 'bmn', 2, null],
    [200, 'register-house', 2, null],
    [200, 'register-house', 6, null],
    [300, 'register-house', 3, '2020-01-01'],
  ];

function households() {
  return {
    members: joinSql(
      MEMBERS.map(
        ([household, kind, person, until]) => sql`
          select cast(${household} as bigint) as household_id, ${kind} as kind, cast(${person} as bigint) as person_id,
            cast(${until} as date) as valid_to`,
      ),
      ' union all ',
    ),
    households: sql`
      select cast(100 as bigint) as household_id, 'bmn' as kind, '17010000010' as house_code, 4 as members
      union all select 200, 'register-house', '17010000020', 2`,
  };
}

const HOUSES = {
  accepted: sql`select '17010000010' as house_code, '12/3' as house_no union all select '17010000020', '9'`,
};

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  first = await openSmallReading({
    areas: { people: tableOf(PEOPLE) },
    linkage: { person_aliases: sql`select cast(-1 as bigint) as alias_id, cast(-1 as bigint) as person_id` },
    households: households(),
    'intake/dopa-house': HOUSES,
  });
  later = published(
    await openSmallReading({
      areas: { people: tableOf(LATER) },
      linkage: { person_aliases: sql`select cast(1 as bigint) as alias_id, cast(2 as bigint) as person_id` },
      households: households(),
    }),
  );
}, 60_000);

afterAll(async () => {
  await first.close();
  await later.close();
  await ledger.close();
  rmSync(home, { recursive: true });
});

/** A set of its own: versions made from nothing would have the same name as those before. */
function published(reading: Reading): Reading {
  const renamed = reading.serving.versions.map((version) => ({ ...version, id: `${version.id}-later` }));
  return {
    ...reading,
    serving: { ...reading.serving, versions: renamed },
    version: (dataset) => renamed.find((version) => version.dataset === dataset) ?? reading.version(dataset),
  };
}

function desk(area = '17', reading = first): CohortDesk {
  const officer = asOfficer({
    role: 'officer',
    area: area as AreaCode,
    subject: 'mali',
    sessionId: 'of mali',
  });
  return { reading, cohorts: ledger.cohorts, officer, visits: ledger.homeVisits };
}

const person = (number: number) => personIdOf(BigInt(number));
const MISSING: Condition = { measure: 'missing_out' };

function create(condition: Condition = MISSING, area = '17'): Promise<string> {
  return createCohort(desk(), { name: 'ตกหล่น', area, condition });
}

async function whoIn(list: string, from = desk()): Promise<string[]> {
  const { people } = await listCohortPeople(from, { id: list, limit: 50 });
  return people.map((one) => one.id);
}

async function met(condition: Condition, from = desk('TH')): Promise<string[]> {
  const list = await createCohort(from, { name: 'any', area: 'TH', condition });
  return (await whoIn(list, from)).toSorted();
}

describe('a condition', () => {
  it.each<[Condition, number[]]>([
    [{ sex: 'f' }, [1, 3, 7]],
    [{ not: { sex: 'f' } }, [2, 5, 6]],
    [{ age: { from: 60 } }, [1, 2, 5, 7]],
    [{ age: { to: 59 } }, [4, 6]],
    [{ all: [{ area: '170102' }, { missing: { satangAMonth: 60_000 } }] }, [1, 2, 3]],
    [{ any: [{ group: 'disabled' }, { programme: { id: PROGRAMME, is: 'eligible' } }] }, [3, 6]],
    [{ not: { programme: { id: PROGRAMME, is: 'eligible' } } }, [1, 2, 3, 4, 5]],
    [{ programme: { id: PROGRAMME, is: 'cannot-tell' } }, [7]],
    [{ measure: `paid_after_death:${PROGRAMME}` }, [8]],
  ])(
    '%j is met by the right people, and what is not known of somebody is taken for neither',
    async (condition, numbers) => {
      expect(await met(condition)).toEqual(numbers.map(person).toSorted());
    },
  );

  it('counts in a preview exactly those whom a list then holds, and says of how many it is not known', async () => {
    const leaf = fc.constantFrom<Condition>(
      { sex: 'm' },
      { age: { from: 61, to: 90 } },
      MISSING,
      { missing: { satangAMonth: 60_000 } },
      { programme: { id: PROGRAMME, is: 'eligible' } },
    );
    const condition = fc.oneof(
      leaf,
      leaf.map((not) => ({ not })),
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any) => ({ not: { any } })),
    );
    const everyone = new Map<string, number>();
    for (const area of ['TH', '17', '170102']) {
      const { people } = await previewCohort(desk('TH'), { area, condition: { measure: 'people' } });
      everyone.set(area, people);
    }
    await fc.assert(
      fc.asyncProperty(condition, fc.constantFrom(...everyone.keys()), async (asked, area) => {
        const preview = await previewCohort(desk('TH'), { area, condition: asked });
        const opposite = await previewCohort(desk('TH'), { area, condition: { not: asked } });
        const list = await createCohort(desk('TH'), { name: 'any', area, condition: asked });
        expect(await whoIn(list, desk('TH'))).toHaveLength(preview.people);
        expect(preview.notKnown).toBe(opposite.notKnown);
        expect(preview.people + opposite.people + preview.notKnown).toBe(everyone.get(area));
        for (const parts of [preview.byStage, preview.byArea])
          expect(parts.reduce((sum, one) => sum + one.people, 0)).toBe(preview.people);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    [{ measure: 'nothing' }, 'REQUEST_INVALID'],
    [{ measure: 'missing_out_satang_month' }, 'REQUEST_INVALID'],
    [{ measure: "people') or true --" }, 'REQUEST_INVALID'],
    [{ stage: 'ghost' }, 'REQUEST_INVALID'],
    [{ group: 'x' }, 'REQUEST_INVALID'],
    [{ programme: { id: 'x', is: 'eligible' } }, 'REQUEST_INVALID'],
    [{ area: '99' }, 'AREA_UNKNOWN'],
  ] as const)('%j is refused with %s', async (condition, code) => {
    await expect(previewCohort(desk(), { area: '17', condition })).rejects.toMatchObject({ code });
  });
});

describe('a target list', () => {
  it('holds the people of its area, those who miss most first, by pages that neither repeat nor skip', async () => {
    const list = await create();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listCohortPeople(desk(), { id: list, after, limit: 1 });
      seen.push(...page.people.map((one) => one.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual([2, 1, 3, 6].map(person));
    const { villages, total } = await listCohortPeople(desk(), { id: list, area: '17010202', limit: 9 });
    expect(villages.map(({ village, people, satangAMonth }) => [village.code, people, satangAMonth])).toEqual(
      [
        ['17010201', 3, 140_000],
        ['17010202', 1, 60_000],
      ],
    );
    expect(total).toBe(4);
  });

  it('keeps who made it, when and from which data, and is found by those of its area and around it alone', async () => {
    const list = await create(MISSING, '170102');
    expect(await readCohort(desk(), list)).toMatchObject({
      name: 'ตกหล่น',
      createdBy: 'mali',
      own: true,
      stale: false,
      condition: MISSING,
      sentence: { th: 'นับอยู่ใน “คนตกหล่น”' },
      version: {
        version: 1,
        people: 4,
        datasetVersions: [first.version('areas').id, first.version('linkage').id],
      },
    });
    await expect(readCohort(desk('18'), list)).rejects.toMatchObject({ code: 'COHORT_UNKNOWN' });
    await expect(readCohort(desk(), "1' or 1=1")).rejects.toMatchObject({ code: 'COHORT_UNKNOWN' });
    expect((await listCohorts(desk('18'))).map((one) => one.id)).not.toContain(list);
  });

  it('shows an officer of a part only that part, and lets them change nothing', async () => {
    const list = await create();
    const below = desk('17010202');
    expect(await whoIn(list, below)).toEqual([person(3)]);
    expect((await readCohort(below, list)).version.people).toBeNull();
    expect((await listCohortPeople(below, { id: list, limit: 9 })).notFound).toBeNull();
    expect((await readChanges(below, list)).still).toBe(1);
    await exportCohort(desk(), { id: list, format: 'csv', language: 'th', reason: 'the visits of October' });
    expect((await readCohort(below, list)).book).toEqual([]);
    for (const act of [
      () => refreshCohort(below, list),
      () => renameCohort(below, { id: list, name: 'x' }),
      () => archiveCohort(below, { id: list, archived: true, reason: 'done with it' }),
      () => changeByHand(below, { id: list, person: person(3), act: 'removed', reason: 'moved' }),
      () => createCohort(below, { name: 'x', area: '17', condition: MISSING }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    }
  });

  it('tells who entered, left and stayed with newer data; people who were joined stayed', async () => {
    const list = await create();
    expect(await refreshCohort(desk(), list)).toEqual({ made: false });
    expect((await readCohort(desk('17', later), list)).stale).toBe(true);
    expect(await refreshCohort(desk('17', later), list)).toEqual({ made: true });
    const changes = await readChanges(desk('17', later), list);
    expect([changes.version, changes.since, changes.still]).toEqual([2, 1, 2]);
    expect(changes.entered).toMatchObject({ people: 1, shown: [{ id: person(9) }] });
    expect(changes.left).toMatchObject({ people: 1, shown: [{ id: person(3) }] });
  });

  it('keeps what was changed by hand over versions and merges, with who did it and why', async () => {
    const list = await create();
    const change = (number: number, act: 'added' | 'removed' | 'withdrawn', at = desk()) =>
      changeByHand(at, { id: list, person: person(number), act, reason: 'seen at home' });
    await change(4, 'added');
    await change(1, 'removed');
    expect((await whoIn(list)).toSorted()).toEqual([2, 3, 4, 6].map(person).toSorted());
    await expect(change(4, 'added')).rejects.toMatchObject({ code: 'COHORT_HAND_REFUSED' });
    await expect(change(1, 'removed')).rejects.toMatchObject({ code: 'COHORT_HAND_REFUSED' });
    await expect(change(3, 'withdrawn')).rejects.toMatchObject({ code: 'COHORT_HAND_REFUSED' });
    await expect(change(5, 'added')).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
    await refreshCohort(desk('17', later), list);
    expect((await whoIn(list, desk('17', later))).toSorted()).toEqual([4, 6, 9].map(person).toSorted());
    await change(1, 'withdrawn', desk('17', later));
    expect(await whoIn(list, desk('17', later))).toContain(person(2));
    const { byHand } = await readChanges(desk('17', later), list);
    expect(byHand).toMatchObject([
      { id: person(4), byHand: { act: 'added', reason: 'seen at home', officer: 'mali' } },
    ]);
  });

  it('can be called otherwise and put on the shelf, where it stays as it was', async () => {
    const list = await create();
    await renameCohort(desk(), { id: list, name: 'บ้านที่จะไป' });
    await archiveCohort(desk(), { id: list, archived: true, reason: 'all were visited' });
    expect(await readCohort(desk(), list)).toMatchObject({ name: 'บ้านที่จะไป', archived: true });
    await expect(renameCohort(desk(), { id: list, name: 'x' })).rejects.toMatchObject({
      code: 'COHORT_ARCHIVED',
    });
    expect(await whoIn(list)).toHaveLength(4);
    await archiveCohort(desk(), { id: list, archived: false, reason: 'one was not' });
    expect((await readCohort(desk(), list)).book.map(({ act }) => act)).toEqual([
      'named',
      'named',
      'archived',
      'restored',
    ]);
  });

  it('knows how many of another condition it holds already', async () => {
    const list = await create({ all: [MISSING, { sex: 'f' }] }, '170102');
    const [onList] = await whoIn(list, desk('170102'));
    const shared = await overlapOf(desk('170102'), { area: '170102', condition: { sex: 'f' } });
    expect(shared.find((one) => one.id === list)).toMatchObject({ shared: 2 });
    await changeByHand(desk('170102'), { id: list, person: onList ?? '', act: 'removed', reason: 'moved' });
    const without = await overlapOf(desk('170102'), { area: '170102', condition: { sex: 'f' } });
    expect(without.find((one) => one.id === list)).toMatchObject({ shared: 1 });
  });
});

describe('households to visit', () => {
  it('are those that miss most first: the surveyed one where there is one, else the registered, else the person alone', async () => {
    const found = await listMissingHouseholds(desk(), { area: '17', limit: 10 });
    expect(found.total).toEqual({ households: 3, people: 4, satangAMonth: 200_000 });
    expect(await sumMissingHouseholds(desk())).toMatchObject({ ...found.total, notVisited: 3 });
    expect(
      found.households.map((one) => [
        one.kind,
        one.id,
        one.houseNumber,
        one.members,
        one.satangAMonth,
        one.people.length,
      ]),
    ).toEqual([
      ['bmn', '100', '12/3', 4, 130_000, 2],
      ['alone', null, null, null, 60_000, 1],
      ['register-house', '200', '9', 2, 10_000, 1],
    ]);
    expect(found.households[0]?.people[0]).toMatchObject({
      name: '=cmd|calc',
      ageYears: 80,
      missed: [{ programme: PROGRAMME, satangAMonth: 70_000 }],
    });
    expect((await listMissingHouseholds(desk('18'), { area: '17', limit: 10 })).households).toEqual([]);
  });

  it('come by pages that neither repeat nor skip', async () => {
    const money: number[] = [];
    let after: string | undefined;
    do {
      const page = await listMissingHouseholds(desk('TH'), { area: 'TH', after, limit: 1 });
      money.push(...page.households.map(({ satangAMonth }) => satangAMonth));
      after = page.next ?? undefined;
    } while (after);
    expect(money).toEqual([130_000, 90_000, 60_000, 10_000]);
    await expect(listMissingHouseholds(desk(), { area: '17', after: '1.x', limit: 1 })).rejects.toMatchObject(
      {
        code: 'REQUEST_INVALID',
      },
    );
  });

  it('stand on a route sheet by village, in each by house number', async () => {
    const { villages, cut } = await readRouteSheet(desk(), { id: await create() });
    expect(cut).toBe(false);
    expect(
      villages.map(({ village, households: of }) => [village.code, of.map((one) => one.houseNumber)]),
    ).toEqual([
      ['17010201', ['9', '12/3']],
      ['17010202', [null]],
    ]);
  });
});

describe('homes that were visited', () => {
  const today = new Date().toISOString().slice(0, 10) as IsoDate;
  const visit = (person: number) =>
    ledger.homeVisits.record({
      visitedOn: today,
      household: { kind: 'bmn', id: 100n },
      people: [BigInt(person)],
      toldBy: BigInt(person),
      findings: ['well'],
      note: null,
      village: '17010201',
      officer: 'mali',
      sessionId: undefined,
      datasetVersion: 'households/1',
    });
  const notVisited: Condition = { all: [MISSING, { notVisited: { days: 30 } }] };

  it('leave the list of those nobody visited, by the key a person has now, and say when it was', async () => {
    const list = await create(notVisited);
    expect((await whoIn(list)).length).toBe(4);
    await visit(1);
    const shown = async (reading: Reading, notVisitedDays?: number) =>
      (
        await listMissingHouseholds(desk('17', reading), { area: '17', limit: 10, notVisitedDays })
      ).households.map(({ id: household, lastVisit }) => [household, lastVisit]);
    expect(await shown(first)).toEqual([
      ['100', today],
      [null, null],
      ['200', null],
    ]);
    expect(await shown(first, 30)).toEqual([
      [null, null],
      ['200', null],
    ]);
    expect(await sumMissingHouseholds(desk())).toMatchObject({ households: 3, notVisited: 2 });
    // In the later set, person 1 turned out to be person 2.
    expect((await shown(later)).find(([household]) => household === '100')).toEqual(['100', today]);
    // A list that asks of visits is asked anew though nothing newer was published.
    expect(await refreshCohort(desk(), list)).toEqual({ made: true });
    expect((await whoIn(list)).length).toBe(3);
    const { byArea, people } = await previewCohort(desk(), { area: '17', condition: notVisited });
    expect([people, byArea.length]).toEqual([3, 1]);
  });
});

describe('an export', () => {
  const order = { format: 'csv', language: 'th', reason: 'for the visits of October' } as const;

  it('has Thai heads, numbers as numbers, and nothing that a spreadsheet would run', async () => {
    const { bytes, people, mime } = await exportCohort(desk(), { id: await create(), ...order });
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFลำดับ,รหัสบุคคล,ชื่อ/);
    expect(lines[1]).toContain(",'=cmd|calc,ชาย,80,12/3,");
    expect(lines[1]).toContain(',700,');
    expect(lines).toHaveLength(6);
    expect(people).toHaveLength(4);
    expect(mime).toContain('text/csv');
  });

  it('is a workbook that spreadsheets read, with texts that stay texts', async () => {
    const { bytes } = await exportCohort(desk(), {
      id: await create(),
      ...order,
      format: 'xlsx',
      language: 'en',
    });
    const rows = await readExcel(await buffer(Readable.from([bytes])));
    const sheet = Array.isArray(rows[0]) ? rows : (rows[0] as unknown as { data: unknown[][] }).data;
    expect((sheet[0] as unknown[])[2]).toBe('Name');
    expect((sheet[1] as unknown[]).slice(2, 6)).toEqual(['=cmd|calc', 'Men', 80, '12/3']);
    expect((sheet[1] as unknown[])[9]).toBe(700);
  });

  it('is written into the book of the list with its reason and how many left', async () => {
    const list = await create();
    await exportCohort(desk('17010202'), { id: list, ...order });
    expect((await readCohort(desk(), list)).book.at(-1)).toMatchObject({
      act: 'exported',
      by: 'mali',
      reason: order.reason,
      detail: 'csv',
      rows: 1,
    });
  });
});
