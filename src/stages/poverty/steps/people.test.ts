import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../base/model/index.ts';
import { type Mark, marks, openSmallPoverty, type SmallPoverty } from '../testing/open-poverty.ts';
import type { Home } from '../testing/small-poverty.ts';

let small: SmallPoverty;
beforeAll(async () => {
  small = await openSmallPoverty();
});
afterAll(() => small.close());
const poverty: SmallPoverty['judge'] = (...told) => small.judge(...told);

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
    const found = await poverty(surveys, [{ id: 1, home: 1 }], { sentOn: '2024-01-01' as IsoDate });
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
      {
        links: [
          { row: 1, person: 11 },
          { row: 2, person: 11 },
          { row: 3, person: 12 },
          { row: 4, person: 12 },
        ],
      },
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
