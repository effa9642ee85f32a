import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/browser/chromium.ts';
import { browserRetries } from './tests/report/second-try.ts';

const executablePath = findChromium();
/** Set by the preparation, once the service listens. */
const baseURL = process.env['CHIPAO_BROWSER_URL'];

const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // All pages of a test's browser in one process, which is warm after the first of them; nothing is drawn by a card that is not there.
  '--process-per-site',
  '--disable-gpu',
];

/** The pages in a real browser, against a really started service over a small invented country. */
export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/prepare.ts',
  outputDir: join(tmpdir(), 'chipao-browser-results'),
  workers: 2,
  fullyParallel: true,
  // Only what will never come is waited for so long; a busy machine may take its time.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: browserRetries(process.env),
  use: {
    ...(baseURL ? { baseURL } : {}),
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: QUIET, ...(executablePath ? { executablePath } : {}) },
  },
});
