import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../../base/claim/index.ts';
import { PACE, pauseMs } from './pace.ts';
import { packBatches } from './pack-batches.ts';

const MOST = 1000;
const EMPTY = 100;

/** Claims of which only the size matters, told by their key. */
function parcelsOf(sizes: readonly (readonly [size: number, hospital: string])[]) {
  return sizes.map(([size, hospital], at) => ({
    parcel: { id: BigInt(at), payer: 'p', claimId: BigInt(at), version: 1, hospital, scheme: 'UCS' },
    claim: { key: String(size) } as Claim,
  }));
}

const payer = {
  id: 'p',
  size: { most: MOST, mostClaims: 5, empty: EMPTY, of: ({ key }: Claim) => Number(key) },
};

describe('packing claims', () => {
  it('puts each claim in one batch or aside, none over the limits, hospitals apart and in their order', () => {
    const size = fc.integer({ min: 1, max: 1200 });
    const sizes = fc.array(fc.tuple(size, fc.constantFrom('10670', '11111')), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, (given) => {
        const parcels = parcelsOf(given);
        const { batches, dead } = packBatches(payer, parcels);
        const all = [...batches.flat(), ...dead.map(({ id }) => id)];
        expect([...all].sort((one, other) => Number(one - other))).toEqual(
          parcels.map(({ parcel }) => parcel.id),
        );
        for (const ids of batches) {
          const packed = ids.map((id): readonly [number, string] => given[Number(id)] ?? [0, '']);
          expect(ids.length).toBeLessThanOrEqual(5);
          expect(EMPTY + packed.reduce((sum, [bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(MOST);
          expect(new Set(packed.map(([, hospital]) => hospital)).size).toBe(1);
          expect([...ids].sort((one, other) => Number(one - other))).toEqual(ids);
        }
        for (const { id } of dead) expect((given[Number(id)]?.[0] ?? 0) + EMPTY).toBeGreaterThan(MOST);
      }),
    );
  });
});

describe('waiting after a try that did not go well', () => {
  it('doubles up to a limit and is spread, so that many do not come at once', () => {
    const pause = (tries: number, chance: number) => pauseMs(PACE, tries, () => chance);
    expect([1, 2, 3, 4].map((tries) => pause(tries, 1))).toEqual([2000, 4000, 8000, 16_000]);
    expect([pause(1, 0), pause(1, 0.5)]).toEqual([1000, 1500]);
    expect([pause(50, 1), pause(5000, 0)]).toEqual([600_000, 300_000]);
  });
});
