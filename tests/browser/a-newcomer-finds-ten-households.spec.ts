import { expect, type Page } from '@playwright/test';
import { serveCountry } from './country.ts';
import { test as base } from './house.ts';

/** As many of one province as it takes for a subdistrict to have more than ten households that miss money. */
const PEOPLE = 12_000;
const CODE = '17';
const SUBDISTRICT = 'ต้นโพธิ์';
const PROVINCE = 'สิงห์บุรี';
const TEN = 10;
const THREE_MINUTES_MS = 180_000;
const MAKING_MS = 600_000;

/** The story needs more people than the other tests; its country is its own. CHIPAO_BROWSER_LARGER_HOME names one that exists. */
const test = base.extend<object, { country: string }>({
  country: [
    // biome-ignore lint/correctness/noEmptyPattern: the test runner asks for a pattern, and there is nothing to take from it
    async ({}, use) => {
      const kept = process.env['CHIPAO_BROWSER_LARGER_HOME'];
      const { address, stop } = await serveCountry({ people: PEOPLE, province: CODE, kept });
      await use(address);
      await stop();
    },
    { scope: 'worker', timeout: MAKING_MS },
  ],
  baseURL: ({ country }, use) => use(country),
});

/** Words and roles alone: what a first-time officer can see. */
async function signInAsOfficer(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await page.getByRole('button', { name: new RegExp(`เจ้าหน้าที่จังหวัด${PROVINCE}`) }).click();
  await expect(page.getByRole('button', { name: `เจ้าหน้าที่พื้นที่ · ${PROVINCE}` })).toBeVisible();
}

async function findTheHouseholds(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'ค้นหาพื้นที่' }).fill(SUBDISTRICT);
  await page.getByRole('option', { name: new RegExp(`${SUBDISTRICT} ตำบล.*${PROVINCE}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: SUBDISTRICT })).toBeVisible();
  await page.getByRole('link', { name: 'ครัวเรือนที่ตกหล่นมากที่สุด' }).click();
}

test('a first-time officer finds the ten households of a subdistrict that miss most and prints their sheet', async ({
  page,
}) => {
  test.setTimeout(THREE_MINUTES_MS);
  await page.goto('/');
  await signInAsOfficer(page);
  await findTheHouseholds(page);

  await expect(page.getByRole('heading', { name: `ครัวเรือนที่ตกหล่นมากที่สุดใน${SUBDISTRICT}` })).toBeVisible();
  const households = page.getByRole('table', { name: 'ครัวเรือนที่จะเยี่ยม' }).locator('tbody tr');
  await expect(households).toHaveCount(TEN);
  const money = await households.locator('strong').allTextContents();
  const baht = money.map((text) => Number(text.replaceAll(',', '')));
  expect(baht).toEqual(baht.toSorted((left, right) => right - left));
  expect(Math.min(...baht)).toBeGreaterThan(0);

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('button', { name: 'พิมพ์ใบลงพื้นที่ 10 ครัวเรือน' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await expectTheSheet(page, baht[0] ?? 0);
});

/** On paper: ten households with house, names, money and room for the result; none of what only a screen needs. */
async function expectTheSheet(page: Page, most: number): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const sheet = page.getByRole('table', { name: 'ครัวเรือนที่จะเยี่ยม' });
  await expect(sheet.locator('tbody tr')).toHaveCount(TEN);
  for (const head of ['บ้าน', 'ผู้ที่ตกหล่นและสิ่งที่ไม่ถึงมือ', 'บาท/เดือน', 'ผลการเยี่ยม'])
    await expect(sheet.getByRole('columnheader', { name: head, exact: true })).toBeVisible();
  const first = sheet.locator('tbody tr').first();
  await expect(first).toContainText(/บ้านเลขที่ \d+/);
  await expect(first).toContainText(new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(most));
  await expect(first.getByRole('listitem').first()).not.toBeEmpty();
  await expect(page.getByText('มีข้อมูลส่วนบุคคล ใช้เพื่อการเยี่ยมเท่านั้น')).toBeVisible();
  await expect(page.getByRole('button', { name: /พิมพ์/ })).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'ค้นหาพื้นที่' })).toBeHidden();
}
