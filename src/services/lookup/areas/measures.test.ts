import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import { allMeasures } from './all-measures.ts';
import { sourcesOfMeasures } from './measure-sources.ts';
import { listMeasures } from './measures.ts';

const country = loadThailand();
const { measures } = listMeasures(country);

describe('the list of measures', () => {
  it('tells of every measure how it is counted, its unit, its quality and how it must be protected', () => {
    for (const measure of measures) {
      expect(measure.definition.th.length).toBeGreaterThan(0);
      expect(measure.suppression).toMatch(/^(open|small-counts|sensitive)$/);
      expect(measure.formula === null).toBe(measure.unit !== 'ratio');
    }
  });

  it('takes shares only over measures that are there', () => {
    const ids = new Set(measures.map(({ id }) => id));
    expect(measures.filter(({ over }) => over !== null && !ids.has(over))).toEqual([]);
  });

  it('has no money a month of what is paid once, and no overlap of what may be combined', () => {
    const ids = measures.map(({ id }) => id);
    expect(ids).toContain('missing_out_satang_month:old-age-allowance');
    expect(ids).not.toContain('missing_out_satang_month:elderly-funeral');
    expect(ids).toContain('overlap:old-age-allowance');
    expect(ids).not.toContain('overlap:child-support-grant');
    expect(ids).not.toContain('paid_after_death:poor-pupil-support');
  });

  it('takes no share of the living for what is owed to those who died', () => {
    expect(measures.find(({ id }) => id === 'missing_out:elderly-funeral')).toMatchObject({ over: null });
    expect(measures.find(({ id }) => id === 'missing_out:old-age-allowance')).toMatchObject({
      over: 'people',
    });
  });

  it('labels ways of grouping provinces by whether they were checked', () => {
    expect(listMeasures(country).regions.map(({ id, verified }) => [id, verified])).toEqual([
      ['R4', false],
      ['R6', false],
    ]);
  });
});

describe('the registers behind a measure', () => {
  const sources = sourcesOfMeasures(country, allMeasures(country), '2026-09-30' as IsoDate);

  it('are known of every measure', () => {
    expect(measures.filter(({ id }) => (sources.get(id) ?? []).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('are those that its facts, rules, rolls and surveys come from', () => {
    expect(sources.get('receiving:old-age-allowance')).toContain('oldage-roll');
    expect(sources.get('missing_out:old-age-allowance')).toEqual(
      expect.arrayContaining(['dopa-person', 'oldage-roll', 'state-pension']),
    );
    expect(sources.get('poor_households')).toEqual(['bmn-household', 'bmn-member']);
    expect(sources.get('target_poor')).toEqual(expect.arrayContaining(['bmn-household', 'swc-holder']));
    expect(sources.get('bed_bound')).toContain('moph-functional');
    expect(sources.get('fragile_households:cdd')).toEqual(
      expect.arrayContaining(['bmn-household', 'farmer', 'swc-holder']),
    );
    expect(sources.get('headcount:one-data')).toEqual(['bmn-household', 'bmn-member']);
  });
});
