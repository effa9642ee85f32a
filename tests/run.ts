import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './browser/chromium.ts';

type Count = { passed: number; failed: number };
type Check = Readonly<{ name: string; command: readonly string[]; count?: (report: string) => Count }>;

/** Everything that must hold, cheapest first. `--check` leaves out stories and browser. */
const quick = process.argv.includes('--check');
const reports = mkdtempSync(join(tmpdir(), 'chipao-tests-'));
const vitestReport = join(reports, 'vitest.json');
const browserReport = join(reports, 'browser.json');

const checks: Check[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['node', 'node_modules/typescript7/bin/tsc', '--noEmit', '-p', '.'] },
  {
    name: 'promises',
    command: ['oxlint', '--type-aware', '--deny-warnings', 'src', 'country', 'tests', 'bench'],
  },
  { name: 'borders', command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'country'] },
  { name: 'unused code', command: ['knip'] },
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
  checks.push({ name: 'web build', command: ['vite', 'build', '--logLevel', 'warn'] });
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

function countVitest(path: string): Count {
  const report = JSON.parse(readFileSync(path, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countBrowser(path: string): Count {
  const { stats } = JSON.parse(readFileSync(path, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

function run(check: Check): Count {
  const started = performance.now();
  process.stdout.write(`\n== ${check.name}\n`);
  const [command = '', ...rest] = check.command;
  const path = `${join(process.cwd(), 'node_modules', '.bin')}:${process.env['PATH']}`;
  const env = { ...process.env, PATH: path, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport };
  const { status } = spawnSync(command, rest, { stdio: 'inherit', env });
  const own = countOf(check);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`== ${check.name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`);
  if (status === 0) return own ?? { passed: 1, failed: 0 };
  return own && own.failed > 0 ? own : { passed: own?.passed ?? 0, failed: 1 };
}

function countOf(check: Check): Count | undefined {
  try {
    return check.count?.('');
  } catch {
    return undefined;
  }
}

const total = checks
  .map(run)
  .reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
