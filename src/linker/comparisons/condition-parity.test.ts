import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../base/lake/index.ts';
import {
  type Condition,
  conditionHolds,
  conditionSchema,
  conditionSql,
  type Level,
  levelOf,
  levelSql,
} from './index.ts';
import {
  answers,
  openPairs,
  PAIR_COLUMNS,
  type RecordPair,
  sampled,
  type TextPair,
  textPairs,
  withNulls,
} from './testing/index.ts';

let engine: Engine;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ engine, close } = await openPairs());
});

afterAll(() => close());

const two = (value: number) => String(value).padStart(2, '0');
const dateText = fc
  .tuple(
    fc.constantFrom(1850, 1851, 1899, 1900, 1904, 2000, 2393, 2447, 0),
    fc.nat(13),
    fc.nat(31),
    fc.nat(9),
  )
  .map(([year, month, day, form]) => {
    const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
    return form === 0 ? text.slice(0, 4) : form === 1 ? text.slice(0, 7) : text;
  });
const oddDate = fc.constantFrom(
  '',
  'none',
  'unknown',
  '1850-',
  '185',
  '18500101',
  ' 850-01-02',
  '1850-1-02',
  'abcd-ef-gh',
);
const oddDigits = textPairs('0123456789-+ ', 10);
const dates = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(dateText, dateText) },
  { weight: 1, arbitrary: fc.tuple(dateText, oddDate) },
  { weight: 1, arbitrary: fc.tuple(oddDate, oddDate) },
  {
    weight: 1,
    arbitrary: fc.tuple(dateText, oddDigits).map(([text, [odd]]): [string, string] => [text, odd]),
  },
);
const numberText = fc.oneof(
  fc.integer({ min: -5, max: 30 }).map(String),
  fc.double({ min: -200, max: 200, noNaN: true }).map(String),
  fc.constantFrom(
    '',
    'x',
    '1e3',
    ' 12 ',
    '1_0',
    '+-5',
    'inf',
    'nan',
    '1e999',
    '.5',
    '5.',
    '-0',
    '00012',
    '1__0',
    '0x10',
  ),
  fc.string({ unit: fc.constantFrom(...'0123456789+-.eE_ '), maxLength: 6 }),
);
const numbers = fc.tuple(numberText, numberText);

const KINDS: Readonly<Record<string, Readonly<{ values: fc.Arbitrary<TextPair>; conditions: Condition[] }>>> =
  {
    names: {
      values: withNulls(textPairs('abcdeilmn', 8)),
      conditions: [
        { is: 'exact' },
        { is: 'initial' },
        ...[0, 1, 2, 3].map((atMost): Condition => ({ is: 'levenshtein', atMost })),
        ...[0, 1, 2, 3].map((atMost): Condition => ({ is: 'damerau', atMost })),
        ...[0.3, 0.7, 0.75, 0.8, 0.88, 0.9, 0.92, 1].map(
          (atLeast): Condition => ({ is: 'jaro-winkler', atLeast }),
        ),
        ...[1, 2, 4].map((length): Condition => ({ is: 'prefix', length })),
        ...[0, 1, 2].map((atMost): Condition => ({ is: 'digits-differ', atMost })),
      ],
    },
    words: {
      values: withNulls(textPairs('abc   ', 9)),
      conditions: [
        ...[1, 2, 3].map((atLeast): Condition => ({ is: 'overlap', atLeast })),
        ...[0.2, 1 / 3, 0.5, 0.75, 1].map((atLeast): Condition => ({ is: 'overlap-share', atLeast })),
      ],
    },
    dates: {
      values: withNulls(dates),
      conditions: [
        ...(['year', 'month', 'day', 'year-month', 'month-day'] as const).map(
          (part): Condition => ({ is: 'same-part', part }),
        ),
        { is: 'day-month-swapped' },
        ...[0, 1, 30, 365, 366, 3653].map((atMost): Condition => ({ is: 'days-apart', atMost })),
        ...[1, 543].map((exactly): Condition => ({ is: 'years-apart', exactly })),
        { is: 'digits-differ', atMost: 1 },
      ],
    },
    numbers: {
      values: withNulls(numbers),
      conditions: [
        ...[0, 0.5, 10].map((atMost): Condition => ({ is: 'number-apart', atMost })),
        ...[0.01, 0.1, 1].map((atMost): Condition => ({ is: 'number-share-apart', atMost })),
      ],
    },
  };

for (const [kind, { values, conditions }] of Object.entries(KINDS)) {
  test(`the engine and one pair at a time agree: ${kind}`, async () => {
    await agree(conditions, values);
  });

  test(`and under all, any, not and with another column: ${kind}`, async () => {
    await agree(sampled(treesOf(conditions), 25).values, values);
  });

  test(`and on the level a pair reaches: ${kind}`, async () => {
    const plain = sampled(fc.shuffledSubarray(conditions, { minLength: 1, maxLength: 6 }), 15).values;
    const mixed = sampled(fc.array(treesOf(conditions), { minLength: 1, maxLength: 3 }), 10).values;
    await levelsAgree([...plain, ...mixed, conditions].map(levelsOf), values);
  });
}

test('the engine and one pair at a time agree on kilometres, but for rounding at the limit itself', async () => {
  const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true }).map(String);
  const near = fc.tuple(degrees(13, 14), degrees(100, 101));
  const anywhere = fc.tuple(
    fc.oneof(degrees(-91, 91), fc.constantFrom('x', '')),
    fc.oneof(degrees(-181, 181), fc.constantFrom('x', '-180', '180')),
  );
  const place = fc.option(fc.oneof({ weight: 3, arbitrary: near }, anywhere), {
    nil: [null, null],
    freq: 12,
  });
  const record = place.map(([lat, lon]) => ({ lat, lon }));
  const { seed, values: pairs } = sampled(fc.record({ left: record, right: record }), 5000);
  const conditions = [1, 10, 30, 100, 5000, 20016, 30000].map(
    (atMost): Condition => ({ is: 'km', atMost, latitude: 'lat', longitude: 'lon' }),
  );
  expect(await differences(conditions, pairs), `seed ${seed}`).toEqual([]);
});

function treesOf(conditions: readonly Condition[]): fc.Arbitrary<Condition> {
  const leaf = fc.constantFrom(...conditions);
  const other = leaf.map((condition) => conditionSchema.parse({ ...condition, column: 'other' }));
  const plain = fc.oneof(leaf, other, fc.constant<Condition>({ is: 'swapped', with: 'other' }));
  return fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      plain,
      fc.record({
        is: fc.constantFrom('all', 'any'),
        of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ is: fc.constant('not'), of: tie('tree') }),
    ),
  })).tree;
}

function levelsOf(conditions: readonly Condition[]): Level[] {
  return conditions.map((when) => ({ label: when.is, when }));
}

async function agree(conditions: readonly Condition[], values: fc.Arbitrary<TextPair>): Promise<void> {
  const { seed, values: pairs } = sampled(recordPairs(values), 4000);
  expect(await differences(conditions, pairs), `seed ${seed}`).toEqual([]);
}

async function levelsAgree(lists: readonly Level[][], values: fc.Arbitrary<TextPair>): Promise<void> {
  const { seed, values: pairs } = sampled(recordPairs(values), 3000);
  const rows = await answers(
    engine,
    pairs,
    lists.map((levels) => levelSql(levels, 'own', PAIR_COLUMNS)),
  );
  const wrong = pairs.flatMap(({ left, right }, n) =>
    lists.flatMap((levels, index) => {
      const ours = levelOf(levels, 'own', left, right);
      return ours === rows[n]?.[index]
        ? []
        : [{ levels: JSON.stringify(levels), left, right, ours, engine: rows[n]?.[index] }];
    }),
  );
  expect(wrong.slice(0, 5), `seed ${seed}`).toEqual([]);
}

function recordPairs(values: fc.Arbitrary<TextPair>): fc.Arbitrary<RecordPair> {
  return fc.tuple(values, values).map(([own, other]) => ({
    left: { own: own[0], other: other[0] },
    right: { own: own[1], other: other[1] },
  }));
}

async function differences(
  conditions: readonly Condition[],
  pairs: readonly RecordPair[],
): Promise<unknown[]> {
  const rows = await answers(
    engine,
    pairs,
    conditions.map((condition) => conditionSql(condition, 'own', PAIR_COLUMNS)),
  );
  const wrong = pairs.flatMap(({ left, right }, n) =>
    conditions.flatMap((condition, index) => {
      const ours = conditionHolds(condition, 'own', left, right);
      return ours === rows[n]?.[index]
        ? []
        : [{ condition: JSON.stringify(condition), left, right, ours, engine: rows[n]?.[index] }];
    }),
  );
  return wrong.slice(0, 5);
}
