import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { asked, ON, profilesOf } from './rules/people.ts';

const PEOPLE = 10_000_000;
const FEW = 1_000_000;
const ROUNDS = 3;
const GATE = 4;
/** The whole country, to which nothing but these numbers is carried: it is reckoned, not measured. */
const NATION = 66_000_000;

/**
 * All programmes for ten million people in one pass, beside a plain scan of the same columns in turns, one thread each: CPU time at
 * most 4 times the scan, under 1 GB, growing no faster than people; and explanations with full trees a second of one core.
 */
export function rules(): Promise<object> {
  return measureRules(FEW, PEOPLE);
}

/** The same for a few people in rounds, writing included, and once for many to see how it grows. */
export async function measureRules(few: number, many: number): Promise<object> {
  const { programmes, columns } = asked();
  const small = await measurePasses(few, ROUNDS, ['scan', 'decide', 'write']);
  const large = await measurePasses(many, 1, ['scan', 'decide']);
  const perPerson = (large.decide?.cpuSeconds ?? 0) / many;
  return {
    asOf: ON,
    programmes: programmes.length,
    columns: columns.length,
    gate: GATE,
    small,
    large,
    growth: rounded(perPerson / ((small.decide?.cpuSeconds ?? 0) / few)),
    extrapolated: { people: NATION, cpuSeconds: Math.round(perPerson * NATION) },
    explanations: run('explanations.ts', [await profilesOf(few)]),
  };
}

type Way = 'scan' | 'decide' | 'write';
type Pass = Readonly<{ cpuSeconds: number; seconds: number; peakMb: number }>;
type Measured = Readonly<{ people: number }> & Partial<Record<Way, Pass & Readonly<{ timesScan: number }>>>;

async function measurePasses(people: number, rounds: number, ways: readonly Way[]): Promise<Measured> {
  const file = await profilesOf(people);
  const passes = Array.from({ length: rounds }, () => ways.map((way) => pass(way, file)));
  const best = ways.map((_way, place) => quickest(passes.flatMap((round) => round[place] ?? [])));
  const scan = best[0]?.cpuSeconds ?? 0;
  const told = best.map((one) => ({ ...one, timesScan: rounded(one.cpuSeconds / scan) }));
  return { people, ...Object.fromEntries(ways.map((way, place) => [way, told[place]])) };
}

/** Of several rounds the one that was least disturbed. */
function quickest(passes: readonly Pass[]): Pass {
  const [first, ...others] = passes;
  if (!first) throw new Error('no round was measured');
  return others.reduce((best, next) => (next.cpuSeconds < best.cpuSeconds ? next : best), first);
}

function rounded(ratio: number): number {
  return Number(ratio.toFixed(2));
}

function pass(way: Way, file: string): Pass {
  return run('one-pass.ts', [way, file]) as Pass;
}

function run(script: string, words: readonly string[]): unknown {
  const path = join(import.meta.dirname, 'rules', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
