import fc from 'fast-check';
import { RANDOM_FACTS, RANDOM_UNITS, randomDay } from './random-people.ts';

type Arbitrary = fc.Arbitrary<unknown>;

/** What a rule may speak of: other programmes, and (not inside a question about a unit) the person's units. */
type Speech = Readonly<{ paid: readonly string[]; entitled: readonly string[]; units: boolean }>;

/** Random nodes of the rule language, by the type they give. */
export type RandomNodes = Readonly<Record<'flag' | 'amount' | 'integer' | 'date', Arbitrary>>;

const baht = fc.integer({ min: 0, max: 5 }).map((value) => ({ const: { baht: value * 100 } }));
const order = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const sameness = fc.constantFrom('=', '!=');
const word = fc.constantFrom('red', 'blue', 'เขียว').map((text) => ({ const: { text } }));
const plainAmount = fc.oneof(
  fc.constantFrom({ fact: 'money_a' }, { fact: 'money_b' }, { param: 'line' }),
  fc.constantFrom({ areaTable: 'by_province' }, { areaTable: 'by_district' }),
  baht,
);
const plainInteger = fc.constantFrom({ fact: 'count_a' }, { fact: 'count_b' });
const small = fc.integer({ min: -3, max: 6 }).map((integer) => ({ const: { integer } }));
const years = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((value) => ({ const: { years: value } })),
  fc.constant({ param: 'age' }),
);
const fixedDay = fc.oneof(
  randomDay.map((date) => ({ const: { date } })),
  fc.constant({ param: 'start' }),
);
const ageDay = fc.oneof(fc.constantFrom('as-of', 'fiscal-year-start'), fixedDay);
const rounding = fc.record({
  to: fc.constantFrom('satang', 'baht'),
  mode: fc.constantFrom('down', 'half-up', 'up'),
});

/** Random nodes of every kind, as YAML would give them. */
export function randomNodes(speech: Speech): RandomNodes {
  const members: RandomNodes | undefined = speech.units
    ? randomNodes({ ...speech, entitled: [], units: false })
    : undefined;
  return fc.letrec<{ flag: unknown; leaf: unknown; amount: unknown; integer: unknown; date: unknown }>(
    (tie) => ({
      leaf: leaves(tie, { speech, members }),
      flag: flags(tie),
      amount: amounts(tie, members),
      integer: integers(tie, members),
      date: dates(tie),
    }),
  );
}

type Tie = (name: 'flag' | 'leaf' | 'amount' | 'integer' | 'date') => Arbitrary;
type Beside = Readonly<{ speech: Speech; members: RandomNodes | undefined }>;

function leaves(tie: Tie, { speech, members }: Beside): Arbitrary {
  const quantity = fc.constantFrom('amount' as const, 'integer' as const, 'date' as const);
  return fc.oneof(
    { weight: 12, arbitrary: fc.oneof(...factLeaves()) },
    quantity.chain((type) => pair('compare', tie(type), order)),
    pair('compare', fc.oneof(fc.constant({ fact: 'word_a' }), word), sameness),
    quantity.chain((type) =>
      fc.record({ between: fc.record({ value: tie(type), from: tie(type), to: tie(type) }) }),
    ),
    fc.record({ in: fc.record({ value: fc.constant({ fact: 'word_a' }), list: several(word) }) }),
    fc.record({ in: fc.record({ value: tie('integer'), list: several(tie('integer')) }) }),
    ...receives(speech),
    ...(members ? [ofUnit(fc.constantFrom('any', 'all'), { where: members.flag })] : []),
  );
}

function factLeaves(): Arbitrary[] {
  return [
    fc.constantFrom('flag_a', 'flag_b', 'flag_c', 'flag_d').map((fact) => ({ fact })),
    fc.boolean().map((value) => ({ const: value })),
    fc.constantFrom(...RANDOM_FACTS).map((isKnown) => ({ isKnown })),
    fc.record({ ageAtLeast: fc.record({ years, on: ageDay }) }),
    fc.record({ ageUnder: fc.record({ years, on: ageDay }) }),
    fc.record({ bornOnOrAfter: fixedDay }),
  ];
}

function receives({ paid, entitled }: Speech): Arbitrary[] {
  const asked = [
    ...paid.map((programme) => ({ programme, as: 'paid' })),
    ...entitled.map((programme) => ({ programme, as: 'entitled' })),
  ];
  return asked.length > 0 ? [fc.constantFrom(...asked).map((question) => ({ receives: question }))] : [];
}

function ofUnit(measure: Arbitrary, asked: Readonly<Record<string, Arbitrary>>): Arbitrary {
  const of = fc.constantFrom(...RANDOM_UNITS.map(({ id }) => id));
  return fc.record({ household: fc.record({ of, measure, ...asked }) });
}

function flags(tie: Tie): Arbitrary {
  const some = several(tie('flag'), 'rule');
  return fc.oneof(
    { maxDepth: 3, depthIdentifier: 'rule' },
    tie('leaf'),
    fc.record({ all: some }),
    fc.record({ any: some }),
    fc.record({ not: tie('flag') }),
    choice(tie('flag'), tie('flag')),
  );
}

function amounts(tie: Tie, members: RandomNodes | undefined): Arbitrary {
  const part = tie('amount');
  const by = fc.oneof(plainInteger, small);
  const per = fc.integer({ min: 1, max: 13 });
  const where = members?.flag ?? fc.constant(undefined);
  return fc.oneof(
    { maxDepth: 2, depthIdentifier: 'money' },
    { weight: 5, arbitrary: plainAmount },
    ...reckonings(part, 'money'),
    fc.record({ multiply: fc.record({ money: part, by, per, round: rounding }) }),
    choice(tie('leaf'), part),
    bands(part),
    steps(tie('integer'), part),
    ...(members ? [ofUnit(fc.constantFrom('sum', 'min', 'max'), { where, value: members.amount })] : []),
    ...(members ? [ofUnit(fc.constant('sum'), { value: fc.constant({ fact: 'money_a' }) })] : []),
  );
}

function integers(tie: Tie, members: RandomNodes | undefined): Arbitrary {
  const part = tie('integer');
  const months = fc.record({ from: tie('date'), to: tie('date') });
  return fc.oneof(
    { maxDepth: 2, depthIdentifier: 'number' },
    { weight: 4, arbitrary: fc.oneof(plainInteger, small) },
    fc.record({ monthsBetween: months }),
    ...reckonings(part, 'number'),
    choice(tie('leaf'), part),
    ...(members ? [ofUnit(fc.constant('count'), { where: members.flag })] : []),
    ...(members ? [ofUnit(fc.constant('count'), {})] : []),
    ...(members ? [ofUnit(fc.constantFrom('sum', 'min', 'max'), { value: members.integer })] : []),
  );
}

function dates(tie: Tie): Arbitrary {
  return fc.oneof(
    { maxDepth: 1 },
    fc.constantFrom({ fact: 'day_a' }, { fact: 'born' }, { asOf: true }),
    fixedDay,
    fc.record({ reachesAge: years }),
    fc.record({ monthAfter: tie('date') }),
  );
}

function reckonings(part: Arbitrary, depth: string): Arbitrary[] {
  return [
    ...['add', 'min', 'max'].map((kind) => several(part, depth).map((parts) => ({ [kind]: parts }))),
    fc.record({ subtract: fc.record({ from: part, take: part }) }),
  ];
}

function bands(gives: Arbitrary): Arbitrary {
  const ages = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 });
  const rising = ages.chain((found) =>
    fc.tuple(
      ...found
        .toSorted((left, right) => left - right)
        .map((age) => fc.record({ ageUnder: fc.constant({ const: { years: age } }), gives })),
    ),
  );
  return fc.record({ bands: fc.record({ on: ageDay, steps: rising, otherwise: gives }) });
}

function steps(of: Arbitrary, gives: Arbitrary): Arbitrary {
  const limits = fc.uniqueArray(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 3 });
  const rising = limits.chain((found) =>
    fc.tuple(
      ...found
        .toSorted((left, right) => left - right)
        .map((integer) => fc.record({ upTo: fc.constant({ const: { integer } }), gives })),
    ),
  );
  return fc.record({ steps: fc.record({ of, steps: rising, otherwise: gives }) });
}

function choice(when: Arbitrary, part: Arbitrary): Arbitrary {
  return fc.record({ if: fc.record({ when, gives: part, otherwise: part }) });
}

function pair(kind: string, side: Arbitrary, op: Arbitrary): Arbitrary {
  return fc.record({ left: side, op, right: side }).map((sides) => ({ [kind]: sides }));
}

function several(part: Arbitrary, depthIdentifier?: string): Arbitrary {
  return fc.array(part, { minLength: 1, maxLength: 3, ...(depthIdentifier && { depthIdentifier }) });
}
