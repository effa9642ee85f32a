import { describe, expect, test } from 'vitest';
import { passProgramme, pensionContent, pensionProgramme } from '../testing/programmes.ts';
import { accepted, act, withRates, withTop } from '../testing/refusals.ts';
import { diffProgrammes } from './diff-programmes.ts';

const PENSION = 'any-pension';

/** What changes when the pension becomes this. */
function changes(content: unknown) {
  return diffProgrammes([pensionProgramme()], [accepted(content)]);
}

describe('the difference between two sets of programmes', () => {
  test('is nothing when they say the same', () => {
    expect(changes(pensionContent())).toEqual([]);
  });

  test('tells a programme that came and one that went', () => {
    const found = diffProgrammes([pensionProgramme()], [passProgramme()]);
    expect(found.map(({ programme, path, change }) => [programme, path, change])).toEqual([
      [PENSION, [], 'removed'],
      ['child-pass', [], 'added'],
    ]);
  });

  test('tells a raised amount by the first day of its period', () => {
    const pension = [{ from: '2000-01-01', value: { baht: 600 }, ...act }];
    expect(changes(withTop({ parameters: { ...pensionContent().parameters, pension } }))).toEqual([
      {
        programme: PENSION,
        path: ['parameters', 'pension', '2000-01-01', 'value'],
        change: 'changed',
        before: { type: 'money', value: 50_000n },
        after: { type: 'money', value: 60_000n },
      },
    ]);
  });

  test('tells one area of a table', () => {
    const rates = (baht: number) =>
      accepted(withRates({ areas: { level: 'province', values: { 10: { baht: 400 }, 83: { baht } } } }));
    expect(diffProgrammes([rates(380)], [rates(390)])).toMatchObject([
      {
        path: ['parameters', 'rates', '2000-01-01', 'areas', 'values', '83'],
        before: { value: 38_000n },
        after: { value: 39_000n },
      },
    ]);
  });

  test('tells conditions by their ids, wherever they stand, and a rule whole', () => {
    const [version] = pensionContent().versions;
    const [alive, , poorEnough] = version?.conditions ?? [];
    const when = { not: { fact: 'holds_pass' } };
    const conditions = [{ ...poorEnough, when }, alive];
    const found = changes(withTop({ versions: [{ ...version, conditions }] }));
    expect(found.map(({ path, change }) => [path.slice(3).join('.'), change])).toEqual([
      ['old-enough', 'removed'],
      ['poor-enough.when', 'changed'],
    ]);
    expect(found[1]?.after).toEqual(when);
  });

  test('tells the last day of a version and one that is new', () => {
    const [first] = pensionContent().versions;
    const versions = [
      { ...first, inForce: { from: '2000-01-01', to: '2019-12-31' } },
      { ...first, id: 'second', inForce: { from: '2020-01-01', to: null } },
    ];
    const found = changes(withTop({ versions }));
    expect(found.map(({ path, change, before }) => [path.join('.'), change, before])).toEqual([
      ['versions.first.inForce.to', 'changed', null],
      ['versions.second', 'added', undefined],
    ]);
  });
});
