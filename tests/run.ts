import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './browser/chromium.ts';
import { type Count, countBrowser, countVitest } from './report/counts.ts';
import { endingOf } from './report/ending.ts';

type Check = Readonly<{ name: string; command: readonly string[]; count?: () => Count }>;
type Ended = Readonly<{ status: number | null; seconds: number; said?: string }>;

const SIDE_BY_SIDE = 2;

/** Everything that must hold, cheapest first. `--check` leaves out stories and browser. */
const quick = process.argv.includes('--check');
const reports = mkdtempSync(join(tmpdir(), 'chipao-tests-'));
// The ledger's server runs as another user when we are root, and the country of the browser lies in here.
chmodSync(reports, 0o755);
const vitestReport = join(reports, 'vitest.json');
const browserReport = join(reports, 'browser.json');

const short: readonly Check[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['node', 'node_modules/typescript7/bin/tsc', '--noEmit', '-p', '.'] },
  {
    name: 'promises',
    command: ['oxlint', '--type-aware', '--deny-warnings', 'src', 'country', 'tests', 'bench'],
  },
  { name: 'borders', command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'country'] },
  { name: 'unused code', command: ['knip'] },
];

const checks: Check[] = [
  {
    name: quick ? 'unit tests' : 'tests',
    command: [
      'vitest',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
      ...(quick ? ['src', 'country'] : []),
    ],
    count: () => countVitest(vitestReport),
  },
];

if (!quick) {
  const chromium = findChromium();
  checks.push(
    { name: 'officer pages', command: ['vite', 'build', '--logLevel', 'warn'] },
    {
      name: 'citizen pages',
      command: ['vite', 'build', '--config', 'vite.citizen.config.ts', '--logLevel', 'warn'],
    },
  );
  checks.push({
    name: 'browser',
    command: chromium
      ? ['playwright', 'test', '--reporter=line,json']
      : [
          'node',
          '-e',
          'console.error("install Chromium: apt-get install chromium, or set CHROMIUM_PATH"); process.exit(1)',
        ],
    count: () => countBrowser(browserReport),
  });
}

const env = {
  ...process.env,
  PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env['PATH']}`,
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
  CHIPAO_DEMO_COPY: join(reports, 'demo'),
};

/** Runs a check that is shown as it goes. */
function run(check: Check): Count {
  const started = performance.now();
  process.stdout.write(`\n== ${check.name}\n`);
  const [command = '', ...rest] = check.command;
  const { status } = spawnSync(command, rest, { stdio: 'inherit', env });
  return tell(check, { status, seconds: (performance.now() - started) / 1000 });
}

/** Runs short checks side by side, since some of them use one processor only; each is shown when it has ended. */
async function runTogether(together: readonly Check[]): Promise<Count[]> {
  const waiting = [...together.entries()];
  const counts: Count[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, check] = next;
      counts[place] = tell(check, await runQuietly(check.command));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return counts;
}

async function runQuietly([command = '', ...rest]: readonly string[]): Promise<Ended> {
  const started = performance.now();
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const status = await once(child, 'close').then(
    ([code]: (number | null)[]) => code ?? null,
    (cause: Error) => {
      said += cause.message;
      return null;
    },
  );
  return { status, seconds: (performance.now() - started) / 1000, said };
}

function tell(check: Check, { status, seconds, said }: Ended): Count {
  if (said !== undefined) process.stdout.write(`\n== ${check.name}\n${said}`);
  const own = countOf(check);
  process.stdout.write(`== ${check.name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(1)} s\n`);
  if (status === 0) return own ?? { passed: 1, failed: 0, failures: [], secondTries: [] };
  if (own && own.failed > 0) return own;
  return {
    passed: own?.passed ?? 0,
    failed: 1,
    failures: own?.failures.length ? own.failures : [check.name],
    secondTries: own?.secondTries ?? [],
  };
}

function countOf(check: Check): Count | undefined {
  try {
    return check.count?.();
  } catch {
    return undefined;
  }
}

const counts = [...(await runTogether(short)), ...checks.map(run)];
rmSync(reports, { recursive: true, force: true });
process.stdout.write(endingOf(counts));
process.exit(counts.every(({ failed }) => failed === 0) ? 0 : 1);
