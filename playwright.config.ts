import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/browser/chromium.ts';

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
];

/** The pages in a real browser, against a really started service over a small invented country. */
export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/prepare.ts',
  outputDir: join(tmpdir(), 'chipao-browser-results'),
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    ...(baseURL ? { baseURL } : {}),
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: QUIET, ...(executablePath ? { executablePath } : {}) },
  },
});
