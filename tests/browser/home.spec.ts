import type { SavedViews, Today } from '../../src/contract/index.ts';
import { expect, type Page, PROVINCE, signIn, signInAs, signInSteward, test, written } from './house.ts';

const named = (what: string) => `${what} ${Date.now()}`;

async function askToday(page: Page): Promise<Today> {
  return (await page.request.get('/api/v1/today')).json();
}

test('whoever did not sign in begins with the country', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/area\/TH/);
});

test('an officer begins with what awaits them, and every number leads to what it counts', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  const today = await askToday(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'วันนี้ สิงห์บุรี' })).toBeVisible();
  const flags = page.getByRole('region', { name: 'ข้อสังเกตที่รอคุณ' });
  await expect(flags.locator('tbody tr')).toHaveCount(today.untouched.length + today.underway.length);
  const missing = today.untouched.find(({ kind }) => kind === 'missing-out');
  await flags.getByRole('link', { name: `ตกหล่น: ดู ${written(missing?.flags ?? -1)} รายการ` }).click();
  await expect(page).toHaveURL(/kind=missing-out/);
  await expect(page).toHaveURL(/state=flagged/);
  await page.goto('/');
  const households = page.getByRole('region', { name: 'ครัวเรือนที่เงินไม่ถึงมือ' });
  const sum = `${written(today.households.households)} ครัวเรือน ${written(today.households.people)} คน`;
  await households.getByRole('link', { name: new RegExp(sum) }).click();
  await expect(page.getByRole('heading', { level: 1, name: /ครัวเรือนที่ตกหล่น/ })).toBeVisible();
  await expect(page.getByText(new RegExp(`${written(today.households.households)} ครัวเรือน`))).toBeVisible();
});

test('g and then h lead home, and not while something is written', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto('/programmes');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByPlaceholder('ค้นหาจังหวัด อำเภอ ตำบล หรือรหัส').focus();
  await page.keyboard.type('gh');
  await expect(page).toHaveURL(/programmes/);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1, name: 'วันนี้ สิงห์บุรี' })).toBeVisible();
});

test('what is looked for on the page of today stands in no address', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto('/');
  await page.getByLabel('ชื่อ เลขประจำตัว หรือรหัสบ้าน').fill('สมชาย');
  await page.getByRole('search').getByRole('button', { name: 'ค้นหา' }).click();
  await expect(page.getByRole('heading', { name: /พบ|ไม่พบ/ }).first()).toBeVisible();
  expect(decodeURIComponent(page.url())).not.toContain('สมชาย');
  expect(await page.evaluate(() => JSON.stringify(window.history.state))).not.toContain('สมชาย');
});

test('a page is kept under a name, found again at home and by Ctrl K, renamed and removed', async ({
  page,
}) => {
  await signInAs(page, { role: 'officer', area: PROVINCE, name: named('keeper') });
  await page.goto(`/area/${PROVINCE}/flags?kind=missing-out&lang=th`);
  await page.getByRole('button', { name: 'เก็บหน้านี้' }).click();
  await page.getByLabel('ชื่อที่จำง่าย').fill('คนตกหล่นของฉัน');
  await page.getByRole('dialog').getByRole('button', { name: 'เก็บหน้านี้' }).click();
  await expect(page.getByText(/^เก็บแล้ว/)).toBeVisible();
  const { views }: SavedViews = await (await page.request.get('/api/v1/views')).json();
  expect(views.map(({ address }) => address)).toEqual([`/area/${PROVINCE}/flags?kind=missing-out`]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'คนตกหล่นของฉัน' }).waitFor();
  await page.keyboard.press('Escape');
  await page.goto('/');
  const kept = page.getByRole('region', { name: 'หน้าที่เก็บไว้' });
  await kept.getByRole('button', { name: 'เปลี่ยนชื่อ คนตกหล่นของฉัน' }).click();
  await kept.getByLabel('เปลี่ยนชื่อ คนตกหล่นของฉัน').fill('ตกหล่น สิงห์บุรี');
  await page.keyboard.press('Enter');
  await kept.getByRole('link', { name: 'ตกหล่น สิงห์บุรี' }).click();
  await expect(page).toHaveURL(/flags\?.*kind=missing-out/);
  await page.goto('/');
  await kept.getByRole('button', { name: 'ลบ ตกหล่น สิงห์บุรี ออกจากหน้าที่เก็บไว้' }).click();
  await expect(kept.getByText('ยังไม่ได้เก็บหน้าใด')).toBeVisible();
});

test('a page about somebody cannot be kept', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto('/search');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'เก็บหน้านี้' })).toBeHidden();
});

test('a number held by a person is refused as a name, and what was written stays', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto('/explore');
  await page.getByRole('button', { name: 'เก็บหน้านี้' }).click();
  await page.getByLabel('ชื่อที่จำง่าย').fill('1-1017-00203-45-1');
  await page.getByRole('dialog').getByRole('button', { name: 'เก็บหน้านี้' }).click();
  await expect(page.getByText(/ชื่อมุมมองต้องไม่มีเลขประจำตัวของบุคคล/)).toBeVisible();
  await expect(page.getByLabel('ชื่อที่จำง่าย')).toHaveValue('1-1017-00203-45-1');
});

test('an auditor is led to the ledger of reads, and to no page that would refuse', async ({ page }) => {
  await signInAs(page, { role: 'auditor' });
  await page.goto('/');
  const menu = page.getByRole('navigation', { name: 'เมนูหลัก' });
  await expect(menu.getByRole('link', { name: 'บัญชีการดูข้อมูล' })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'ข้อสังเกต' })).toHaveCount(0);
  const work = page.getByRole('region', { name: 'งานของคุณ' });
  await work.getByRole('link', { name: 'บัญชีการดูข้อมูล' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'บัญชีการดูข้อมูลส่วนบุคคล' })).toBeVisible();
});

test('a steward begins with pairs in doubt', async ({ page }) => {
  await signInSteward(page, 'somsri', PROVINCE);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'คู่ที่สงสัย' })).toBeVisible();
  await page.getByRole('link', { name: /รอตรวจ/ }).click();
  await expect(page).toHaveURL(/review/);
});

test('when the day cannot be read the page says so, keeps the rest, and tries again', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.route('**/api/v1/today', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'แสดงส่วนนี้ไม่ได้' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'หน้าที่เก็บไว้' })).toBeVisible();
  await page.unroute('**/api/v1/today');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'วันนี้ สิงห์บุรี' })).toBeVisible();
});

test('at 360 px nothing of the page of today stands outside', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await signIn(page, PROVINCE);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const over = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await over()).toBeLessThanOrEqual(0);
});
