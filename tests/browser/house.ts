import { test as base, expect, type Page } from '@playwright/test';
import type { AreaAnswer, PeopleListAnswer } from '../../src/contract/index.ts';

export { expect, type Page };

/** The province that the invented country has at full density. */
export const PROVINCE = '17';

/** What the browser or the router writes of an answer that a page then shows in words. */
const SHOWN_ANYWAY = /^(Failed to load resource|ApiProblem)/;

/** A page that fails its test when it asks anyone else, or when its script complains. */
export const test = base.extend<{ watched: undefined }>({
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

/** Signs in without the form, where the form is not what is tested. */
export async function signIn(page: Page, area = 'TH'): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: { role: 'officer', area } });
  expect(answer.ok()).toBe(true);
}

/** Signs in as somebody who reviews pairs in doubt; another name is another person. */
export async function signInSteward(page: Page, name: string, area: string): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: { role: 'steward', area, name } });
  expect(answer.ok()).toBe(true);
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
