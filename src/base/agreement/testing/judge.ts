import type { Engine, Row, Sql } from '../../lake/index.ts';
import type { Agreement, Asking, PlanSetting, SharedDataset, SharePlan } from '../index.ts';
import { openDraw } from './draw.ts';
import { type PlainAnswer, type PlainWorld, readPlainly } from './plain-reading.ts';
import { drawAgreement, drawAsking } from './random-asks.ts';
import { AS_OF, drawWorld, plainWorlds, SMALL_DATASETS, type SmallWorld } from './small-world.ts';

/** What is judged: a compiler, sound or with a fault in it. */
export type Compiler = Readonly<{
  compileGrant: (agreement: Agreement, asking: Asking, datasets: readonly SharedDataset[]) => SharePlan;
  planSql: (plan: SharePlan, setting: PlanSetting) => Sql;
}>;

/** Which random pairs are tried: their seeds. */
export type Tried = Readonly<{ from: number; pairs: number }>;

/** Every so many pairs the tables are filled anew. */
const PAIRS_A_WORLD = 500;
export const KEY = new Uint8Array(32).fill(7);
const MEMBERS = [1n, 3n, 4n, 8n, 9n];
export const SETTING: PlanSetting = { asOf: AS_OF, tokenKey: KEY, membersOf: () => MEMBERS };

type Pair = Readonly<{ seed: number; agreement: Agreement; asking: Asking; worlds: readonly PlainWorld[] }>;

/** Compares what is given and what is refused, without asking any engine. */
export function judgeDecisions(
  compiler: Compiler,
  tried: Tried,
): { given: number; refused: number; mismatches: number[] } {
  const judged = { given: 0, refused: 0, mismatches: [] as number[] };
  for (const { seed, agreement, asking, worlds } of pairsOf(tried)) {
    const isGiven = compiled(compiler, agreement, asking) !== undefined;
    const expected = 'rows' in readPlainly(agreement, asking, worlds);
    judged[isGiven ? 'given' : 'refused']++;
    if (isGiven !== expected) judged.mismatches.push(seed);
  }
  return judged;
}

/** The first pair of which the compiler and the plain reading say different things, and what they say. */
export async function findMismatch(
  compiler: Compiler,
  { engine, fill }: Readonly<{ engine: Engine; fill: (world: SmallWorld) => Promise<void> }>,
  tried: Tried,
): Promise<unknown> {
  for (const pair of pairsOf(tried)) {
    if (isFirstOfWorld(pair.seed, tried)) await fill(worldOf(pair.seed));
    const expected = readPlainly(pair.agreement, pair.asking, pair.worlds);
    const found = await answerOf(compiler, engine, pair);
    if (textOf(found) !== textOf(expected)) return { ...pair, worlds: undefined, found, expected };
  }
  return undefined;
}

function* pairsOf({ from, pairs }: Tried): Generator<Pair> {
  let worlds: PlainWorld[] = [];
  for (let seed = from; seed < from + pairs; seed++) {
    if (isFirstOfWorld(seed, { from, pairs })) worlds = plainWorlds(worldOf(seed), KEY, MEMBERS);
    const draw = openDraw(seed);
    const agreement = drawAgreement(draw);
    yield { seed, agreement, asking: drawAsking(draw, agreement, KEY), worlds };
  }
}

function isFirstOfWorld(seed: number, { from }: Tried): boolean {
  return (seed - from) % PAIRS_A_WORLD === 0;
}

function worldOf(seed: number): SmallWorld {
  return drawWorld(openDraw(seed ^ 0x5eed));
}

function compiled(compiler: Compiler, agreement: Agreement, asking: Asking): SharePlan | undefined {
  try {
    return compiler.compileGrant(agreement, asking, SMALL_DATASETS);
  } catch (cause) {
    const expected = ['SHARE_NOT_GRANTED', 'REQUEST_INVALID', 'CONTENT_INVALID'];
    if (cause instanceof Error && 'code' in cause && expected.includes(String(cause.code))) return undefined;
    throw cause;
  }
}

async function answerOf(compiler: Compiler, engine: Engine, pair: Pair): Promise<PlainAnswer> {
  const plan = compiled(compiler, pair.agreement, pair.asking);
  if (!plan) return { refused: true };
  const rows = await engine.rows(compiler.planSql(plan, SETTING)).catch((cause: unknown) => [failed(cause)]);
  const names = [...plan.select, ...(plan.count ? ['people'] : [])];
  const values = rows.map((row) => names.map((name) => row[name] ?? null));
  return { rows: values as PlainAnswer extends { rows: infer Rows } ? Rows : never };
}

function failed(cause: unknown): Row {
  return { failed: String(cause) };
}

/** Integers of any width are written alike; which of them the engine uses is its own affair. */
export function textOf(answer: unknown): string {
  return JSON.stringify(answer, (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
}
