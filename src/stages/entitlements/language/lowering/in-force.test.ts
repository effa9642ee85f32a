import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';
import { type Dated, findOnDay, knownFromOf, standsOn } from './in-force.ts';

const day = fc.integer({ min: 1, max: 28 }).map((number): IsoDate => {
  const date = parseIsoDate(`2020-02-${String(number).padStart(2, '0')}`);
  if (!date) throw new RangeError(String(number));
  return date;
});
const list: fc.Arbitrary<Dated[]> = fc.array(
  fc.record({
    inForce: fc.record({ from: day, to: fc.option(day, { nil: null }) }),
    knownFrom: fc.option(day, { nil: undefined }),
  }),
  { maxLength: 5 },
);
const moment = fc.record({ on: day, knownOn: fc.option(day, { nil: undefined }) });

test('of what stands on a day, nothing was known later than what is found', () => {
  const latest = (all: readonly Dated[], when: { on: IsoDate; knownOn: IsoDate | undefined }) => {
    const standing = all.filter((dated) => standsOn(dated, when));
    const found = all[findOnDay(all, when) ?? all.length];
    expect(found === undefined).toBe(standing.length === 0);
    if (!found) return;
    expect(standing).toContain(found);
    expect(standing.every((other) => knownFromOf(other) <= knownFromOf(found))).toBe(true);
  };
  fc.assert(fc.property(list, moment, latest), { numRuns: 3000 });
});

test('the more is known, the more stands', () => {
  const grows = (all: readonly Dated[], on: IsoDate, [first, second]: readonly [IsoDate, IsoDate]) => {
    const [before, after] = first <= second ? [first, second] : [second, first];
    for (const dated of all.filter((each) => standsOn(each, { on, knownOn: before }))) {
      expect(standsOn(dated, { on, knownOn: after })).toBe(true);
      expect(standsOn(dated, { on, knownOn: undefined })).toBe(true);
    }
  };
  fc.assert(fc.property(list, day, fc.tuple(day, day), grows), { numRuns: 2000 });
});
