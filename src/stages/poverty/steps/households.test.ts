import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marks, openSmallPoverty, type SmallPoverty } from '../testing/open-poverty.ts';

let small: SmallPoverty;
beforeAll(async () => {
  small = await openSmallPoverty();
});
afterAll(() => small.close());
const poverty: SmallPoverty['judge'] = (...told) => small.judge(...told);

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
