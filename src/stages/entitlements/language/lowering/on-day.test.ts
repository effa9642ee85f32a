import { describe, expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';
import { passContent, pensionContent, SETTINGS } from '../../testing/programmes.ts';
import {
  accepted,
  act,
  baht,
  paying,
  text,
  withRates,
  withRule,
  withTop,
  withVersion,
} from '../../testing/refusals.ts';
import type { Programme } from '../content/index.ts';
import { readProgrammes } from '../reading/index.ts';
import { rulesOn } from './on-day.ts';

function day(written: string): IsoDate {
  const date = parseIsoDate(written);
  if (!date) throw new RangeError(written);
  return date;
}

function rulesAt(programme: Programme, on: string, knownOn?: string) {
  return rulesOn(programme, day(on), knownOn === undefined ? undefined : day(knownOn));
}

const lowered = (when: unknown, on = '2020-06-01') =>
  rulesAt(accepted(withRule(when)), on)?.conditions[0]?.when;

const money = (satang: bigint) => ({ kind: 'value', type: 'money', value: satang });

describe('what applies on a day', () => {
  const [first] = pensionContent().versions;
  const later = {
    ...first,
    id: 'second',
    inForce: { from: '2019-01-01', to: null },
    knownFrom: '2019-06-01',
  };
  const programme = accepted(withTop({ versions: [first, later] }));

  test('is, of two versions, the one that became known later', () => {
    expect(rulesAt(programme, '2019-02-01')?.version.id).toBe('second');
    expect(rulesAt(programme, '2018-12-31')?.version.id).toBe('first');
  });

  test('is what was known then, when it is asked as known on that day', () => {
    expect(rulesAt(programme, '2019-02-01', '2019-02-01')?.version.id).toBe('first');
    expect(rulesAt(programme, '2019-02-01', '2019-05-31')?.version.id).toBe('first');
    expect(rulesAt(programme, '2019-02-01', '2019-06-01')?.version.id).toBe('second');
  });

  test('is known on the day itself when it is asked ahead', () => {
    expect(rulesAt(programme, '2019-07-01', '2018-01-01')?.version.id).toBe('second');
    expect(rulesAt(programme, '1999-12-31', '2030-01-01')).toBeUndefined();
  });

  test('is, of two periods of a parameter, the one that became known later', () => {
    const { parameters } = withRates(
      { value: { baht: 100 } },
      { from: '2019-01-01', knownFrom: '2019-06-01', value: { baht: 200 } },
    );
    const rates = accepted({ ...paying({ param: 'rates' }), parameters });
    expect(rulesAt(rates, '2019-02-01')?.amount?.pays).toMatchObject(money(20_000n));
    expect(rulesAt(rates, '2019-02-01', '2019-03-01')?.amount?.pays).toMatchObject(money(10_000n));
  });
});

describe('an amount', () => {
  const overlay = {
    id: 'top-up',
    inForce: { from: '2022-04-01', to: '2022-09-30' },
    knownFrom: '2022-04-26',
    text,
    ...act,
    when: { fact: 'alive' },
    adds: baht(100),
  };
  const cap = { id: 'most', text, ...act, atMost: baht(550) };
  const programme = accepted({ ...paying({ param: 'pension' }, { caps: [cap] }), overlays: [overlay] });

  test('is the base and its overlays, at most the caps', () => {
    expect(rulesAt(programme, '2022-05-01')?.amount).toMatchObject({
      base: money(50_000n),
      overlays: [{ id: 'top-up', adds: money(10_000n) }],
      caps: [{ id: 'most', atMost: money(55_000n) }],
      pays: {
        kind: 'min',
        parts: [
          {
            kind: 'add',
            parts: [money(50_000n), { kind: 'if', gives: money(10_000n), otherwise: money(0n) }],
          },
          money(55_000n),
        ],
      },
    });
  });

  test('has an overlay on its days only, and not before it was known', () => {
    const ids = (on: string, knownOn?: string) =>
      rulesAt(programme, on, knownOn)?.amount?.overlays.map(({ id }) => id);
    expect(['2022-03-31', '2022-04-01', '2022-09-30', '2022-10-01'].map((on) => ids(on))).toEqual([
      [],
      ['top-up'],
      ['top-up'],
      [],
    ]);
    expect(ids('2022-04-10', '2022-04-25')).toEqual([]);
    expect(ids('2022-04-10', '2022-04-26')).toEqual(['top-up']);
  });

  test('is none when the right is a service', () => {
    const service = accepted({ ...withVersion({ amount: undefined }), period: 'service' });
    expect(rulesAt(service, '2020-01-01')?.amount).toBeNull();
  });
});

test('exceptions stand in the order of their ranks', () => {
  const exception = { text, ...act, when: { fact: 'holds_pass' } };
  const programme = accepted(
    withVersion({
      exceptions: [
        { ...exception, id: 'second', rank: 20, then: 'not-eligible' },
        { ...exception, id: 'first', rank: 3, then: 'eligible' },
      ],
    }),
  );
  expect(rulesAt(programme, '2020-01-01')?.exceptions).toMatchObject([
    { id: 'first', rank: 3, then: true },
    { id: 'second', rank: 20, then: false },
  ]);
});

describe('a rule on a day', () => {
  test('asks the day itself and a range as what they are', () => {
    const between = {
      value: { asOf: true },
      from: { fact: 'birth_date' },
      to: { const: { date: '2030-01-01' } },
    };
    expect(lowered({ between })).toMatchObject({
      kind: 'all',
      parts: [
        { kind: 'compare', op: '>=', left: { value: '2020-06-01' }, right: { fact: { fact: 'birth_date' } } },
        { kind: 'compare', op: '<=', left: { value: '2020-06-01' }, right: { value: '2030-01-01' } },
      ],
    });
  });

  test('counts an age on a day that the law fixes', () => {
    const programme = accepted({
      ...withRule({ ageAtLeast: { years: { param: 'minimum_age' }, on: { param: 'rates' } } }),
      parameters: withRates({ value: { date: '2016-02-29' } })['parameters'],
    });
    expect(rulesAt(programme, '2020-01-01')?.conditions[0]?.when).toMatchObject({
      kind: 'birth',
      bornBy: '1956-02-29',
      says: { day: 'fixed-day', on: '2016-02-29' },
      from: { parameter: 'minimum_age' },
      dayFrom: { parameter: 'rates' },
    });
  });

  test('has steps as one if in another', () => {
    const of = { fact: 'children' };
    const count = (integer: number) => ({ const: { integer } });
    const steps = [
      { upTo: count(1), gives: baht(100) },
      { upTo: count(2), gives: baht(150) },
    ];
    const programme = accepted(paying({ steps: { of, steps, otherwise: baht(0) } }));
    expect(rulesAt(programme, '2020-01-01')?.amount?.base).toMatchObject({
      kind: 'if',
      when: { kind: 'compare', op: '<=', left: { kind: 'fact' }, right: { value: 1 } },
      gives: money(10_000n),
      otherwise: { kind: 'if', when: { right: { value: 2 } }, gives: money(15_000n), otherwise: money(0n) },
    });
  });

  test('has a table by area as a table, and one value while the law had one', () => {
    const areas = {
      level: 'province',
      values: { 10: { baht: 400 }, 83: { baht: 380 } },
      otherwise: { baht: 330 },
    };
    const programme = accepted({
      ...paying({ areaTable: 'rates' }),
      parameters: withRates({ to: '2009-12-31', value: { baht: 300 } }, { from: '2010-01-01', areas })[
        'parameters'
      ],
    });
    expect(rulesAt(programme, '2009-12-31')?.amount?.base).toMatchObject(money(30_000n));
    expect(rulesAt(programme, '2010-01-01')?.amount?.base).toMatchObject({
      kind: 'area-table',
      type: 'money',
      level: { id: 'province', digits: 2 },
      fact: { fact: 'subdistrict_code' },
      values: new Map([
        ['10', 40_000n],
        ['83', 38_000n],
      ]),
      otherwise: 33_000n,
      from: { parameter: 'rates', value: null, law: { id: 'act' } },
    });
  });

  test('asks the members of a unit', () => {
    const where = { ageUnder: { years: { const: { years: 18 } } } };
    const left = {
      household: { of: 'register-house', measure: 'sum', where, value: { fact: 'income_year' } },
    };
    expect(lowered({ compare: { left, op: '<=', right: baht(100_000) } })).toMatchObject({
      left: {
        kind: 'household',
        type: 'money',
        unit: { id: 'register-house', fact: 'register_household_id' },
        measure: 'sum',
        where: { kind: 'birth' },
        value: { kind: 'fact' },
      },
    });
  });

  test('reckons in whole numbers too', () => {
    const left = { subtract: { from: { fact: 'children' }, take: { const: { integer: 1 } } } };
    expect(lowered({ compare: { left, op: '>', right: { const: { integer: 2 } } } })).toMatchObject({
      left: { kind: 'subtract', type: 'integer' },
    });
  });
});

describe('receiving another programme', () => {
  const asking = (as: string, programme: string) => ({
    ...withRule({ receives: { programme, as } }),
    id: 'asks',
    stacking: [],
  });
  const holds = (as: string, programme: string, on = '2020-01-01') => {
    const raws = [asking(as, programme), pensionContent(), passContent()];
    const [asks] = readProgrammes(
      raws.map((raw) => ({ file: 'any.yaml', raw })),
      SETTINGS,
    );
    const when = asks && rulesAt(asks, on)?.conditions[0]?.when;
    return when?.kind === 'receives' ? when.holds : undefined;
  };

  test('is being on its roll', () => {
    expect(holds('paid', 'child-pass')).toMatchObject({ kind: 'fact', fact: { fact: 'holds_pass' } });
    expect(holds('paid', 'any-pension')).toMatchObject({
      kind: 'compare',
      op: '>',
      left: { fact: { fact: 'paid_month' } },
      right: money(0n),
    });
  });

  test('is meeting its rules of the same day', () => {
    expect(holds('entitled', 'child-pass')).toMatchObject({
      kind: 'all',
      parts: [{ kind: 'fact' }, { kind: 'birth', from: { parameter: 'last_age' } }],
    });
  });
});
