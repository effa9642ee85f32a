import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialect, id, sql } from '../../base/lake/index.ts';
import { judgeHouseholds } from './household-quality.ts';
import { engineOver, MEMBERS } from './small-lake.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), 'households-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One house, which one person heads: two families, of whom a child was put into the wrong one; and a household surveyed apart. */
async function judge(people: string) {
  const path = joinPath(folder, 'people.csv');
  writeFileSync(path, people);
  const engine = await engineOver(folder, {
    households: {
      members: [
        MEMBERS,
        [
          [1, 'register-house', 10, 1],
          [1, 'register-house', 20, 1],
          [1, 'register-house', 30, 1],
          [1, 'register-house', 40, 2],
          [2, 'register-house', 50, 1],
          [2, 'register-house', 60, 1],
          [7, 'bmn', 10, null],
          [7, 'bmn', 20, null],
          [8, 'bmn', 30, null],
        ],
      ],
    },
  });
  const homes = [10, 20, 30, 40, 50, 60].map(
    (person) => sql`select ${`t${person}`} as true_id, ${person} as person_id`,
  );
  await engine.run(
    dialect.createTable(
      id('home'),
      homes.reduce((all, one) => sql`${all} union all ${one}`),
    ),
  );
  const judged = await judgeHouseholds(engine, path);
  await engine.close();
  return judged;
}

const TRUTH = `true_id,household,family
t10,H1,A-1
t20,H1,A-1
t30,H1,A-2
t40,H1,A-2
t50,H2,B-1
t60,H2,B-1
t70,H2,B-1
`;

describe('households beside the truth', () => {
  it('count pairs of people together, and the families that were found whole', async () => {
    const [families] = await judge(TRUTH);
    expect(families).toEqual({
      unit: 'register-family',
      precision: 2 / 4,
      recall: 2 / 3,
      f1: 4 / 7,
      pairsTruth: 3,
      pairsFound: 4,
      pairsRight: 2,
      units: 3,
      whole: 1,
    });
  });

  it('ask only about people whom the survey met', async () => {
    const [, surveyed] = await judge(TRUTH);
    expect(surveyed).toMatchObject({
      unit: 'surveyed-household',
      pairsTruth: 3,
      pairsFound: 1,
      precision: 1,
    });
  });

  it('say nothing of what the truth does not tell', async () => {
    expect((await judge('true_id,household\nt10,H1\nt20,H1\n')).map(({ unit }) => unit)).toEqual([
      'surveyed-household',
    ]);
    const engine = await engineOver(joinPath(folder, 'none'), {});
    expect(await judgeHouseholds(engine, null)).toEqual([]);
    await engine.close();
  });
});
