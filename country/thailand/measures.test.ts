import { describe, expect, it } from 'vitest';
import type { DatasetVersion, IsoDate } from '../../src/base/model/index.ts';
import { measuresOf, planAreas } from '../../src/stages/areas/index.ts';
import { countedIn } from '../../src/stages/poverty/index.ts';
import { loadThailand } from './index.ts';

const country = loadThailand();
const { sets, target, fragile } = country.poverty();
const measures = measuresOf(country.measures, country.programmes);

describe('the measures of Thailand', () => {
  it('can all be planned: every set, indicator, dimension, rule, need and programme they name is there', () => {
    const nothing = (dataset: string): DatasetVersion => ({
      id: dataset,
      dataset,
      parents: [],
      sources: [],
      tables: [],
      notes: {},
      madeInMs: 0,
    });
    const plan = planAreas({
      secret: 'a secret of tests',
      places: nothing('places'),
      profiles: nothing('profiles'),
      entitlements: nothing('entitlements'),
      needs: nothing('needs'),
      poverty: nothing('poverty'),
      gaps: nothing('gaps'),
      measures: country.measures,
      programmes: country.programmes,
      dimensions: target.dimensions.map(({ id }) => id),
      sets,
      fragile: fragile.map(({ id }) => id),
      needed: country.needs().needs,
      asOf: '2026-09-30' as IsoDate,
    });
    expect(plan.steps.length).toBeGreaterThan(0);
  });

  it('have one id each', () => {
    const ids = measures.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  it('divide by the weights of the set they are about', () => {
    for (const { id, counts } of measures) {
      const set = sets.find((one) => id.endsWith(`:${one.id}`));
      if (counts.kind !== 'ratio' || !set || !/^(intensity|adjusted_headcount):/.test(id)) continue;
      expect([id, counts.denominatorTimes]).toEqual([id, set.weightsSum]);
    }
  });

  it('tell of every indicator and every dimension that decides who is targeted', () => {
    const told = measures.flatMap(({ counts }) =>
      (counts.kind === 'deprived' || counts.kind === 'deprived-households') && counts.set === target.id
        ? [counts.indicator ?? counts.dimension]
        : [],
    );
    const wanted = [
      ...countedIn(target).map(({ number }) => number),
      ...target.dimensions.map(({ id }) => id),
    ];
    expect(told.map(String).sort()).toEqual(wanted.map(String).sort());
  });

  it('take who fails an indicator over those whose answer to it is known, for what is not known is not passed', () => {
    const shares = measures.flatMap(({ counts, over }) =>
      counts.kind === 'deprived' && counts.indicator !== undefined ? [{ counts, over }] : [],
    );
    expect(shares.length).toBeGreaterThan(0);
    for (const { counts, over } of shares) {
      const { set, indicator } = counts;
      expect(counts.among).toBe('answered');
      expect(measures.find(({ id }) => id === over)?.counts).toEqual({ kind: 'answered', set, indicator });
    }
  });

  it('tell of every rule for fragile households', () => {
    const told = measures.flatMap(({ counts }) =>
      counts.kind === 'in-state-households' ? (counts.rule ?? []) : [],
    );
    expect(told.sort()).toEqual(fragile.map(({ id }) => id).sort());
  });
});
