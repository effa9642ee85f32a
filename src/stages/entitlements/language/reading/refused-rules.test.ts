import { describe, expect, test } from 'vitest';
import { baht, paying, type Refusal, refusalOf, withRule } from '../../testing/refusals.ts';

const WHEN = 'versions[0].conditions[0].when';
const PAYS = 'versions[0].amount.pays';

const ofFarm = (part: Readonly<Record<string, unknown>>) => ({
  household: { of: 'farm', measure: 'any', where: { fact: 'alive' }, ...part },
});

const REFUSALS: readonly Refusal[] = [
  [
    'a unit that is not declared',
    withRule(ofFarm({ of: 'farms' })),
    `${WHEN}.household.of`,
    "there is no unit 'farms'; did you mean 'farm'?",
  ],
  [
    'a household inside a household',
    withRule(ofFarm({ where: { not: ofFarm({}) } })),
    `${WHEN}.household.where.not.household`,
    'a household cannot be asked inside another; ask each member of a fact instead',
  ],
  [
    'a sum of nothing',
    withRule({ compare: { left: ofFarm({ measure: 'sum' }), op: '<', right: baht(1) } }),
    `${WHEN}.compare.left.household`,
    "'sum' needs a 'value': what is taken of each member",
  ],
  [
    'a count of a value',
    withRule({ compare: { left: ofFarm({ measure: 'count', value: baht(1) }), op: '<', right: baht(1) } }),
    `${WHEN}.compare.left.household.value`,
    "'count' takes no 'value', only 'where'",
  ],
  [
    'a question of any member without the question',
    withRule(ofFarm({ where: undefined })),
    `${WHEN}.household`,
    "'any' needs a 'where': what is asked of each member",
  ],
  [
    'a filter that is no yes or no',
    withRule(ofFarm({ where: { fact: 'income_year' } })),
    `${WHEN}.household.where`,
    'this gives money where boolean is needed',
  ],
  [
    'a measure that is not there',
    withRule(ofFarm({ measure: 'average' })),
    `${WHEN}.household.measure`,
    "'average' is not known here; known: count, sum, min, max, any, all",
  ],
  [
    'a programme that is not there',
    withRule({ receives: { programme: 'any-pensions', as: 'paid' } }),
    `${WHEN}.receives.programme`,
    "there is no programme 'any-pensions'; did you mean 'any-pension'?",
  ],
  [
    'a sum of money and a count',
    paying({ add: [{ param: 'pension' }, { fact: 'children' }] }),
    `${PAYS}.add[1]`,
    'this gives integer where money is needed',
  ],
  [
    'a sum of dates',
    paying({ add: [{ fact: 'birth_date' }] }),
    `${PAYS}.add[0]`,
    'this gives date where money or integer is needed',
  ],
  [
    'a difference of two types',
    paying({ subtract: { from: { param: 'pension' }, take: { fact: 'children' } } }),
    `${PAYS}.subtract.take`,
    'this gives integer where money is needed',
  ],
  [
    'a product of two amounts',
    paying({ multiply: { money: baht(1), by: baht(1), round: { to: 'baht', mode: 'down' } } }),
    `${PAYS}.multiply.by`,
    'this gives money where integer is needed',
  ],
  [
    'a product without its rounding',
    paying({ multiply: { money: baht(1), by: { fact: 'children' }, per: 3 } }),
    `${PAYS}.multiply.round`,
    'this is missing; every file of this kind needs it',
  ],
  [
    'a rounding that is not there',
    paying({ multiply: { money: baht(1), by: { fact: 'children' }, round: { to: 'baht', mode: 'floor' } } }),
    `${PAYS}.multiply.round.mode`,
    "'floor' is not known here; known: down, half-up, up",
  ],
  [
    'steps that do not rise',
    paying({
      steps: {
        of: { fact: 'income_year' },
        steps: [
          { upTo: baht(200), gives: baht(2) },
          { upTo: baht(200), gives: baht(1) },
        ],
        otherwise: baht(0),
      },
    }),
    `${PAYS}.steps.steps[1]`,
    'the limits of the steps must rise',
  ],
  [
    'a step of another type than the quantity',
    paying({
      steps: {
        of: { fact: 'income_year' },
        steps: [{ upTo: { const: { integer: 2 } }, gives: baht(2) }],
        otherwise: baht(0),
      },
    }),
    `${PAYS}.steps.steps[0].upTo`,
    'money cannot be compared with integer',
  ],
  [
    'a step that gives something else',
    paying({
      bands: {
        steps: [{ ageUnder: { param: 'minimum_age' }, gives: { const: { integer: 2 } } }],
        otherwise: baht(0),
      },
    }),
    `${PAYS}.bands.steps[0].gives`,
    'all steps must give the same type: this gives integer, the last one money',
  ],
  [
    'an age counted on a day that is not there',
    withRule({ ageAtLeast: { years: { param: 'minimum_age' }, on: 'fiscal-year' } }),
    `${WHEN}.ageAtLeast.on`,
    "'fiscal-year' is not known here; known: as-of, fiscal-year-start",
  ],
  [
    'an age counted on a day that differs from person to person',
    withRule({ ageAtLeast: { years: { param: 'minimum_age' }, on: { fact: 'birth_date' } } }),
    `${WHEN}.ageAtLeast.on`,
    'the day must be a parameter or a constant',
  ],
  [
    'months between a date and an amount',
    withRule({
      compare: {
        left: { monthsBetween: { from: { fact: 'birth_date' }, to: baht(1) } },
        op: '>',
        right: { const: { integer: 3 } },
      },
    }),
    `${WHEN}.compare.left.monthsBetween.to`,
    'this gives money where date is needed',
  ],
  [
    'a range of another type',
    withRule({ between: { value: { fact: 'children' }, from: baht(1), to: baht(2) } }),
    `${WHEN}.between`,
    'integer cannot be compared with money',
  ],
];

describe('refused when it is loaded, with file, path, reason and a suggestion, is', () => {
  test.each(REFUSALS)('%s', (...[, content, where, reason]) => {
    expect(refusalOf(content)).toEqual({ file: 'pension.yaml', where, reason });
  });
});
