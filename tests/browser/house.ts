import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import type { AreaAnswer, PeopleListAnswer } from '../../src/contract/index.ts';
import { quickAxe } from './quick-axe.ts';

export { expect, type Page };

/** The province that the invented country has at full density. */
export const PROVINCE = '17';

/** What the browser or the router writes of an answer that a page then shows in words. */
const SHOWN_ANYWAY = /^(Failed to load resource|ApiProblem)/;

type Browsing = Readonly<{
  context: BrowserContext;
  kept: Page;
  options: BrowserContextOptions;
  /** Leaves the browser as it was when it was new. */
  forget: () => Promise<void>;
}>;

/**
 * A page that fails its test when it asks anyone else, or when its script complains. It is a new page for each test; what its browser
 * remembers between pages is one memory for all tests of a worker, emptied after each: starting anew takes longer than most tests.
 */
export const test = base.extend<{ watched: undefined }, { browsing: Browsing }>({
  browsing: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '', locale = '', timezoneId = '', viewport = null } = project.use;
      const options = { baseURL, locale, timezoneId, viewport };
      const context = await browser.newContext(options);
      // The process that draws the pages goes on as long as one of them is there.
      const kept = await context.newPage();
      await kept.goto('/healthz');
      const memory = await context.newCDPSession(kept);
      const forget = async () => {
        await context.unrouteAll();
        await context.clearCookies();
        await context.clearPermissions();
        await kept.evaluate(() => window.localStorage.clear());
        await memory.send('Network.clearBrowserCache');
      };
      await use({ context, kept, options, forget });
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, baseURL, browsing: { context, kept, options, forget } }, use) => {
    // A test with a country of its own has a memory of its own.
    if (baseURL !== undefined && baseURL !== options.baseURL) {
      const own = await browser.newContext({ ...options, baseURL });
      await use(own);
      return own.close();
    }
    await use(context);
    for (const page of context.pages()) if (page !== kept) await page.close();
    await forget();
  },
  watched: [
    async ({ page, baseURL }, use) => {
      const wrong: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(baseURL ?? '')) wrong.push(`asked ${request.url()}`);
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !SHOWN_ANYWAY.test(message.text())) wrong.push(message.text());
      });
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

/** Whom a test signs in as; `person` is the own person's id, for citizens. */
export type Somebody = Readonly<{
  role: string;
  area?: string;
  name?: string;
  person?: string;
  agency?: string;
}>;

/** Signs in over the development sign-in by its plain addresses, where its page is not what is tested. */
export async function signInAs(page: Page, { area = 'TH', name = 'dev', ...rest }: Somebody): Promise<void> {
  const form = await page.request.get('/api/v1/sign-in?return=/healthz');
  expect(form.url()).toContain('/sign-in/development/people/');
  const answer = await page.request.post(form.url(), { form: { ...rest, area, name } });
  expect(new URL(answer.url()).pathname).toBe('/healthz');
  expect(answer.ok()).toBe(true);
}

/** Follows the way to sign in from a page, and chooses on the page of the development sign-in whom to be. */
export async function signInByHand(page: Page, { role, area = 'TH', name = 'dev' }: Somebody): Promise<void> {
  await page.getByRole('link', { name: 'เข้าสู่ระบบ' }).first().click();
  await page.getByLabel('บทบาท').selectOption(role);
  await page.getByLabel('รหัสพื้นที่').fill(area);
  await page.getByLabel('ชื่อบัญชี').fill(name);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
}

/** Signs in as an officer of an area. */
export async function signIn(page: Page, area = 'TH'): Promise<void> {
  await signInAs(page, { role: 'officer', area });
}

/** Signs in as somebody who reviews pairs in doubt; another name is another person. */
export async function signInSteward(page: Page, name: string, area: string): Promise<void> {
  await signInAs(page, { role: 'steward', area, name });
}

/** What the API says of an area. */
export async function askArea(page: Page, code: string): Promise<AreaAnswer> {
  return (await page.request.get(`/api/v1/areas/${code}`)).json();
}

/** The people behind a figure; sign in first. */
export async function askPeople(page: Page, code: string, measure: string): Promise<PeopleListAnswer> {
  return (await page.request.get(`/api/v1/areas/${code}/people?${new URLSearchParams({ measure })}`)).json();
}

/** A whole number as the pages write it. */
export function written(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}

/** The shape of an area on the map. */
export function shapeOf(page: Page, code: string) {
  return page.locator(`svg a[data-code="${code}"]`);
}

/** The row of an area in the table. */
export function rowOf(page: Page, code: string) {
  return page.locator(`tr[data-code="${code}"]`);
}

/** Waits until nothing on the page is still coming: its shape stands where it will be. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('[data-coming]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Opens whatever is folded up, and what that brings with it. */
export async function openEverything(page: Page): Promise<void> {
  const folded = page.locator('details:not([open]) > summary');
  for (let layer = 0; layer < 5 && (await folded.count()) > 0; layer += 1) {
    await folded.evaluateAll((summaries) => {
      for (const summary of summaries) if (summary instanceof HTMLElement) summary.click();
    });
    await settled(page);
  }
}

/** Looks for whatever would keep somebody out. */
export async function expectNobodyKeptOut(page: Page): Promise<void> {
  const { violations } = await quickAxe(page)
    .options({ resultTypes: ['violations'] })
    .analyze();
  const findings = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map((node) => node.html.slice(0, 160)),
  }));
  expect(findings).toEqual([]);
}
