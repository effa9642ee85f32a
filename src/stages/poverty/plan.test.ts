import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPoverty } from '../../../country/thailand/indicators/index.ts';
import { type Lake, openLake } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { type Answers, type Home, type Links, type Profile, povertyOf } from './testing/small-poverty.ts';

const CONTENT = loadPoverty();

let folder = '';
let lake: Lake;

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'chipao-poverty-'));
  lake = await openLake(folder, { memoryMb: 500, threads: 1 });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function poverty(homes: readonly Home[], profiles: readonly Profile[] = [], links?: Links) {
  return povertyOf(lake, { content: CONTENT, homes, profiles, ...(links ? { links } : {}) });
}

type Mark = 'pass' | 'fail' | 'not-applicable' | null;

/** Marks of all 31 indicators as an older file gives them: passed unless said otherwise. */
function marks(others: Readonly<Record<number, Mark>> = {}): Answers {
  const all = Array.from({ length: 31 }, (_, index) => index + 1);
  return Object.fromEntries(
    all.map((number) => [`ind${number}`, others[number] === undefined ? 'pass' : (others[number] ?? null)]),
  );
}

describe('poor households', () => {
  it('fail at least one indicator that counts, told by marks alone where a file has no answers', async () => {
    const { households } = await poverty([
      { key: 'H1', answers: marks() },
      { key: 'H2', answers: marks({ 8: 'fail' }) },
      { key: 'H3', answers: marks({ 2: 'fail', 7: 'not-applicable' }) },
      { key: 'H4', answers: marks({ 1: 'fail', 22: 'fail', 28: 'fail' }) },
    ]);
    expect(households.map((home) => [home['failed'], home['dimensions'], home['poor']])).toEqual([
      [0n, 0, false],
      [256n, 2, true],
      [4n, 0, false],
      [BigInt(2 + 2 ** 22 + 2 ** 28), 1 + 8 + 16, true],
    ]);
    expect(households.map((home) => home['tpmap_2560__score'])).toEqual([0, 1, 0, 3]);
  });

  it('are not known to be poor or not where an answer that counts is missing', async () => {
    const { households, notes } = await poverty([
      { key: 'H1', answers: marks({ 8: null }) },
      { key: 'H2', answers: marks({ 8: null, 9: 'fail' }) },
      { key: 'H3', answers: marks({ 2: null }) },
    ]);
    expect(households.map((home) => home['poor'])).toEqual([null, true, false]);
    expect(notes['households']).toEqual([{ households: 3, poor: 1, not_known: 1 }]);
  });

  it('are told by the answer where it and the mark made of it disagree, and the disagreement is kept and counted', async () => {
    const { households, findings, notes } = await poverty([
      { key: 'H1', answers: { ...marks(), income_per_person: 37_999_99 } },
      { key: 'H2', answers: { ...marks({ 22: 'fail' }), income_per_person: 38_000_00 } },
      { key: 'H3', answers: { ...marks({ 22: 'fail' }), income_per_person: null } },
    ]);
    expect(households.map((home) => home['poor'])).toEqual([true, false, true]);
    expect(findings.map(({ kind, household_id, detail }) => [kind, household_id, detail])).toEqual([
      ['mark-disagrees', 1n, 'tpmap-2560.22'],
      ['mark-disagrees', 2n, 'tpmap-2560.22'],
    ]);
    expect(notes['marksDisagree']).toEqual([{ detail: 'tpmap-2560.22', rows: 2, households: 2 }]);
  });

  it('are told by their last survey', async () => {
    const { households } = await poverty([
      { key: 'H1', year: 2563, answers: marks({ 9: 'fail' }) },
      { key: 'H1', year: 2564, answers: marks() },
    ]);
    expect(households).toHaveLength(1);
    expect(households[0]).toMatchObject({
      poor: false,
      survey_year: 2564,
      village_code: '17010101',
      members: 3,
    });
  });

  it('are judged by the set of their survey year, and by an earlier one only where it says so and is counted', async () => {
    const { households, notes } = await poverty([
      { key: 'H1', year: 2559, answers: marks({ 9: 'fail' }) },
      { key: 'H2', year: 2564, answers: marks({ 9: 'fail' }) },
      { key: 'H3', year: 2566, answers: { ...marks({ 9: 'fail' }), ind65_8: 'fail', ind65_9: 'pass' } },
    ]);
    expect(
      households.map((home) => [
        home['poor'],
        home['stands_in'],
        home['bmn_2565__failed'],
        home['bmn_2565__known'],
      ]),
    ).toEqual([
      [null, false, null, null],
      [true, false, null, null],
      [true, true, 256n, 768n],
    ]);
    expect(households.map((home) => home['bmn_2565__poor'])).toEqual([null, null, null]);
    expect(notes['surveys']).toEqual([
      { survey_year: 2559, surveys: 1, without_household: 0, judged_by_an_earlier_form: 0 },
      { survey_year: 2564, surveys: 1, without_household: 0, judged_by_an_earlier_form: 0 },
      { survey_year: 2566, surveys: 1, without_household: 0, judged_by_an_earlier_form: 1 },
    ]);
  });

  it('are poor by a cut-off when failing surely reaches it, and not known while what is open could', async () => {
    const answers = { drinking_litres: 1, drinking_all_year: true, waste_bin: false, saves: false };
    const { households } = await poverty([
      { key: 'H1', answers: { ...answers, debt_burden: true } },
      { key: 'H2', answers: { ...answers, debt_burden: false } },
    ]);
    expect(households.map((home) => [home['nesdc_mpi__score'], home['nesdc_mpi__poor']])).toEqual([
      [4, true],
      [3, null],
    ]);
  });
});

describe('impossible answers', () => {
  it('are set aside and counted, and leave the indicator open', async () => {
    const child = { birth_date: '2023-01-01', drinks: true, works: true, earns: true, smokes: false };
    const unborn = { birth_date: '2026-02-01', birth_weight: 1000, drinks: false, smokes: false };
    const { households, findings, notes } = await poverty([
      { key: 'H1', answers: { income_other: 100_00, income_transfers: 200_00 }, listed: [child] },
      { key: 'H2', listed: [unborn] },
    ]);
    expect(
      findings.map(({ kind, source, survey_row, detail }) => [kind, source, survey_row, detail]),
    ).toEqual(
      expect.arrayContaining([
        ['answer-impossible', 'bmn-household', 1n, 'transfers-above-other'],
        ['answer-impossible', 'bmn-member', 1n, 'drinks-or-smokes-too-young'],
        ['answer-impossible', 'bmn-member', 1n, 'works-too-young'],
        ['answer-impossible', 'bmn-member', 2n, 'born-after-visit'],
      ]),
    );
    expect(findings).toHaveLength(4);
    const known = households.map((home) => Number(home['tpmap_2560__known']));
    expect(known.map((bits) => [(bits >> 24) & 1, (bits >> 1) & 1])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(households[0]?.['income_transfers_year']).toBeNull();
    expect(notes['answersSetAside']).toHaveLength(4);
  });
});

describe('people of poor households', () => {
  const surveys: Home[] = [
    { key: 'H1', answers: marks({ 8: 'fail' }) },
    { key: 'H2', answers: marks() },
  ];

  it('are the target when they hold a card, and go without one only if grown up and not barred', async () => {
    const { people, patterns, notes } = await poverty(surveys, [
      { id: 1, home: 1, facts: { swc_card: true, swc_applied: true } },
      { id: 2, home: 1, facts: { swc_applied: true, swc_result: 'failed' } },
      { id: 3, home: 1, facts: { birth_date: '2008-10-01' } },
      { id: 4, home: 1, facts: { birth_date: '2008-09-30' } },
      { id: 5, home: 1, facts: { clergy: true } },
      { id: 6, home: 2, facts: { swc_card: true } },
      { id: 7, home: null, facts: { swc_card: true } },
    ]);
    const columns = ['poor', 'registered', 'target', 'poor_without_card', 'no_card_in_household'];
    expect(people.map((person) => columns.map((column) => person[column]))).toEqual([
      [true, true, true, false, false],
      [true, true, false, true, false],
      [true, false, false, false, false],
      [true, false, false, true, false],
      [true, false, false, false, false],
      [false, false, false, false, false],
    ]);
    expect(patterns).toEqual([
      { village_code: '17010101', dimensions: 2, households: 1n, people: 5n, registered: 2n, target: 1n },
    ]);
    expect(notes['masks']).toHaveLength(31);
    expect(notes['masks']).toContainEqual({ mask: '01000', households: 1, people: 5, target: 1 });
    expect(notes['masks']).toContainEqual({ mask: '11111', households: 1, people: 5, target: 1 });
    expect(notes['masks']).toContainEqual({ mask: '10111', households: 0, people: 0, target: 0 });
  });

  it('are counted without the dead, and listed where nobody at home has a card', async () => {
    const { people, notes } = await poverty(surveys, [
      { id: 1, home: 1, facts: { alive: false, swc_card: true } },
      { id: 2, home: 1, facts: { alive: null } },
    ]);
    expect(people.map((person) => [person['person_id'], person['no_card_in_household']])).toEqual([
      [2n, true],
    ]);
    expect(notes['noCard']).toEqual([{ households: 1, people: 1 }]);
  });

  it('are not known to be the target when nobody sent the holders of cards', async () => {
    const facts = { swc_card: null, swc_applied: null };
    const { people } = await poverty(surveys, [
      { id: 1, home: 1, facts: { swc_card: null, swc_applied: true, swc_result: 'passed' } },
      { id: 2, home: 1, facts },
      { id: 3, home: 2, facts },
    ]);
    expect(people.map((person) => [person['target'], person['poor_without_card']])).toEqual([
      [true, false],
      [null, null],
      [false, false],
    ]);
  });

  it('are nobody when the survey is too old to speak of today', async () => {
    const found = await povertyOf(lake, {
      content: CONTENT,
      homes: surveys,
      profiles: [{ id: 1, home: 1 }],
      sentOn: '2024-01-01' as IsoDate,
    });
    expect([found.people, found.households]).toEqual([[], []]);
  });

  it('count once when two households wrote them down, and the contradiction is declared', async () => {
    const grown = { birth_date: '1980-01-01' };
    const { people, findings, notes } = await poverty(
      [
        { key: 'H1', year: 2564, answers: marks({ 8: 'fail' }), listed: [grown] },
        { key: 'H2', year: 2564, answers: marks(), listed: [grown, grown] },
        { key: 'H3', year: 2563, answers: marks(), listed: [grown] },
      ],
      [
        { id: 11, home: 1 },
        { id: 12, home: 2 },
      ],
      [
        { row: 1, person: 11 },
        { row: 2, person: 11 },
        { row: 3, person: 12 },
        { row: 4, person: 12 },
      ],
    );
    expect(
      people.map(({ person_id, household_id, surveyed_twice }) => [person_id, household_id, surveyed_twice]),
    ).toEqual([
      [11n, 1n, 'same-year'],
      [12n, 2n, 'other-year'],
    ]);
    expect(findings.filter(({ kind }) => kind === 'surveyed-twice')).toMatchObject([
      { survey_row: 2n, person_id: 11n, household_id: 2n, detail: 'same-year' },
      { survey_row: 4n, person_id: 12n, household_id: 3n, detail: 'other-year' },
    ]);
    expect(notes['surveyedTwice']).toEqual([
      { detail: 'other-year', rows: 1, households: 1 },
      { detail: 'same-year', rows: 1, households: 1 },
    ]);
  });
});

describe('fragile households', () => {
  const farmer = {
    relation: 'head',
    occupation: 'เกษตรกร',
    birth_date: '1980-01-01',
    health: 'normal',
    self_care: true,
  };
  const well = { ...marks(), income_per_person: 150_000_00 };

  it('by the first rule: the head says farmer and nobody is registered, or income is low and nobody has a card', async () => {
    const { households } = await poverty(
      [
        { key: 'H1', answers: well, listed: [farmer] },
        { key: 'H2', answers: well, listed: [farmer] },
        {
          key: 'H3',
          answers: { ...well, income_per_person: 99_999_99 },
          listed: [{ ...farmer, occupation: 'ค้าขาย' }],
        },
        {
          key: 'H4',
          answers: { ...well, income_per_person: 99_999_99 },
          listed: [{ ...farmer, occupation: 'ค้าขาย' }],
        },
      ],
      [
        { id: 1, home: 1, facts: { farmer: false, birth_date: '1950-01-01', old_age_paid_month: 0 } },
        { id: 2, home: 2, facts: { farmer: true } },
        { id: 3, home: 3, facts: { farmer: false, swc_card: false } },
        { id: 4, home: 4, facts: { farmer: false, swc_card: true } },
      ],
    );
    expect(
      households.map((home) => [
        home['fragile_cdd__is'],
        home['fragile_cdd__why'],
        home['fragile_cdd__burdens'],
      ]),
    ).toEqual([
      [true, 1, 2],
      [false, 0, 0],
      [true, 2, 0],
      [false, 0, 0],
    ]);
  });

  it('by the second rule: somebody depends on others, or income is low', async () => {
    const { households, notes } = await poverty(
      [
        { key: 'H1', answers: well, listed: [{ ...farmer, birth_date: '1965-01-15' }] },
        { key: 'H2', answers: well, listed: [farmer] },
        { key: 'H3', answers: { ...well, income_per_person: 100_000_00 }, listed: [farmer] },
      ],
      [
        { id: 1, home: 1, facts: { adl_group: 'social' } },
        { id: 2, home: 2, facts: { adl_group: 'social' } },
        { id: 3, home: 3, facts: { adl_group: 'social' } },
      ],
    );
    expect(households.map((home) => [home['fragile_nesdc__is'], home['fragile_nesdc__why']])).toEqual([
      [true, 1],
      [false, 0],
      [true, 2],
    ]);
    expect(notes['fragile']).toContainEqual({ rule: 'nesdc', part: 'fragile', households: 2 });
  });
});

describe('money poverty', () => {
  it('holds the mean of a person against the national line, and again without what the State pays', async () => {
    const line = 3043 * 12 * 100;
    const { households, notes } = await poverty([
      {
        key: 'H1',
        members: 2,
        answers: { income_per_person: line, income_other: 9_000_00, income_transfers: 6_000_00 },
      },
      {
        key: 'H2',
        members: 2,
        answers: { income_per_person: line - 1, income_other: 0, income_transfers: 0 },
      },
      { key: 'H3', members: 2, answers: { income_per_person: line, income_other: 9_000_00 } },
    ]);
    expect(
      households.map((home) => [
        home['money_poor'],
        home['money_poor_without_transfers'],
        home['income_other_year'],
        home['income_person_year_without_transfers'],
      ]),
    ).toEqual([
      [false, true, 3_000_00n, BigInt(line - 3_000_00)],
      [true, true, 0n, BigInt(line - 1)],
      [false, null, null, null],
    ]);
    expect(notes['money']).toMatchObject([
      { poor_households: 1, poor_members: 2, poor_households_without_transfers: 2 },
    ]);
  });
});

describe('the funnel', () => {
  const answer = fc.constantFrom<Mark>('pass', 'fail', 'not-applicable', null);
  const maybe = fc.constantFrom(true, false, null);
  const homes = fc.array(fc.record({ 7: answer, 8: answer, 22: answer }), { minLength: 1, maxLength: 6 });
  const members = fc.array(
    fc.record({
      home: fc.integer({ min: 1, max: 6 }),
      facts: fc.record({
        swc_applied: maybe,
        swc_card: maybe,
        alive: maybe,
        clergy: maybe,
        birth_date: fc.constantFrom('1950-01-01', '2020-01-01'),
      }),
    }),
    { maxLength: 15 },
  );

  it('never widens, and counts everybody in a poor household as poor', async () => {
    await fc.assert(
      fc.asyncProperty(homes, members, async (surveyed, people) => {
        const found = await poverty(
          surveyed.map((home, index) => ({ key: `H${index + 1}`, answers: marks(home) })),
          people.map((person, index) => ({ ...person, id: index + 1 })),
        );
        const poor = new Map(found.households.map((home) => [home['household_id'], home['poor']]));
        for (const person of found.people) {
          expect(person['poor']).toBe(poor.get(person['household_id']));
          if (person['target']) expect(person['registered']).toBe(true);
          if (person['registered']) expect(person['poor']).toBe(true);
          if (person['no_card_in_household']) expect(person['target']).not.toBe(true);
          if (person['poor_without_card']) expect([person['poor'], person['target']]).toEqual([true, false]);
        }
        expect(found.households.map((home) => home['poor'])).toEqual(surveyed.map(poorByHand));
      }),
      { numRuns: 10, seed: 2569 },
    );
  });
});

/** The rule of three marks that count, said once more, slowly. */
function poorByHand(home: Readonly<Record<string, Mark>>): boolean | null {
  const all = Object.values(home);
  if (all.includes('fail')) return true;
  return all.includes(null) ? null : false;
}
