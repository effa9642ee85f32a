import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../tests/browser/chromium.ts';
import { chipao, homeOf, registersOf, serve } from './chipao.ts';

const COUNTRY = '/area/TH';
const WEB = 'dist/officer';
/** Each province is clicked once cold; provinces are drawn from all over the country, the same every time. */
const CLICKED = 40;
const EVERY = 1.9;
/** How long a mouse is on what it is about to click, at least. */
const STAYS_MS = 100;
const KILOBYTE = 1000;
const NOT_DRAWN_MS = 10_000;

/**
 * From a click on a province to its districts drawn in under 100 ms (p95), in a headless Chromium on the same machine; the data of the
 * country's map in under 150 KB, and the scripts of the first page in under 300 KB, both as they come over the wire.
 */
export async function click(people: number): Promise<object> {
  const home = homeOf(`journey-${people}`, { keep: true });
  if (!existsSync(join(home, 'lake', 'areas')))
    chipao(['run', '--input', registersOf(people), '--home', home]);
  const executablePath = findChromium();
  if (!executablePath) throw new Error('install Chromium: apt-get install chromium, or set CHROMIUM_PATH');
  if (!existsSync(WEB)) throw new Error(`there are no pages in ${WEB}; build them with \`npx vite build\``);
  const server = await serve(home);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
  try {
    return {
      people,
      ...(await firstPage(browser, server.address)),
      ...(await clicks(browser, server.address)),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** What the country's page asks for: scripts before it can be used, and the data its map is drawn from, compressed as they are sent. */
async function firstPage(browser: Browser, address: string): Promise<object> {
  const page = await openPage(browser);
  const asked: string[] = [];
  page.on('response', (response) => asked.push(response.url().slice(address.length)));
  await page.goto(address + COUNTRY);
  await page.locator('svg a[data-code]').first().waitFor();
  const map = ['/api/v1/areas/TH/boundaries', '/api/v1/areas/TH/children'];
  const mapBytes = await Promise.all(map.map((path) => bytesOf(address + path)));
  const html = readFileSync(join(WEB, 'index.html'), 'utf8');
  const first = [...html.matchAll(/assets\/[\w.-]+\.js/g)].map(([path]) => join(WEB, path));
  const fetched = asked.filter((path) => path.endsWith('.js')).map((path) => join(WEB, path));
  await page.context().close();
  return {
    firstScriptKilobytes: kilobytes(sizeOf(first)),
    scriptsOfCountryPageKilobytes: kilobytes(sizeOf(new Set([...first, ...fetched]))),
    allScriptsKilobytes: kilobytes(sizeOf(globSync(`${WEB}/assets/*.js`))),
    countryMapKilobytes: kilobytes(mapBytes.reduce((sum, bytes) => sum + bytes, 0)),
  };
}

/**
 * Clicks provinces, each for the first time in a new page, and again once the browser knows it. A hand brings the mouse to what it clicks
 * and stays on it for a moment, in which the page may read ahead; the same is measured without that moment, the mouse being set down and
 * clicked at once.
 */
async function clicks(browser: Browser, address: string): Promise<object> {
  return {
    clicked: CLICKED,
    staysMs: STAYS_MS,
    ...(await clickAll(browser, address, STAYS_MS)),
    clickedAtOnce: await clickAll(browser, address, 0),
  };
}

async function clickAll(browser: Browser, address: string, staysMs: number): Promise<object> {
  const page = await openPage(browser);
  await page.goto(address + COUNTRY);
  const codes = await provincesOf(page);
  const chosen = Array.from({ length: CLICKED }, (_, place) => {
    return codes[Math.floor(place * EVERY) % codes.length] ?? '';
  });
  const cold: number[] = [];
  const known: number[] = [];
  for (const times of [cold, known])
    for (const code of new Set(chosen)) times.push(await timeClick(page, code, staysMs));
  await page.context().close();
  return { firstTime: spread(cold), again: spread(known) };
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'th-TH', viewport: { width: 1440, height: 900 } });
  return await context.newPage();
}

async function provincesOf(page: Page): Promise<string[]> {
  await page.locator('svg a[data-code]').first().waitFor();
  const codes = await page
    .locator('svg a[data-code]')
    .evaluateAll((shapes) => shapes.map((shape) => shape.getAttribute('data-code') ?? ''));
  return [...new Set(codes)].filter((code) => /^\d\d$/.test(code)).toSorted();
}

/**
 * The time from the release of a real mouse's button to the frame after the one in which the districts of that province stand on the map
 * and in the table, whose figures are its colours: that one is painted by then. A service on the same machine answers, so what is measured
 * is the work and not a network.
 */
async function timeClick(page: Page, code: string, staysMs: number): Promise<number> {
  await settled(page);
  const place = await page.evaluate(placeOn, code);
  if (!place) throw new Error(`there is no place to click on ${code}`);
  const click = await page.evaluateHandle(watchClick, [code, NOT_DRAWN_MS] as const);
  await page.mouse.move(place.x, place.y);
  if (staysMs > 0) await page.waitForTimeout(staysMs);
  await page.mouse.down();
  await page.mouse.up();
  const tookMs = await click.evaluate(({ painted }) => painted);
  if (tookMs > NOT_DRAWN_MS) throw new Error(`the districts of ${code} were not drawn`);
  await settled(page);
  await page.locator('main nav ol a').first().click();
  await page.locator(`svg a[data-code="${code}"]`).waitFor({ state: 'attached' });
  return tookMs;
}

/** Nobody clicks before the page stands: all of it has come, and the browser has nothing left to do. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-coming]') === null);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

/** A place in the window where a click meets that province and no other. Runs in the page. */
function placeOn(code: string): { x: number; y: number } | undefined {
  const shape = document.querySelector(`svg a[data-code="${code}"]`);
  shape?.scrollIntoView({ block: 'center' });
  const box = shape?.getBoundingClientRect();
  if (!box) return undefined;
  const steps = Array.from({ length: 19 }, (_, step) => (step + 1) / 20);
  const fromMiddle = steps.toSorted((one, other) => Math.abs(one - 0.5) - Math.abs(other - 0.5));
  for (const across of fromMiddle)
    for (const down of fromMiddle) {
      const [x, y] = [box.x + across * box.width, box.y + down * box.height];
      if (document.elementFromPoint(x, y)?.closest('a') === shape) return { x, y };
    }
  return undefined;
}

/** Watches for the next click, and after it for the districts. Runs in the page. */
function watchClick([province, longest]: readonly [string, number]): { painted: Promise<number> } {
  const painted = new Promise<number>((resolve) => {
    const onClick = ({ timeStamp }: MouseEvent) => {
      const since = () => performance.now() - timeStamp;
      const look = () => {
        const isOf = `[data-code^="${province}"]:not([data-code="${province}"])`;
        const isDrawn = ['svg a', 'tr'].every((part) => document.querySelector(part + isOf));
        if (isDrawn || since() > longest) requestAnimationFrame(() => resolve(since()));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener('click', onClick, { capture: true, once: true });
  });
  return { painted };
}

async function bytesOf(url: string): Promise<number> {
  const answer = await fetch(url);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).byteLength;
}

function sizeOf(paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(path)).byteLength, 0);
}

function kilobytes(bytes: number): number {
  return Number((bytes / KILOBYTE).toFixed(1));
}

function spread(times: readonly number[]): object {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}
