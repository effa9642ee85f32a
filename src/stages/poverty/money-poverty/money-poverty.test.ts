import fc from 'fast-check';
import { expect, it } from 'vitest';
import { id } from '../../../base/lake/index.ts';
import { testEngine } from '../testing/test-engine.ts';
import { valuesTable } from '../testing/values-table.ts';
import { measureMoneyPoverty } from './money-poverty.ts';

const engine = testEngine();
const COLUMNS = ['income', 'transfers', 'line', 'weight', 'area'];

type Person = Readonly<{
  income: number | null;
  transfers: number | null;
  line: number | null;
  weight: number;
  area: string;
}>;

function measure(people: readonly Person[]) {
  return measureMoneyPoverty(engine(), {
    from: valuesTable(
      COLUMNS,
      people.map(({ income, transfers, line, weight, area }) => [income, transfers, line, weight, area]),
    ),
    income: id('income'),
    transfers: id('transfers'),
    line: id('line'),
    weight: id('weight'),
    groups: [{ name: 'area', value: id('area') }],
  });
}

it('is what the formula says one person after the other, with and without transfers, whatever the lines', async () => {
  const people = fc.array(
    fc.record({
      income: fc.option(fc.integer({ min: -5000, max: 500_000 })),
      transfers: fc.integer({ min: 0, max: 200_000 }),
      line: fc.constantFrom(290_000, 304_300, 250_050),
      weight: fc.integer({ min: 0, max: 50 }),
      area: fc.constantFrom('10', '17'),
    }),
    { minLength: 1, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(people, async (all) => {
      for (const found of await measure(all)) {
        const own = all.filter(({ area, income }) => area === found.group['area'] && income !== null);
        const everyone = own.reduce((sum, { weight }) => sum + weight, 0);
        const power = (alpha: number, before: boolean) =>
          own.reduce((sum, { income, transfers, line, weight }) => {
            const money = Math.max((income ?? 0) - (before ? transfers : 0), 0);
            return sum + (money < line ? weight * ((line - money) / line) ** alpha : 0);
          }, 0) / everyone;
        expect(found.people).toBe(everyone);
        if (everyone === 0) continue;
        for (const [poverty, before] of [
          [found.poverty, false],
          [found.beforeTransfers, true],
        ] as const) {
          expect(poverty?.headcount).toBeCloseTo(power(0, before), 10);
          expect(poverty?.gap).toBeCloseTo(power(1, before), 10);
          expect(poverty?.squaredGap).toBeCloseTo(power(2, before), 10);
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('says whom transfers lift over the line, and what is still missing', async () => {
  const [found] = await measure([
    person({ income: 310_000, transfers: 60_000, weight: 4 }),
    person({ income: 300_000, transfers: 60_000, weight: 2 }),
    person({ income: 400_000, transfers: 60_000, weight: 1 }),
    person({ income: null, weight: 9 }),
    person({ income: 100, transfers: null, weight: 3 }),
  ]);
  expect(found).toMatchObject({
    people: 7,
    leftOutRows: 2,
    leftOutPeople: 12,
    liftedByTransfers: 4,
    poverty: { poor: 2, shortfallSatang: 2 * 4300 },
    beforeTransfers: { poor: 6 },
  });
});

it('refuses rows without a line, rather than call them not poor', async () => {
  await expect(measure([person({}), person({ line: null }), person({ line: 0 })])).rejects.toMatchObject({
    code: 'POVERTY_LINE_OUT_OF_RANGE',
    params: { rows: 2 },
  });
});

function person(change: Partial<Person>): Person {
  return { income: 1, transfers: 0, line: 304_300, weight: 1, area: '10', ...change };
}
