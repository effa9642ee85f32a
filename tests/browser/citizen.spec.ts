import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { type ServedCountry, serveCountry } from './country.ts';
import { expect, expectNobodyKeptOut, type Page, signInAs, test } from './house.ts';
import { quickAxe } from './quick-axe.ts';

const PLANT = join(import.meta.dirname, '..', 'tools', 'plant-claims.ts');
/** Whoever is as old has been to hospital. */
const BORN_BEFORE = '1950';
const COMMAND = join(import.meta.dirname, '..', '..', 'bin', 'chipao.js');
const PEOPLE = 900;
const SEED = 1;
const MINUTES_10 = 600_000;
const PHONE = { width: 360, height: 740 };
const TABS = ['สิทธิ', 'ข้อมูล', 'ครัวเรือน', 'ใครดู', 'ของฉัน'];
/** How long the service may go on answering from the set before. */
const CHANGE_OVER = { timeout: 60_000 };

/** A country of this story's own, for a run in the middle of it changes what everybody sees. */
let home: string;
let country: ServedCountry;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(MINUTES_10);
  home = mkdtempSync(join(tmpdir(), 'chipao-citizen-'));
  chipao('demo', '--people', String(PEOPLE), '--seed', String(SEED), '--no-serve');
  const planted = spawnSync(process.execPath, [PLANT, home, BORN_BEFORE], { encoding: 'utf8' });
  if (planted.status !== 0) throw new Error(`claims could not be planted:\n${planted.stderr}`);
  country = await serveCountry({ people: PEOPLE, kept: undefined, made: home });
});

test.afterAll(() => country.stop());

function chipao(...words: readonly string[]): void {
  const said = spawnSync(process.execPath, [COMMAND, ...words, '--home', home], { encoding: 'utf8' });
  if (said.status !== 0) throw new Error(`chipao ${words[0]} failed:\n${said.stderr}`);
}

async function openPhone(browser: Browser, colorScheme: 'light' | 'dark' = 'light'): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: country.address,
    viewport: PHONE,
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    colorScheme,
  });
}

/** Signs in as a citizen would, from the first page. */
async function enter(page: Page, name: string): Promise<void> {
  await page.goto('/me');
  await page.getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('navigation', { name: 'หน้าต่าง ๆ' })).toBeVisible();
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'หน้าต่าง ๆ' }).getByRole('link', { name, exact: true });

async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}

test('a grandmother sees what never came, says what is wrong, and sees it set right', async ({ browser }) => {
  test.setTimeout(MINUTES_10);
  const phone = await openPhone(browser);
  const page = await phone.newPage();
  await enter(page, 'ยายสมใจ');

  // The allowance that never came, since when, and what to do.
  const allowance = page.locator('[data-programme="old-age-allowance"]');
  await expect(allowance.getByText(/^\d00 บาทต่อเดือน$/)).toBeVisible();
  await expect(allowance.getByText(/^ควรได้ตั้งแต่ .* 25\d\d$/)).toBeVisible();
  await expect(allowance.getByText('ทะเบียนบ้าน', { exact: true })).toBeVisible();
  await expectToFit(page);

  // Her birth date is wrong, and she says so.
  await tab(page, 'ข้อมูล').click();
  const birth = page.locator('[data-fact="birth_date"]');
  await expect(birth.getByText('กรมการปกครอง')).toBeVisible();
  await birth.getByRole('button', { name: /ข้อมูลนี้ไม่ถูกต้อง/ }).click();
  const form = page.getByRole('form', { name: /แจ้งว่าไม่ถูกต้อง/ });
  await expect(form.getByLabel('วัน', { exact: true })).toBeFocused();
  await form.getByLabel('วัน', { exact: true }).fill('31');
  await form.getByLabel('เดือน').fill('2');
  await form.getByLabel('ปี พ.ศ.').fill('2477');
  await form.getByRole('button', { name: /^ส่งให้/ }).click();
  await expect(form.getByRole('alert')).toContainText('ไม่มีวันนั้น');
  await form.getByLabel('วัน', { exact: true }).fill('7');
  await form.getByLabel('เล่าเพิ่มเติม (ไม่บังคับ)').fill('เกิดก่อนแจ้งเกิดหลายปี');
  await form.getByRole('button', { name: /^ส่งให้/ }).click();
  const story = page.locator('[data-dispute="birth_date"]');
  await expect(story.getByText('รอกรมการปกครองตรวจ')).toBeVisible();
  await expect(story.getByText(/เหลืออีก 30 วัน/)).toBeVisible();
  await expectToFit(page);

  // Her visits to hospital come once she asks, without what is nobody else's business, and one she was never at.
  await page.getByText('การไปโรงพยาบาลและการเบิกค่ารักษา').click();
  const visits = page.locator('[data-visit]');
  await expect(visits).toHaveCount(2);
  await expect(visits.first()).toContainText('โรงพยาบาลตัวอย่าง');
  await expect(visits.first()).toContainText('1 ต.ค. 2569');
  for (const visit of await visits.all()) await visit.getByRole('button', { name: /^ดูว่ารักษาอะไร/ }).click();
  const covered = visits.filter({ hasText: 'เป็นเรื่องส่วนตัวมาก จึงปิดไว้ก่อน' });
  await covered.getByRole('button', { name: 'เปิดดูเรื่องที่ปิดไว้' }).click();
  await expect(visits.getByText('สุขภาพใจ พฤติกรรม หรือสารเสพติด')).toBeVisible();
  const visit = visits.filter({ hasText: 'โรคหัวใจ ความดัน และหลอดเลือด' });
  await visit.getByRole('button', { name: /^ไม่ใช่ฉัน/ }).click();
  await visit.getByLabel('อะไรไม่ถูกต้อง').selectOption('not-me');
  await visit.getByRole('button', { name: 'ส่งให้กระทรวงสาธารณสุขตรวจ' }).click();
  await expect(page.locator('[data-dispute^="claim:"]')).toContainText('รอกระทรวงสาธารณสุขตรวจ');
  await expectToFit(page);
  await expectNobodyKeptOut(page);

  // The steward of the agency sees both sides and accepts.
  const desk = await browser.newContext({
    baseURL: country.address,
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
  });
  const work = await desk.newPage();
  await signInAs(work, { role: 'steward', area: 'TH', name: 'wichai', agency: 'dopa' });
  await work.goto('/disputes');
  await expect(work.getByText('1 เรื่อง')).toBeVisible();
  await work.getByRole('link', { name: 'วันเกิด' }).click();
  await expect(work.getByText('7 ก.พ. 2477').first()).toBeVisible();
  await expect(work.getByText('เกิดก่อนแจ้งเกิดหลายปี').first()).toBeVisible();
  await work.getByLabel('ทะเบียนถูกต้อง').check();
  await work.getByRole('button', { name: 'บันทึกคำตอบ' }).click();
  await expect(work.getByText('เขียนเหตุผลหรือคำถามก่อนส่ง')).toBeVisible();
  await work.getByLabel('ทะเบียนผิด แก้เป็น').check();
  await expect(work.getByLabel(/^ค่าที่ถูกต้อง/)).toHaveValue('1934-02-07');
  await work.getByRole('button', { name: 'บันทึกคำตอบ' }).click();
  await expect(work.getByText('จะใช้ค่านี้ในการประมวลผลรอบถัดไป')).toBeVisible();
  await expect(work.getByText(/เบี้ยยังชีพผู้สูงอายุ: .*\d00 บาท → .*1,000 บาท/)).toBeVisible();
  await desk.close();

  // Before the run she is told what will change; after it, that it did.
  await page.reload();
  await expect(story.getByText('คุณแจ้งถูกแล้ว')).toBeVisible();
  await expect(story.getByText(/จะใช้ข้อมูลที่ถูกต้องในการประมวลผลรอบถัดไป/)).toBeVisible();
  chipao('run', '--input', join(home, 'demo', `${PEOPLE}-${SEED}`, 'registers'));
  await expect(async () => {
    await page.reload();
    await expect(story.getByText('ใช้ข้อมูลที่ถูกต้องแล้ว')).toBeVisible({ timeout: 3000 });
  }).toPass(CHANGE_OVER);
  await expect(birth.getByText('7 ก.พ. 2477')).toBeVisible();
  await expect(birth.getByText(/แก้ให้ถูกต้องแล้วเมื่อ/)).toBeVisible();
  await tab(page, 'สิทธิ').click();
  await expect(allowance.getByText('1,000 บาทต่อเดือน')).toBeVisible();

  // She sees that the steward looked, and what for; and which hospital sent claims in her name.
  await tab(page, 'ใครดู').click();
  await expect(page.getByText('ส่งการเบิกค่ารักษาในชื่อของคุณ')).toHaveCount(2);
  const look = page.getByRole('listitem').filter({ hasText: 'ผู้ดูแลข้อมูลของหน่วยงาน' }).first();
  await expect(look).toContainText('ตรวจเรื่องที่คุณแจ้งแก้ไข');
  await expect(page.getByText('wichai')).toHaveCount(0);
  // Her own browser works out that the look stands in the signed log.
  await expect(async () => {
    await page.getByRole('button', { name: 'ตรวจรายการนี้' }).first().click();
    await expect(page.locator('[data-check="good"]').first()).toBeVisible({ timeout: 3000 });
  }).toPass(CHANGE_OVER);
  await phone.close();
});

test('all of it is reached by keys, fits a phone and is read to listeners, in light and dark', async ({
  browser,
}) => {
  for (const scheme of ['light', 'dark'] as const) {
    const phone = await openPhone(browser, scheme);
    const page = await phone.newPage();
    await enter(page, 'ยายสมใจ');
    for (const name of TABS) {
      await tab(page, name).focus();
      await page.keyboard.press('Enter');
      await expect(tab(page, name)).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await page.waitForLoadState('networkidle');
      await expectToFit(page);
      const { violations } = await quickAxe(page).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    await phone.close();
  }
});

test('English is one touch away and is remembered; a lost connection and a failure say so', async ({
  browser,
}) => {
  const phone = await openPhone(browser);
  const page = await phone.newPage();
  await enter(page, 'ยายสมใจ');
  await page.getByRole('button', { name: 'English' }).click();
  await page.reload();
  await expect(page.getByText('Should have come, and did not')).toBeVisible();
  await page.getByRole('button', { name: 'ภาษาไทย' }).click();
  await page.route('**/api/v1/me/household', (route) => route.abort());
  await tab(page, 'ครัวเรือน').click();
  await expect(page.getByRole('alert')).toContainText('เปิดข้อมูลไม่ได้');
  await page.unroute('**/api/v1/me/household');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(page.getByRole('heading', { name: 'ใครนับอยู่กับคุณ' })).toBeVisible();
  await phone.setOffline(true);
  await expect(page.getByText(/ไม่มีสัญญาณอินเทอร์เน็ต/)).toBeVisible();
  await phone.setOffline(false);
  await phone.close();
});

test('a parent looks for the child in their care, which stands on the page all the while', async ({
  browser,
}) => {
  const phone = await openPhone(browser);
  const page = await phone.newPage();
  await enter(page, 'พ่อแม่ของน้องใบบัว');
  await tab(page, 'ของฉัน').click();
  await page.getByRole('button', { name: /^ดูแทน/ }).first().click();
  await expect(page.getByText(/คุณกำลังดูข้อมูลแทน/)).toBeVisible();
  await tab(page, 'ข้อมูล').click();
  await expect(page.getByText(/คุณกำลังดูข้อมูลแทน/)).toBeVisible();
  await page.getByRole('button', { name: 'กลับไปดูของตัวเอง' }).click();
  await expect(page.getByText(/คุณกำลังดูข้อมูลแทน/)).toHaveCount(0);
  await phone.close();
});

test('a copy is taken home as tables', async ({ browser }) => {
  const phone = await openPhone(browser);
  const page = await phone.newPage();
  await enter(page, 'ยายสมใจ');
  await tab(page, 'ของฉัน').click();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: /zip/ }).click();
  expect((await coming).suggestedFilename()).toMatch(/^my-data-[\d-]+\.zip$/);
  await phone.close();
});

test('an official is told that these pages are a citizen’s own', async ({ browser }) => {
  const phone = await openPhone(browser);
  const page = await phone.newPage();
  await signInAs(page, { role: 'officer', area: 'TH' });
  await page.goto('/me');
  await expect(page.getByRole('alert')).toContainText('ตอนนี้เข้าสู่ระบบในฐานะเจ้าหน้าที่');
  expect((await page.request.get('/api/v1/me')).status()).toBe(403);
  await phone.close();
});
