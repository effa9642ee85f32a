import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { asked, ON, profilesOf } from './rules/people.ts';

const PEOPLE = 10_000_000;
const GROWN = 20_000_000;
const ROUNDS = 3;
const GATE = 4;

/**
 * All programmes for ten million people in one pass, beside a plain scan of the same columns in turns, one thread each: CPU time at
 * most 4 times the scan, under 1 GB, growing no faster than people; and explanations with full trees a second of one core.
 */
export function rules(): Promise<object> {
  return measureRules(PEOPLE, GROWN);
}

/** The same for a number of people, and for a greater number to see how it grows. */
export async function measureRules(people: number, grown: number): Promise<object> {
  const { programmes, columns } = asked();
  const small = await measurePasses(people, ROUNDS);
  const large = await measurePasses(grown, 1);
  return {
    asOf: ON,
    programmes: programmes.length,
    columns: columns.length,
    gate: GATE,
    passes: small,
    grown: large,
    growth: Number((large.decide.cpuSeconds / grown / (small.decide.cpuSeconds / people)).toFixed(2)),
    explanations: run('explanations.ts', [await profilesOf(people)]),
  };
}

type Pass = Readonly<{ cpuSeconds: number; seconds: number; peakMb: number }>;

async function measurePasses(people: number, rounds: number) {
  const file = await profilesOf(people);
  const passes = Array.from({ length: rounds }, () => ({
    scan: pass('scan', file),
    decide: pass('decide', file),
    write: pass('write', file),
  }));
  const [scan, decide, write] = (['scan', 'decide', 'write'] as const).map((way) =>
    quickest(passes.map((round) => round[way])),
  );
  if (!scan || !decide || !write) throw new Error('no round was measured');
  return {
    people,
    scan,
    decide: { ...decide, timesScan: ratio(decide, scan) },
    write: { ...write, timesScan: ratio(write, scan) },
  };
}

/** Of several rounds the one that was least disturbed. */
function quickest(passes: readonly Pass[]): Pass {
  const [first, ...others] = passes;
  if (!first) throw new Error('no round was measured');
  return others.reduce((best, next) => (next.cpuSeconds < best.cpuSeconds ? next : best), first);
}

function ratio(one: Pass, other: Pass): number {
  return Number((one.cpuSeconds / other.cpuSeconds).toFixed(2));
}

function pass(way: string, file: string): Pass {
  return run('one-pass.ts', [way, file]) as Pass;
}

function run(script: string, words: readonly string[]): unknown {
  const path = join(import.meta.dirname, 'rules', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
