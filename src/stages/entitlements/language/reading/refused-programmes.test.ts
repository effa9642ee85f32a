import { describe, expect, test } from 'vitest';
import { pensionContent } from '../../testing/programmes.ts';
import {
  act,
  baht,
  paying,
  type Refusal,
  refusalOf,
  text,
  withRates,
  withTop,
  withVersion,
} from '../../testing/refusals.ts';

type Part = Readonly<Record<string, unknown>>;

const open = { from: '2000-01-01', to: null };

const exception = (part: Part): Part => ({
  id: 'grandfathered',
  rank: 1,
  text,
  ...act,
  when: { fact: 'holds_pass' },
  then: 'eligible',
  ...part,
});

const overlay = (part: Part): Part => ({
  id: 'top-up',
  inForce: open,
  text,
  ...act,
  adds: baht(100),
  ...part,
});

const REFUSALS: readonly Refusal[] = [
  [
    'a number that does not say what it counts',
    withRates({ value: 500 }),
    'parameters.rates[0].value',
    'a number says what it counts: { baht: 500 }, { years: 500 } or { integer: 500 }',
  ],
  [
    'an amount in floats',
    withRates({ value: { baht: 0.1 } }),
    'parameters.rates[0].value.baht',
    "'0.1' is not an exact amount; write whole baht, or satang as text in quotes, such as '600.50'",
  ],
  [
    'a parameter without a date',
    withRates({ from: undefined, value: { baht: 500 } }),
    'parameters.rates[0].from',
    'this is missing; every file of this kind needs it',
  ],
  [
    'a parameter without a value',
    withRates({}),
    'parameters.rates[0]',
    "it has no 'value'; every period needs a value, or a table of 'areas'",
  ],
  [
    'a parameter with a value and a table',
    withRates({ value: { baht: 1 }, areas: { level: 'province', values: { 10: { baht: 1 } } } }),
    'parameters.rates[0]',
    "it has both 'value' and 'areas'; put the value of other areas into 'areas.otherwise'",
  ],
  [
    'an area code of the wrong length',
    withRates({ areas: { level: 'province', values: { 1001: { baht: 1 } } } }),
    'parameters.rates[0].areas.values.1001',
    "a province has a code of 2 digits, in quotes; '1001' is none",
  ],
  [
    'an area level that is not declared',
    withRates({ areas: { level: 'provinces', values: { 10: { baht: 1 } } } }),
    'parameters.rates[0].areas.level',
    "there is no area level 'provinces'; did you mean 'province'?",
  ],
  [
    'a table whose values differ in type',
    withRates({ areas: { level: 'province', values: { 10: { baht: 1 }, 11: { integer: 1 } } } }),
    'parameters.rates[0].areas.values.11',
    'this is integer where the first period has money',
  ],
  [
    'a table without areas',
    withRates({ areas: { level: 'province', values: {}, otherwise: { baht: 1 } } }),
    'parameters.rates[0].areas.values',
    "the table is empty; write a plain 'value' instead",
  ],
  [
    'periods that overlap and are known from the same day',
    withRates({ value: { baht: 1 } }, { from: '2001-01-01', knownFrom: '2000-01-01', value: { baht: 2 } }),
    'parameters.rates[1]',
    "it begins on 2001-01-01, but the one from 2000-01-01 is open; end the earlier one the day before, or give 'knownFrom' to the one that became known later",
  ],
  [
    'periods that overlap where the later does not say since when it is known',
    withRates({ to: '2001-06-30', value: { baht: 1 } }, { from: '2001-01-01', value: { baht: 2 } }),
    'parameters.rates[1]',
    "it begins on 2001-01-01, but the one from 2000-01-01 ends 2001-06-30; end the earlier one the day before, or give 'knownFrom' to the one that became known later",
  ],
  [
    'periods out of order',
    withRates({ from: '2010-01-01', value: { baht: 1 } }, { to: '2009-12-31', value: { baht: 2 } }),
    'parameters.rates[1]',
    'it begins on 2000-01-01, before the one above it (2010-01-01); put periods in the order of their first days',
  ],
  [
    'a period that ends before it begins',
    withRates({ to: '1999-12-31', value: { baht: 1 } }),
    'parameters.rates[0]',
    'it ends on 1999-12-31, before it begins on 2000-01-01',
  ],
  [
    'exceptions of the same rank',
    withVersion({ exceptions: [exception({}), exception({ id: 'convicted', then: 'not-eligible' })] }),
    'versions[0].exceptions[1].rank',
    "'convicted' and 'grandfathered' both have rank 1; the law must say which comes first, so give each its own rank",
  ],
  [
    'an exception named like a condition',
    withVersion({ exceptions: [exception({ id: 'alive' })] }),
    'versions[0].exceptions[0].id',
    "the id 'alive' is used twice",
  ],
  [
    'a verdict that is not there',
    withVersion({ exceptions: [exception({ then: 'refused' })] }),
    'versions[0].exceptions[0].then',
    "'refused' is not known here; known: eligible, not-eligible",
  ],
  [
    'more conditions and exceptions than fit into the bits',
    withVersion({
      conditions: Array.from({ length: 30 }, (_, index) => ({
        id: `c${index}`,
        text,
        ...act,
        when: { fact: 'alive' },
      })),
      exceptions: [exception({})],
    }),
    'versions[0]',
    'conditions and exceptions are at most 30 together; join some with { all: … }',
  ],
  [
    'a right of a household that no unit shares',
    withTop({ unit: 'household' }),
    'sharedBy',
    "a right of a household needs 'sharedBy': the unit that has it once; known: register-house, farm",
  ],
  [
    'a right of a person that is shared',
    withTop({ sharedBy: 'farm' }),
    'sharedBy',
    "a right of a person is not shared; leave 'sharedBy' out",
  ],
  [
    'a right shared by a unit that is not declared',
    withTop({ unit: 'house', sharedBy: 'register-hose' }),
    'sharedBy',
    "there is no unit 'register-hose'; did you mean 'register-house'?",
  ],
  [
    'a period that is not there',
    withTop({ period: 'monthly' }),
    'period',
    "'monthly' is not known here; did you mean 'month'?",
  ],
  [
    'a service with an amount',
    withTop({ period: 'service' }),
    'versions[0].amount',
    'a service has no amount; leave it out, or give the period it is paid in',
  ],
  [
    'a programme that pays nothing and is no service',
    withVersion({ amount: undefined }),
    'versions[0].amount',
    "this is missing; only a programme with 'period: service' pays nothing",
  ],
  [
    'a service with an overlay',
    { ...withVersion({ amount: undefined }), period: 'service', overlays: [overlay({})] },
    'overlays[0]',
    "'top-up' adds money to a service",
  ],
  [
    'an overlay while no version is in force',
    withTop({ overlays: [overlay({ inForce: { from: '1999-12-01', to: null } })] }),
    'overlays[0].inForce',
    'no version of the programme is in force on 1999-12-01; an overlay adds to a version',
  ],
  [
    'an overlay that adds no money',
    withTop({ overlays: [overlay({ adds: { fact: 'children' } })] }),
    'overlays[0].adds',
    'this gives integer where money is needed',
  ],
  [
    'a cap that is no money',
    paying({ param: 'pension' }, { caps: [{ id: 'most', text, ...act, atMost: { fact: 'children' } }] }),
    'versions[0].amount.caps[0].atMost',
    'this gives integer where money is needed',
  ],
  [
    'a cap of a law that is not listed',
    paying(
      { param: 'pension' },
      { caps: [{ id: 'most', text, law: 'acts', verified: true, atMost: baht(1) }] },
    ),
    'versions[0].amount.caps[0].law',
    "there is no law 'acts'; did you mean 'act'?",
  ],
  [
    'a key that is not there',
    withVersion({ condition: [] }),
    'versions[0]',
    "there is no 'condition' here; did you mean 'conditions'?",
  ],
  [
    'a text that a comma broke in two',
    withTop({ title: { ...text, 'and more': null } }),
    'title',
    "'and more' stands where a key should; a text with a comma or a colon in it stands in quotes",
  ],
  [
    'an id that cannot stand in an address',
    withTop({ id: 'Any Pension' }),
    'id',
    "'Any Pension' does not fit; an id is small letters, digits and hyphens",
  ],
  ['a text that is none', withTop({ title: 'pension' }), 'title', 'object is expected here'],
];

describe('refused when it is loaded, with file, path, reason and a suggestion, is', () => {
  test.each(REFUSALS)('%s', (...[, content, where, reason]) => {
    expect(refusalOf(content)).toEqual({ file: 'pension.yaml', where, reason });
  });

  test('a table by area used as one value, with the way to write it', () => {
    const rates = { areas: { level: 'province', values: { 10: { baht: 1 } } } };
    const content = { ...paying({ param: 'rates' }), parameters: withRates(rates)['parameters'] };
    expect(refusalOf(content)?.['reason']).toBe(
      "the parameter 'rates' is a table by area; write { areaTable: rates } instead of { param: rates }",
    );
  });

  test('a parameter that, as known on an earlier day, had no value, though today it has', () => {
    const rates = { knownFrom: '2005-01-01', value: { baht: 1 } };
    const content = { ...paying({ param: 'rates' }), parameters: withRates(rates)['parameters'] };
    expect(refusalOf(content)?.['reason']).toBe(
      "the parameter 'rates' has no value on 2000-01-01 as known on 2000-01-01; add a period that covers this day",
    );
  });

  test('a version that became known before the parameter it needs', () => {
    const rates = [
      { to: '2009-12-31', knownFrom: '2006-01-01', value: { baht: 1 } },
      { from: '2010-01-01', value: { baht: 2 } },
    ];
    const [version] = pensionContent().versions;
    const amount = { pays: { param: 'rates' }, ...act };
    const since2010 = { from: '2010-01-01', to: null };
    const versions = [
      {
        ...version,
        id: 'retroactive',
        amount,
        knownFrom: '2005-01-01',
        inForce: { ...since2010, from: '2000-01-01', to: '2009-12-31' },
      },
      { ...version, amount, inForce: since2010 },
    ];
    const content = { ...withTop({ versions }), parameters: withRates(...rates)['parameters'] };
    expect(refusalOf(content)?.['reason']).toBe(
      "the parameter 'rates' has no value on 2000-01-01 as known on 2005-01-01; add a period that covers this day",
    );
  });
});
