import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Agreement,
  type Asking,
  compileGrant,
  findWidenings,
  planSql,
  type SharePlan,
} from '../index.ts';
import { type Draw, openDraw } from '../testing/draw.ts';
import { KEY, SETTING, textOf } from '../testing/judge.ts';
import { maskPlainly, type PlainRow, readPlainly, type Value } from '../testing/plain-reading.ts';
import { drawAgreement, drawAsking } from '../testing/random-asks.ts';
import { drawWorld, plainWorlds, SMALL_DATASETS, type SmallWorld } from '../testing/small-world.ts';
import { openWorldEngine } from '../testing/world-engine.ts';

const TRIALS = 1_000;
const WORLDS_TRIED = 15;
const MEMBERS = [1n, 3n, 4n, 8n, 9n];

let room: Awaited<ReturnType<typeof openWorldEngine>>;

beforeAll(async () => {
  room = await openWorldEngine();
});
afterAll(() => room.close());

/** Everything that a recipient may learn of a row under a grant: nothing when it is outside, else what leaves of it. */
function learnable(agreement: Agreement, asking: Asking, world: SmallWorld): string {
  const everything: Asking = { ...asking, request: { act: 'cohort' } };
  const grants = agreement.grants.map((grant) => ({
    ...grant,
    // Whoever may ask by number learns who has it.
    columns: { ...grant.columns, ...(grant.lookupBy.includes('number') ? { nid: 'clear' } : {}) },
    act: ['cohort' as const],
    to: [asking.recipient],
  }));
  const answer = readPlainly({ ...agreement, grants }, everything, plainWorlds(world, KEY, MEMBERS));
  return textOf(answer);
}

/** Another world in which some values differ at random. */
function alter(draw: Draw, world: SmallWorld): SmallWorld {
  const other = drawWorld(draw, world.people.length);
  const change = (rows: SmallWorld['people'], others: SmallWorld['people']) =>
    rows.map((row, place) => {
      const donor = others[place] ?? row;
      const columns = Object.keys(row).filter((column) => column !== 'person_id' && draw.chance(0.4));
      return { ...row, ...Object.fromEntries(columns.map((column) => [column, donor[column] ?? null])) };
    });
  return {
    people: change(world.people, other.people),
    cards: change(world.cards, other.cards),
    figures: change(world.figures, other.figures),
  };
}

/** Takes changes back until what may be learned is the same: what is left altered is outside the grant. */
type Trial = Readonly<{ draw: Draw; agreement: Agreement; asking: Asking }>;

function alterOutside({ draw, agreement, asking }: Trial, world: SmallWorld): SmallWorld {
  const learned = learnable(agreement, asking, world);
  let kept = world;
  for (let tried = 0; tried < WORLDS_TRIED; tried++) {
    const place = draw.below(world.people.length);
    const next = alter(draw, kept);
    const swap = (rows: SmallWorld['people'], others: SmallWorld['people']) =>
      rows.map((row, at) => (at === place ? (others[at] ?? row) : row));
    const candidate = {
      people: swap(kept.people, next.people),
      cards: swap(kept.cards, next.cards),
      figures: swap(kept.figures, next.figures),
    };
    if (learnable(agreement, asking, candidate) === learned) kept = candidate;
  }
  return kept;
}

function planOf(agreement: Agreement, asking: Asking): SharePlan | undefined {
  try {
    return compileGrant(agreement, asking, SMALL_DATASETS);
  } catch {
    return undefined;
  }
}

async function bodyOf(plan: SharePlan, world: SmallWorld): Promise<string> {
  await room.fill(world);
  return textOf(await room.engine.rows(planSql(plan, SETTING)));
}

describe('two worlds that differ only outside a grant', () => {
  it(`get the same answer byte for byte, in ${TRIALS} trials`, async () => {
    let trials = 0;
    let altered = 0;
    for (let seed = 500_000; trials < TRIALS; seed++) {
      const draw = openDraw(seed);
      const agreement = drawAgreement(draw);
      const asking = drawAsking(draw, agreement, KEY);
      const plan = planOf(agreement, asking);
      if (!plan) continue;
      trials++;
      const one = drawWorld(draw, 8);
      const other = alterOutside({ draw, agreement, asking }, one);
      if (textOf(one) !== textOf(other)) altered++;
      expect({ seed, body: await bodyOf(plan, other) }).toEqual({ seed, body: await bodyOf(plan, one) });
    }
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
      const wide = findWidenings(before, after);
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
      findWidenings(base, { ...base, grants: [{ ...strict, ...changes }] }).map(({ path }) => path);
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
    expect(findWidenings(base, longer).map(({ path }) => path)).toEqual(['valid.until']);
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
