import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agreement, type Asking, findWidenings } from '../index.ts';
import { type Draw, openDraw } from '../testing/draw.ts';
import { KEY, textOf } from '../testing/judge.ts';
import { maskPlainly, type PlainRow, readPlainly, type Value } from '../testing/plain-reading.ts';
import { drawAgreement, drawAsking } from '../testing/random-asks.ts';
import { drawWorld, plainWorlds, SMALL_DATASETS } from '../testing/small-world.ts';
import { MEMBERS, tryWorlds } from '../testing/try-worlds.ts';
import { openWorldEngine } from '../testing/world-engine.ts';

const TRIALS = 1_000;

let room: Awaited<ReturnType<typeof openWorldEngine>>;

beforeAll(async () => {
  room = await openWorldEngine();
});
afterAll(() => room.close());

describe('two worlds that differ only outside a grant', () => {
  it(`get the same answer byte for byte, in ${TRIALS} trials`, async () => {
    const { altered, different } = await tryWorlds(room, { seed: 500_000, trials: TRIALS });
    expect(different).toEqual([]);
    expect(altered).toBeGreaterThan(TRIALS / 2);
  }, 120_000);
});

/** A version that is narrower in some ways, or wider in one. */
function change(draw: Draw, agreement: Agreement): Agreement {
  const grants = agreement.grants.map((grant) => {
    const entries = Object.entries(grant.columns);
    const where = grant.rows.where;
    const narrower = { column: 'age', from: draw.below(60) };
    const rows =
      grant.dataset === 'person' && draw.chance(0.4)
        ? { ...grant.rows, where: where ? { all: [where, narrower] } : narrower }
        : grant.rows;
    return {
      ...grant,
      rows: draw.chance(0.2) ? { ...rows, areas: ['3001'] } : rows,
      act: draw.chance(0.2) ? grant.act.slice(1) : grant.act,
      columns: Object.fromEntries(
        entries.map(([name, mask]) => [name, draw.chance(0.2) ? 'drop' : mask.replace('band:7', 'band:70')]),
      ),
    };
  });
  const [first, ...others] = grants;
  const wider = first && draw.chance(0.3) ? [{ ...first, rows: { areas: ['TH'] } }, ...others] : grants;
  return { ...agreement, version: 2, grants: wider };
}

type Rows = Readonly<{ rows: readonly (readonly Value[])[] }>;

describe('a version in which nothing is found wider than before', () => {
  it('gives no row and no value that the one before did not give', () => {
    let compared = 0;
    for (let seed = 700_000; compared < 3_000; seed++) {
      const draw = openDraw(seed);
      const before = drawAgreement(draw);
      const after = change(draw, before);
      const wide = findWidenings(before, after, SMALL_DATASETS);
      const asking = { ...drawAsking(draw, before, KEY), request: { act: 'cohort' as const } };
      if (wide.length > 0) continue;
      const worlds = plainWorlds(drawWorld(draw), KEY, MEMBERS);
      const now = readPlainly(after, asking, worlds);
      if (!('rows' in now)) continue;
      compared++;
      const left = [...pick(readPlainly(before, asking, worlds), [before, after], asking)];
      for (const row of now.rows) {
        const at = left.indexOf(textOf(row));
        expect({ seed, found: at >= 0 }).toEqual({ seed, found: true });
        left.splice(at, 1);
      }
    }
  }, 60_000);

  it('finds every way in which a version can be wider', () => {
    const before = drawAgreement(openDraw(3));
    const [grant] = before.grants;
    if (!grant) throw new RangeError('a grant');
    const strict = {
      ...grant,
      to: ['org:one'],
      columns: { income: 'band:10' },
      act: ['table' as const],
      lookupBy: [],
      rows: { areas: ['30'], where: { column: 'age', from: 60 } },
    };
    const base = { ...before, grants: [strict] };
    const paths = (changes: Partial<typeof strict>) =>
      findWidenings(base, { ...base, grants: [{ ...strict, ...changes }] }, SMALL_DATASETS).map(
        ({ path }) => path,
      );
    expect(paths({})).toEqual([]);
    expect(paths({ to: ['org:one', 'org:two'] })).toEqual(['to']);
    expect(paths({ columns: { income: 'band:5' } })).toEqual(['columns.income']);
    expect(paths({ columns: { income: 'band:20' } })).toEqual([]);
    expect(paths({ columns: { income: 'band:10', alive: 'clear' } as never })).toEqual(['columns.alive']);
    expect(paths({ rows: { areas: ['3', '30'].slice(1), where: { column: 'age', from: 59 } } })).toEqual([
      'rows',
    ]);
    expect(paths({ rows: { ...strict.rows, areas: ['30', '31'] } })).toEqual(['rows']);
    expect(paths({ output: { ...strict.output, maxRows: 101 } })).toEqual(['output']);
    expect(paths({ duty: { ...strict.duty, retain: 'P1Y' } })).toEqual(['duty']);
    expect(paths({ duty: { ...strict.duty, onward: ['org:two'] } })).toEqual(['duty']);
    const longer = { ...base, valid: { ...base.valid, until: '2030-01-01' } };
    expect(findWidenings(base, longer, SMALL_DATASETS).map(({ path }) => path)).toEqual(['valid.until']);
    const signed = { means: `sha256:${'0'.repeat(64)}` };
    expect(paths(signed)).toEqual(['means']);
    expect(paths({ ...signed, dataset: 'figure' })).toEqual(['dataset']);
  });
});

/** The rows of before as the masks of after would leave them. */
function pick(
  answer: ReturnType<typeof readPlainly>,
  [before, after]: readonly [Agreement, Agreement],
  asking: Asking,
): string[] {
  const grantOf = (agreement: Agreement) => agreement.grants.find(({ id }) => id === asking.grant);
  const names = Object.entries(grantOf(before)?.columns ?? {}).filter(([, mask]) => mask !== 'drop');
  const wanted = Object.entries(grantOf(after)?.columns ?? {}).filter(([, mask]) => mask !== 'drop');
  return (answer as Rows).rows.map((row) => {
    const values: Record<string, Value> = Object.fromEntries(
      names.map(([name], at) => [name, row[at] ?? null]),
    );
    return textOf(
      wanted.map(([name, mask]) => {
        const former = grantOf(before)?.columns[name];
        const value: PlainRow['values'][string] = values[name] ?? null;
        return former === mask ? value : maskPlainly(mask, value, KEY);
      }),
    );
  });
}
