import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../base/lake/index.ts';
import { type Evaluation, evaluate } from './index.ts';
import {
  DECISIONS,
  DOUBTS,
  engineOver,
  FILE,
  GAPS,
  HOUSEHOLDS,
  INTAKE,
  LINKS,
  PROFILES,
  type Tables,
  writeTruth,
} from './small-lake.ts';

let folder = '';
let engines: Engine[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
  engines = [];
});
afterEach(async () => {
  for (const engine of engines) await engine.close();
  rmSync(folder, { recursive: true });
});

/** Publishes the datasets and opens an engine that is closed after the test. */
async function open(datasets: Readonly<Record<string, Tables>>): Promise<Engine> {
  const engine = await engineOver(folder, datasets);
  engines.push(engine);
  return engine;
}

/** Four people in a spine and a roll: one row misspelt, one with another's number, one without, one duplicate each. */
async function smallCountry(): Promise<Evaluation> {
  const alpha = (row: number) => FILE + row;
  const beta = (row: number) => FILE + row;
  const engine = await open({
    'intake/alpha-one': {
      files: [INTAKE.files, [[1, 'a.txt']]],
      rejected: [
        INTAKE.rejected,
        [
          [1, 5, 'KEY_DUPLICATE'],
          [1, 6, 'FIELD_COUNT'],
          [1, 7, 'DATE_FORMAT'],
        ],
      ],
      repaired: [INTAKE.repaired, []],
    },
    'intake/beta': {
      files: [INTAKE.files, [[1, 'b.csv']]],
      rejected: [INTAKE.rejected, []],
      repaired: [
        INTAKE.repaired,
        [
          [beta(5), 'ERA_REPAIRED'],
          [beta(5), 'ERA_REPAIRED'],
          [beta(6), 'ERA_REPAIRED'],
          [beta(1), 'PID_CHECKSUM'],
        ],
      ],
    },
    linkage: {
      links: [
        LINKS,
        [
          ...[1, 2, 3, 4].map((row) => [row * 10, 'alpha-one', alpha(row), 'spine']),
          [10, 'beta', beta(1), 'number'],
          [20, 'beta', beta(2), 'number'],
          [40, 'beta', beta(3), 'number'],
          [50, 'beta', beta(4), 'island'],
          [20, 'beta', beta(5), 'number'],
          [10, 'beta', beta(6), 'number'],
          [10, 'beta', beta(7), 'number'],
        ],
      ],
      doubts: [
        DOUBTS,
        [
          ['beta', beta(7), 10, 'duplicate-in-source'],
          ['beta', beta(2), 20, 'several-candidates'],
        ],
      ],
    },
    households: HOUSEHOLDS,
    profiles: PROFILES,
    entitlements: DECISIONS,
    gaps: GAPS,
  });
  const truthDir = writeTruth(folder, {
    records: {
      'alpha-one': [
        ...[1, 2, 3, 4].map((row) => ['a.txt', row, `t${row}`]),
        ['a.txt', 5, 't4'],
        ['a.txt', 6, 't3'],
      ],
      beta: [
        ['b.csv', 1, 't1'],
        ['b.csv', 2, 't2'],
        ['b.csv', 3, 't3'],
        ['b.csv', 4, 't4'],
        ['b.csv', 5, 't2'],
        ['b.csv', 6, 't1'],
        ['b.csv', 7, 't1'],
      ],
      'never-sent': [
        ['n.csv', 1, 't1'],
        ['n.csv', 2, 't1'],
      ],
    },
    faults: [
      ['name-misspelt', 'beta', 'b.csv', 2, 't2'],
      ['name-misspelt', 'never-sent', 'n.csv', 1, 't1'],
      ['number-of-another', 'beta', 'b.csv', 3, 't3'],
      ['number-missing', 'beta', 'b.csv', 4, 't4'],
      ['wrong-era', 'beta', 'b.csv', 5, 't2'],
      ['unreadable-row', 'alpha-one', 'a.txt', 6, 't3'],
      ['duplicate-row', 'alpha-one', 'a.txt', 5, 't4'],
      ['duplicate-row', 'beta', 'b.csv', 7, 't1'],
      ['duplicate-row', 'beta', 'b.csv', 5, 't2'],
      ['stale-address', 'beta', 'b.csv', 1, 't1'],
      ['stale-address', 'beta', 'b.csv', 6, 't1'],
      ['elderly-without-allowance', '', '', '', 't1'],
      ['elderly-without-allowance', '', '', '', 't4'],
      ['paid-after-death', '', '', '', 't3'],
      ['poor-without-card', '', '', '', 't9'],
      ['child-without-grant', '', '', '', 't4'],
      ['cannot-tell/eef-grant', '', '', '', 't1'],
      ['paid-not-eligible/child-support-grant', '', '', '', 't2'],
      ['paid-not-eligible/child-support-grant', '', '', '', 't3'],
    ],
  });
  return evaluate({ engine, truthDir });
}

describe('on a small country', () => {
  it('counts pairs of rows, leaving out rejected rows and rows that never arrived', async () => {
    const { links } = await smallCountry();
    expect(links).toEqual({
      precision: 9 / 10,
      recall: 9 / 11,
      f1: 18 / 21,
      pairsTruth: 11,
      pairsFound: 10,
      pairsRight: 9,
      rows: { truth: 15, rejected: 2, missing: 2, unlinked: 0 },
    });
  });

  it('tells found, planted, precision and recall of every kind of fault', async () => {
    const { faults } = await smallCountry();
    const found = Object.fromEntries(
      faults.map(({ kind, planted, found, precision, recall }) => [
        kind,
        [planted, found, precision, recall],
      ]),
    );
    const none = [0, 0, null, null];
    expect(found).toEqual({
      'name-misspelt': [2, 1, 1, 1 / 2],
      'mark-disagrees': none,
      'answer-impossible': none,
      'answer-out-of-range': none,
      'surveyed-twice': none,
      'name-changed': none,
      'number-transposed': none,
      'number-missing': [1, 0, null, 0],
      'number-of-another': [1, 0, 0, 0],
      'number-former': none,
      'number-as-float': none,
      'duplicate-row': [3, 2, 1, 2 / 3],
      'wrong-era': [1, 1, 1 / 2, 1],
      'title-in-name': none,
      'house-number-date': none,
      'stale-address': [1, 1, 1 / 2, 1],
      'unreadable-row': [1, 1, 1 / 2, 1],
      'poor-without-card': [1, 0, null, 0],
      'disabled-not-registered': none,
      'elderly-without-allowance': [2, 1, 1 / 2, 1 / 2],
      'disabled-without-allowance': [0, 0, 0, null],
      'allowance-with-pension': none,
      'paid-after-death': [1, 1, 1, 1],
      'child-without-grant': [1, 0, null, 0],
    });
  });

  it('judges planted gaps by kind and programme, and counts what registers do not tell apart', async () => {
    const { gaps } = await smallCountry();
    const found = gaps.map(
      ({ gap, programme, planted, found, missed, open, flagged, wrong, precision, told }) => [
        `${gap} of ${programme}`,
        [planted, found, missed, open, told.recall, flagged, wrong, precision],
      ],
    );
    expect(Object.fromEntries(found)).toEqual({
      'poor-without-card of state-welfare-card': [1, 0, 1, 0, 0, 0, 0, null],
      'missing-out of old-age-allowance': [2, 1, 1, 0, 1 / 2, 2, 1, 1 / 2],
      'missing-out of disability-allowance': [0, 0, 0, 0, null, 1, 1, 0],
      'paid-after-death of null': [1, 1, 0, 0, 1, 1, 0, 1],
      'missing-out of child-support-grant': [1, 0, 0, 1, null, 0, 0, null],
      'cannot-tell of eef-grant': [1, 1, 0, 0, 1, 1, 0, 1],
      'paid-not-eligible of child-support-grant': [2, 0, 1, 1, 0, 0, 0, null],
    });
  });

  it('says which conditions leave planted gaps open', async () => {
    const { untold } = await smallCountry();
    expect(untold).toEqual([
      { gap: 'missing-out', programme: 'child-support-grant', unknown: 16, planted: 1, flagged: 0 },
      { gap: 'paid-not-eligible', programme: 'child-support-grant', unknown: 48, planted: 1, flagged: 0 },
    ]);
  });

  it('holds how sure flags say they are against the share that is right', async () => {
    const { confidence } = await smallCountry();
    const bands = confidence.map(({ gap, from, flags, said, right }) => [gap, from, flags, said, right]);
    expect(bands).toEqual([
      ['all', 40, 1, 0.45, 1],
      ['all', 50, 1, 0.5, 1],
      ['all', 80, 1, 0.81, 0],
      ['all', 90, 2, 0.9, 1],
      ['all', 95, 1, 0.95, 1],
      ['cannot-tell', 40, 1, 0.45, 1],
      ['cannot-tell', 50, 1, 0.5, 1],
      ['missing-out', 80, 1, 0.81, 0],
      ['missing-out', 90, 2, 0.9, 1],
      ['paid-after-death', 95, 1, 0.95, 1],
    ]);
  });
});

it('says which stage or truth is missing', async () => {
  const engine = await open({ profiles: PROFILES, gaps: GAPS });
  await expect(evaluate({ engine, truthDir: folder })).rejects.toMatchObject({
    code: 'VERSION_MISSING',
    params: { dataset: 'linkage' },
  });
  const complete = await open({
    linkage: { links: [LINKS, []], doubts: [DOUBTS, []] },
    households: HOUSEHOLDS,
    profiles: PROFILES,
    gaps: GAPS,
  });
  await expect(evaluate({ engine: complete, truthDir: folder })).rejects.toMatchObject({
    code: 'TRUTH_UNUSABLE',
  });
  const truthDir = writeTruth(folder, { records: { alpha: [] }, faults: [] });
  expect((await evaluate({ engine: complete, truthDir })).links).toMatchObject({
    precision: null,
    pairsTruth: 0,
  });
});
