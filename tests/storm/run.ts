// Longer versions of the tests that draw what they do: `npm run storm`, or `npm run storm canaries -- --seed 7 --minutes 60`; with
// `--keep` how it went is written to `tests/storm/results`.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Storm, StormReport } from './storm.ts';

const HERE = import.meta.dirname;
const NO_STORMS = ['run.ts', 'storm.ts'];
const SHOWN_LETTERS = 600;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    keep: { type: 'boolean', default: false },
  },
});

async function findStorms(): Promise<Map<string, Storm>> {
  const found = new Map<string, Storm>();
  for (const file of readdirSync(HERE).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || NO_STORMS.includes(file)) continue;
    const content: { storm?: Storm } = await import(join(HERE, file));
    if (content.storm) found.set(basename(file, '.ts'), content.storm);
  }
  return found;
}

const storms = await findStorms();
const names = positionals.length > 0 ? positionals : [...storms.keys()];
const unknown = names.find((name) => !storms.has(name));
if (unknown !== undefined) {
  say(`no storm ${unknown}; there are: ${[...storms.keys()].join(', ')}`);
  process.exit(2);
}

let failed = 0;
for (const name of names) {
  const folder = mkdtempSync(join(tmpdir(), `chipao-storm-${name}-`));
  chmodSync(folder, 0o755);
  const begun = performance.now();
  const order = {
    seed: Number(values.seed),
    until: begun + (Number(values.minutes) * 60_000) / names.length,
    folder,
    say: (line: string) => say(`${name}: ${line}`),
  };
  const load = loadavg()[0] ?? 0;
  // One that breaks off leaves no folder behind, and the others their turn.
  const report = await storms
    .get(name)?.(order)
    .catch(
      (thrown: unknown): StormReport => ({
        rounds: 0,
        failures: [{ seed: order.seed, what: thrown instanceof Error ? thrown.message : String(thrown) }],
      }),
    );
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  say(`${name}: ${report?.rounds} rounds in ${seconds} s, ${report?.failures.length} failed`);
  for (const { seed, what } of report?.failures ?? []) {
    failed++;
    say(`FAILED ${name}: npm run storm ${name} -- --seed ${seed}\n  ${what.slice(0, SHOWN_LETTERS)}`);
  }
  if (values.keep && report) keep(name, { seconds: Number(seconds), load, report });
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);

type Went = Readonly<{ seconds: number; load: number; report: Awaited<ReturnType<Storm>> }>;

/** Writes down how a storm went, beside those of other storms. */
function keep(name: string, { seconds, load, report }: Went): void {
  const { rounds, failures, measured } = report;
  const result = {
    storm: name,
    seed: Number(values.seed),
    at: new Date().toISOString(),
    node: process.version,
    cores: cpus().length,
    loadAtTheStart: Number(load.toFixed(1)),
    seconds,
    rounds,
    failures,
    ...measured,
  };
  mkdirSync(join(HERE, 'results'), { recursive: true });
  writeFileSync(join(HERE, 'results', `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
