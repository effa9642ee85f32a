import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadHouseholds } from '../../../country/thailand/households.ts';
import {
  CONFLICTS,
  confidenceSchema,
  conflictBit,
  EVIDENCE,
  evidenceBit,
  judgeMembership,
  KINDS,
  kindBits,
  levelOf,
  namesOf,
} from './confidence.ts';

const percents = <Name extends string>(names: readonly Name[]) =>
  fc.tuple(...names.map(() => fc.integer({ min: 0, max: 99 }))).map((values) => {
    return Object.fromEntries(names.map((name, index) => [name, values[index]]));
  });
const kindSettings = fc.record({ evidence: percents(EVIDENCE), conflicts: percents(CONFLICTS) });
const settings = fc.tuple(kindSettings, kindSettings, kindSettings, kindSettings).map((kinds) =>
  confidenceSchema.parse({
    ...Object.fromEntries(KINDS.map((kind, index) => [kind, kinds[index]])),
    levels: { high: 90, medium: 60 },
  }),
);
const known = fc.record({
  kind: fc.constantFrom(...KINDS),
  evidence: fc.subarray([...EVIDENCE]),
  conflicts: fc.subarray([...CONFLICTS]),
});

describe('confidence', () => {
  it('never falls with more evidence and never rises with more conflict, whatever the weights', () => {
    const more = fc.record({
      settings,
      known,
      evidence: fc.constantFrom(...EVIDENCE),
      conflict: fc.constantFrom(...CONFLICTS),
    });
    fc.assert(
      fc.property(more, ({ settings: given, known: one, evidence: added, conflict }) => {
        const before = judgeMembership(one, given);
        const evidence = EVIDENCE.filter((name) => name === added || one.evidence.includes(name));
        const conflicts = CONFLICTS.filter((name) => name === conflict || one.conflicts.includes(name));
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(100);
        expect(judgeMembership({ ...one, evidence }, given)).toBeGreaterThanOrEqual(before);
        expect(judgeMembership({ ...one, conflicts }, given)).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('does not depend on the order in which evidence is named', () => {
    const { confidence } = loadHouseholds();
    fc.assert(
      fc.property(known, (one) => {
        const turned = { ...one, evidence: one.evidence.toReversed(), conflicts: one.conflicts.toReversed() };
        expect(judgeMembership(turned, confidence)).toBe(judgeMembership(one, confidence));
      }),
    );
  });

  it('has a word from each threshold on', () => {
    const { confidence } = loadHouseholds();
    const { high, medium } = confidence.levels;
    expect([high, high - 1, medium, medium - 1].map((percent) => levelOf(percent, confidence))).toEqual([
      'high',
      'medium',
      'medium',
      'low',
    ]);
  });

  it('is refused when the levels cross', () => {
    const { confidence } = loadHouseholds();
    expect(confidenceSchema.safeParse({ ...confidence, levels: { high: 50, medium: 60 } }).success).toBe(
      false,
    );
  });
});

describe('bits', () => {
  it('are all different, and lead back to their names', () => {
    const bits = [
      ...EVIDENCE.map(evidenceBit),
      ...CONFLICTS.map(conflictBit),
      ...KINDS.slice(1).map(kindBits),
    ];
    expect(new Set(bits).size).toBe(bits.length);
    expect(namesOf(EVIDENCE, evidenceBit('surname') + evidenceBit('listed'))).toEqual(['listed', 'surname']);
    expect(namesOf(EVIDENCE, 0)).toEqual([]);
  });
});
