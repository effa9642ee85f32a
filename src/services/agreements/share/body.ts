import { createHash } from 'node:crypto';
import { planSql } from '../../../base/agreement/index.ts';
import { makePerturbation } from '../../../base/disclosure/index.ts';
import type { Cell, Engine, Row } from '../../../base/lake/index.ts';
import type { CompiledShare } from './compiled-share.ts';

/** How counts are blurred by the name that agreements use: deviations up to 5, variance 3, and no 1 or 2. */
const D5V3 = { greatest: 5, variance: 3, never: 2 };
const NOISE = { 'ckm/D5V3': { greatest: D5V3.greatest, ...makePerturbation(D5V3) } } as const;

/** Whatever an agreement says, a cell of one or two people is not told. */
const FEWEST_PEOPLE = 3;

/** Rows as lines of JSON, in the plan's order. */
export async function* bodyLines(
  engine: Pick<Engine, 'batches'>,
  share: CompiledShare,
): AsyncGenerator<string[]> {
  const { plan, setting } = share;
  const toLines = plan.count ? cellLines(share) : rowLines(plan.select);
  for await (const rows of engine.batches(planSql(plan, setting))) yield rows.flatMap(toLines);
}

/** How much there is of a body, and its hash. */
export type BodyMeasure = Readonly<{ rows: number; bytes: number; hash: string }>;

/** Counts and hashes lines as they pass. */
export function measureBody() {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  return {
    add: (lines: readonly string[]) => {
      const text = lines.join('');
      rows += lines.length;
      bytes += Buffer.byteLength(text);
      hash.update(text);
    },
    rows: () => rows,
    bytes: () => bytes,
    done: (): BodyMeasure => ({ rows, bytes, hash: `sha256:${hash.digest('hex')}` }),
  };
}

function rowLines(names: readonly string[]): (row: Row) => string[] {
  return (row) => [lineOf(names.map((name) => [name, row[name] ?? null]))];
}

/**
 * A count as it may be told: with its noise. A cell of few people is not there at all, with nothing of what they have in common; one of
 * nobody is not there either, so that the two are the same. Where there is noise, it alone decides, by so much that nothing of fewer than
 * the smallest cell is ever told: a cell that came or went with the true count would tell of the one person by whom it grew.
 */
function cellLines({ plan, grant }: CompiledShare): (row: Row) => string[] {
  const { minCell, noise } = grant.output;
  const fewest = Math.max(minCell, plan.subject ? FEWEST_PEOPLE : 1);
  const least = noise === 'none' ? fewest : fewest + NOISE[noise].greatest;
  return (row) => {
    const people = Number(row['people']);
    const told = noise === 'none' ? people : NOISE[noise].perturb(people, Number(row['cell_key'] ?? 0));
    if (told < least) return [];
    const cells = plan.select.map((name): [string, Cell] => [name, row[name] ?? null]);
    return [lineOf([...cells, ['people', told]])];
  };
}

/** One row as it leaves. */
export function lineOf(cells: readonly (readonly [string, Cell])[]): string {
  return `${JSON.stringify(Object.fromEntries(cells), plainNumber)}\n`;
}

function plainNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
