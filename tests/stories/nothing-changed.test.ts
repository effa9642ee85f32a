import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { id, schemaOf, sql } from '../../src/base/lake/index.ts';
import type { AreaAnswer } from '../../src/contract/index.ts';
import { inHouse } from '../../src/faces/cli/wiring.ts';
import { STAGES } from '../../src/stage-watch.ts';
import { askChipao, chipao } from './stage/command.ts';
import { publishedHome, smallRegisters } from './stage/homes.ts';

type Status = { run: { id: number; state: string }; versions: { id: string; dataset: string }[] };

const BEFORE_AREAS = STAGES.slice(0, STAGES.indexOf('areas'));
const UNCHANGED_BEFORE_AREAS = new RegExp(`^ {2}(${BEFORE_AREAS.join('|')}) .*unchanged$`, 'gm');

let home: string;
let input: string;

beforeAll(async () => {
  home = await publishedHome('unchanged');
  input = smallRegisters('unchanged-files');
});

function statusOf(): Promise<Status> {
  return askChipao<Status>(['status', '--home', home]);
}

describe('a second run over the same files', () => {
  it('makes nothing, and publishes the same versions', async () => {
    const before = await statusOf();
    const said = await chipao(['run', '--input', inject('small').registers, '--home', home, '--json']);
    const after = await statusOf();
    expect(said.code).toBe(0);
    expect(said.err.match(/unchanged$/gm)).toHaveLength(STAGES.length);
    expect(after.versions.map(({ id }) => id)).toEqual(before.versions.map(({ id }) => id));
    expect(after.run.id).toBeGreaterThan(before.run.id);
  });

  it('makes nothing where files were copied and touched, but hold the same bytes', async () => {
    utimesSync(join(input, 'dopa_person_25690930.txt'), new Date(), new Date());
    const said = await chipao(['run', '--input', input, '--home', home]);
    expect([said.code, said.err.match(/unchanged$/gm)?.length]).toEqual([0, STAGES.length]);
  });
});

describe('a run from a stage', () => {
  it('makes that stage and those after it again, and the same comes out', async () => {
    const area = await askChipao<AreaAnswer>(['area', '17', '--home', home]);
    const before = await statusOf();
    const said = await chipao(['run', '--input', input, '--from', 'areas', '--home', home]);
    expect(said.code, said.err).toBe(0);
    expect(said.err.match(UNCHANGED_BEFORE_AREAS)).toHaveLength(BEFORE_AREAS.length);
    expect(said.err).toMatch(/^ {2}areas .* rows\/s$/m);
    expect((await statusOf()).versions.map(({ id }) => id)).toEqual(before.versions.map(({ id }) => id));
    expect(await askChipao<AreaAnswer>(['area', '17', '--home', home])).toEqual(area);
  });

  it('makes every table with the same rows again, from the first stage on', async () => {
    const before = await contentOf();
    const said = await chipao(['run', '--input', input, '--from', 'places', '--home', home]);
    expect([said.code, said.err.match(/unchanged$/gm)]).toEqual([0, null]);
    expect(await contentOf()).toEqual(before);
  });
});

/** How many rows each published table has, and a sum of their hashes, whatever their order. */
function contentOf(): Promise<Record<string, unknown>> {
  return inHouse({ home }, async ({ ledger, lake }) => {
    const versions = await ledger.versions.allCurrent();
    const engine = await lake.openEngine(versions);
    const tables = versions.flatMap(({ dataset, tables: made }) =>
      made.map(({ name }) => `${schemaOf(dataset)}.${name}`),
    );
    const sums: [string, unknown][] = [];
    for (const table of tables) {
      const [row] = await engine.rows(
        sql`select count(*) as rows, sum(cast(hash(one) as hugeint)) as hashes from ${id(table)} as one`,
      );
      sums.push([table, row]);
    }
    await engine.close();
    return Object.fromEntries(sums);
  });
}
