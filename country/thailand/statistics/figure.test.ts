import { describe, expect, it } from 'vitest';
import { parseCsv } from '../csv.ts';
import { figureOrNull, originOf, parseAgeGroup } from './figure.ts';

describe('a figure', () => {
  it.each([
    ['found', 'found'],
    ['found 2021', 'found'],
    ['found for the region; same for every province in it', 'found'],
    ['modelled', 'modelled'],
    ['rank found; value modelled', 'modelled'],
    ['share found; rate modelled = share x TFR 1.2035', 'modelled'],
  ])('whose status reads "%s" counts as %s', (status, known) => {
    const [row] = parseCsv(`status,source_id\n${status},S11;M07\n`, 'made-up.csv');
    expect(row && originOf(row)).toEqual({ known, sources: ['S11', 'M07'] });
  });

  it('that is blank is nothing, not zero', () => {
    const [row] = parseCsv('value,next\n,1\n', 'made-up.csv');
    expect(row && figureOrNull(row, 'value', { known: 'found', sources: [] })).toBeNull();
  });
});

describe('an age group', () => {
  it.each([
    ['15-19', 15, 19],
    ['80+', 80, null],
    ['7', 7, 7],
  ])('%s goes from %i to %s', (label, from, to) => {
    expect(parseAgeGroup(label)).toEqual({ label, from, to });
  });
});
