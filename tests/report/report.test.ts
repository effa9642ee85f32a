import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Count, countBrowser, countVitest } from './counts.ts';
import { endingOf } from './ending.ts';
import { browserRetries, unitRetries } from './second-try.ts';

const RULES = join(import.meta.dirname, 'second-try.ts');
const BIN = join(process.cwd(), 'node_modules', '.bin');

/** Tests of which each ends in another way, in a folder of their own, under the very rules of ours. */
const UNITS = `
import fc from 'fast-check';
import { expect, it } from 'vitest';
const tries = { luck: 0, property: 0 };
it('always passes', () => expect(1).toBe(1));
it('passes when tried again', () => expect(++tries.luck).toBe(2));
it('never passes', () => expect('one thing').toBe('another'));
it('has a counter-example', () => {
  tries.property++;
  fc.assert(fc.property(fc.integer(), () => tries.property > 1));
});
it.fails('fails, as it should', () => expect(1).toBe(2));
`;
const PAGES = `
import { expect, test } from '@playwright/test';
test('always passes', () => expect(1).toBe(1));
test('passes when tried again', ({}, { retry }) => expect(retry).toBe(1));
test('never passes', () => expect('one thing').toBe('another'));
`;

let folder = '';
const reportOf = (kind: string) => join(folder, `${kind}.json`);

/** As CI does. */
function tryAll(): void {
  const env = { ...process.env, CI: 'true', PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf('browser') };
  const words = ['run', '--root', folder, '--reporter=json', `--outputFile.json=${reportOf('units')}`];
  spawnSync(join(BIN, 'vitest'), words, { cwd: folder, env });
  spawnSync(join(BIN, 'playwright'), ['test', '--reporter=json'], { cwd: folder, env });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipao-report-'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  put('package.json', '{ "type": "module" }');
  put('units.test.ts', UNITS);
  put('pages.spec.ts', PAGES);
  put(
    'vitest.config.ts',
    `import { unitRetries } from '${RULES}';
    export default { test: { include: ['*.test.ts'], retry: unitRetries(process.env) } };`,
  );
  put(
    'playwright.config.ts',
    `import { browserRetries } from '${RULES}';
    export default { testMatch: '*.spec.ts', retries: browserRetries(process.env), outputDir: 'results' };`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a second try', () => {
  let units: Count;
  let pages: Count;
  beforeAll(() => {
    tryAll();
    units = countVitest(reportOf('units'));
    pages = countBrowser(reportOf('browser'));
  });

  it('lets a test pass that failed at first, and the report names it with what was wrong', () => {
    expect(units.passed).toBe(3);
    expect(units.secondTries).toEqual([
      expect.stringMatching(/units\.test\.ts: passes when tried again: .*expected 1 to be 2/),
    ]);
    expect(pages.passed).toBe(2);
    expect(pages.secondTries).toEqual([
      expect.stringMatching(/pages\.spec\.ts:4: passes when tried again: /),
    ]);
  });

  it('is never given to a test with a counter-example, and does not save one that always fails', () => {
    expect(units.failed).toBe(2);
    expect(units.failures).toEqual([
      expect.stringContaining('never passes'),
      expect.stringContaining('has a counter-example'),
    ]);
    expect(pages.failed).toBe(1);
    expect(pages.failures).toEqual([expect.stringContaining('never passes')]);
  });

  it('stands in the report before the failures, and the sums alone on the last line', () => {
    const lines = endingOf([units, pages]).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('passed at the second try: '))).toHaveLength(2);
    expect(lines.findLastIndex((line) => line.startsWith('passed at'))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('FAILED ')),
    );
    expect(lines.at(-1)).toBe('5 passed, 3 failed');
  });
});

it('is given by CI only', () => {
  for (const environment of [{}, { CI: '' }, { CI: 'false' }]) {
    expect(unitRetries(environment)).toBe(0);
    expect(browserRetries(environment)).toBe(0);
  }
});
