import fc from 'fast-check';
import { RANDOM_UNITS } from './random-people.ts';
import { type RandomNodes, randomNodes } from './random-rules.ts';

const said = { th: 'ข้อ', en: 'fact' };
const act = { law: 'act', verified: true };
const IDS = ['first-right', 'second-right', 'third-right', 'fourth-right'];

const parameters = {
  age: [{ from: '1900-01-01', value: { years: 60 }, ...act }],
  start: [{ from: '1900-01-01', value: { date: '1990-01-01' }, ...act }],
  line: [{ from: '1900-01-01', value: { baht: 200 }, ...act }],
  by_province: [
    {
      from: '1900-01-01',
      areas: { level: 'province', values: { '10': { baht: 300 }, '11': { baht: 300 }, '50': { baht: 50 } } },
      ...act,
    },
  ],
  by_district: [
    {
      from: '1900-01-01',
      areas: { level: 'district', values: { '1001': { baht: '77.77' } }, otherwise: { baht: 10 } },
      ...act,
    },
  ],
};

/** Four random programmes as YAML would give them; each may speak of those before it. */
export const randomProgrammes = fc.tuple(
  ...IDS.map((id, index) => {
    const earlier = IDS.slice(0, index);
    const nodes = randomNodes({ paid: earlier, entitled: earlier, units: true });
    return randomProgramme(id, nodes);
  }),
);

function randomProgramme(id: string, nodes: RandomNodes) {
  return fc
    .record({
      sharedBy: fc.option(fc.constantFrom(...RANDOM_UNITS.map((unit) => unit.id)), {
        nil: undefined,
        freq: 2,
      }),
      period: fc.constantFrom('month', 'month', 'semester', 'year', 'once', 'service'),
      paidFact: fc.constantFrom('money_a', 'flag_a'),
      conditions: fc.array(nodes.flag, { minLength: 1, maxLength: 4 }),
      many: fc.boolean(),
      exceptions: fc.array(
        fc.record({ when: nodes.flag, then: fc.constantFrom('eligible', 'not-eligible') }),
        { maxLength: 3 },
      ),
      pays: nodes.amount,
      caps: fc.array(nodes.amount, { maxLength: 2 }),
      overlays: fc.array(fc.record({ when: fc.option(nodes.flag, { nil: undefined }), adds: nodes.amount }), {
        maxLength: 2,
      }),
      since: nodes.date,
    })
    .map((random) => contentOf(id, random));
}

type Random = Readonly<{
  sharedBy: string | undefined;
  period: string;
  paidFact: string;
  conditions: readonly unknown[];
  many: boolean;
  exceptions: readonly Readonly<{ when: unknown; then: string }>[];
  pays: unknown;
  caps: readonly unknown[];
  overlays: readonly Readonly<{ when: unknown; adds: unknown }>[];
  since: unknown;
}>;

function contentOf(id: string, random: Random) {
  const { sharedBy, period, paidFact, many, exceptions, pays, caps, overlays, since } = random;
  const isService = period === 'service';
  const conditions = many ? Array.from({ length: 5 }, () => random.conditions).flat() : random.conditions;
  return {
    id,
    title: said,
    authority: said,
    laws: { act: { title: said, verified: true } },
    unit: sharedBy === undefined ? 'person' : 'household',
    ...(sharedBy !== undefined && { sharedBy }),
    period,
    paidFact,
    parameters,
    versions: [
      {
        id: 'only',
        inForce: { from: '1900-01-01', to: null },
        conditions: conditions.map((when, index) => ({ id: `c${index}`, text: said, ...act, when })),
        exceptions: exceptions.map((exception, index) => ({
          id: `x${index}`,
          rank: exceptions.length - index,
          text: said,
          ...act,
          ...exception,
        })),
        ...(!isService && {
          amount: {
            pays,
            caps: caps.map((atMost, index) => ({ id: `cap${index}`, text: said, ...act, atMost })),
            ...act,
          },
        }),
        since: { day: since, ...act },
      },
    ],
    overlays: isService
      ? []
      : overlays.map((overlay, index) => ({
          id: `top-up-${index}`,
          inForce: { from: '1900-01-01', to: null },
          text: said,
          ...act,
          ...overlay,
        })),
    notChecked: [],
  };
}
