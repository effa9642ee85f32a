import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marks, openSmallPoverty, type SmallPoverty } from './testing/open-poverty.ts';

let small: SmallPoverty;
beforeAll(async () => {
  small = await openSmallPoverty();
});
afterAll(() => small.close());
const poverty: SmallPoverty['judge'] = (...told) => small.judge(...told);

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
