import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';
import { pensionContent, SETTINGS } from '../../testing/programmes.ts';
import { act, refusalIn, text } from '../../testing/refusals.ts';
import type { Programme } from '../content/index.ts';
import { rulesOn } from '../lowering/index.ts';
import { readProgrammes } from './read-programme.ts';

const DAYS = 20;

const day = fc.integer({ min: 1, max: DAYS }).map((number): IsoDate => {
  const date = parseIsoDate(`2020-02-${String(number).padStart(2, '0')}`);
  if (!date) throw new RangeError(String(number));
  return date;
});

/** A period whose days are in their order; it may be open, and may not say since when it is known. */
const period = fc
  .record({ days: fc.tuple(day, day), open: fc.boolean(), knownFrom: fc.option(day, { nil: undefined }) })
  .map(({ days, open, knownFrom }) => {
    const [from = days[0], to = days[1]] = days.toSorted();
    return { from, to: open ? null : to, knownFrom };
  });

/** A period that says since when it is known. */
const later = fc.tuple(period, day).map(([dated, knownFrom]) => ({ ...dated, knownFrom }));

/** One period from some first day on, and some that became known later, in the order in which a file has them. */
const periods = fc
  .tuple(day, fc.uniqueArray(later, { maxLength: 2, selector: ({ knownFrom }) => knownFrom }))
  .map(([from, retroactive]) => {
    const first = { from: from < '2020-02-13' ? '2020-02-01' : from, to: null, knownFrom: undefined };
    return [first, ...retroactive].toSorted((left, right) => (left.from < right.from ? -1 : 1));
  });

const stated = { text, ...act };
const version = (asked: string | undefined, index: number) => ({
  id: `v${index}`,
  conditions: [
    {
      id: 'only',
      ...stated,
      when: asked ? { receives: { programme: asked, as: 'entitled' } } : { bornOnOrAfter: { param: 'line' } },
    },
  ],
  amount: { pays: { param: 'rates' }, ...act },
});

const dates = fc.record({ versions: periods, rates: periods, line: periods, overlay: fc.option(period) });
type Dates = typeof dates extends fc.Arbitrary<infer Value> ? Value : never;

function contentOf(id: string, { versions, rates, line, overlay }: Dates, asked?: string) {
  return {
    ...pensionContent(),
    id,
    parameters: {
      rates: rates.map((each) => ({ ...each, value: { baht: 500 }, ...act })),
      line: line.map((each) => ({ ...each, value: { date: '2000-01-01' }, ...act })),
    },
    versions: versions.map(({ knownFrom: known, ...inForce }, index) => ({
      ...version(asked, index),
      inForce,
      knownFrom: known,
    })),
    overlays: overlay ? [overlaid(overlay)] : [],
  };
}

function overlaid({ from, to, knownFrom }: NonNullable<Dates['overlay']>) {
  return { id: 'top-up', inForce: { from, to }, knownFrom, ...stated, adds: { param: 'rates' } };
}

test('programmes that were accepted have rules for any day, as known on any other', () => {
  let accepted = 0;
  const asked = fc.property(
    dates,
    dates,
    fc.array(fc.tuple(day, day), { minLength: 60, maxLength: 60 }),
    (...[first, second, pairs]) => {
      let programmes: readonly Programme[] = [];
      const files = [contentOf('first', first, 'second'), contentOf('second', second)];
      const refused = refusalIn(() => {
        programmes = readProgrammes(
          files.map((raw) => ({ file: 'any.yaml', raw })),
          SETTINGS,
        );
      });
      if (refused) return;
      accepted += 1;
      for (const programme of programmes) {
        for (const [on, knownOn] of pairs) {
          rulesOn(programme, on, knownOn);
          rulesOn(programme, on);
        }
      }
    },
  );
  // About one in seventeen is accepted; so many are tried that thirty are never missed by chance.
  fc.assert(asked, { numRuns: 1500 });
  expect(accepted).toBeGreaterThan(30);
}, 60_000);
