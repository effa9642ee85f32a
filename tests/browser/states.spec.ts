import { gzipSync } from 'node:zlib';
import { expect, PROVINCE, rowOf, test } from './house.ts';

const MOST_SCRIPT_BYTES = 300_000;

test('an address that no page has says so and leads on', async ({ page }) => {
  await page.goto('/nothing/here');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ไม่มีหน้านี้');
  await page.getByRole('link', { name: 'ไปหน้าประเทศ' }).click();
  await expect(page).toHaveURL(/\/area\/TH/);
});

test('an area that does not exist says how codes are made', async ({ page }) => {
  await page.goto('/area/99?lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such area');
  await expect(page.getByText('A code has 2 digits')).toBeVisible();
});

test('a page shows its shape at once while numbers are on their way', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.goto('/area/TH');
  await expect(rowOf(page, PROVINCE)).toBeVisible();
  await page.route(`**/api/v1/areas/${PROVINCE}`, async (route) => {
    await held;
    await route.continue();
  });
  await rowOf(page, PROVINCE).getByRole('rowheader').getByRole('link').click();
  await expect(page.getByRole('status').first()).toBeVisible();
  release();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('สิงห์บุรี');
});

test('a map that fails leaves numbers and table, and comes when tried again', async ({ page }) => {
  await page.route('**/boundaries', (route) => route.abort());
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.getByRole('heading', { name: 'แผนที่โหลดไม่ได้' })).toBeVisible();
  await expect(page.getByText('ส่วนอื่นของหน้ายังใช้ได้ตามปกติ')).toBeVisible();
  await expect(rowOf(page, '1703')).toBeVisible();
  await page.unroute('**/boundaries');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(page.locator('svg a[data-code="1703"]')).toBeVisible();
});

test('a page that fails says what is kept, and comes when tried again', async ({ page }) => {
  await page.route(`**/api/v1/areas/${PROVINCE}`, (route) => route.abort());
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.getByRole('alert')).toContainText('ข้อมูลที่เผยแพร่แล้วไม่หายไปไหน');
  await page.unroute(`**/api/v1/areas/${PROVINCE}`);
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('สิงห์บุรี');
});

test('an explorer whose figures fail says so, and comes when tried again', async ({ page }) => {
  await page.route('**/children*', (route) => route.abort());
  await page.goto(`/explore?area=${PROVINCE}`);
  await expect(page.getByRole('alert')).toContainText('แสดงส่วนนี้ไม่ได้');
  await page.unroute('**/children*');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(rowOf(page, '1703')).toBeVisible();
});

test('an explorer of a village, which has nothing below it, shows its people instead', async ({ page }) => {
  await page.goto('/explore?area=17060101&rows=area');
  await expect(page.getByRole('heading', { name: 'ไม่มีแถวให้แสดง' })).toBeVisible();
  await page.goto('/explore?area=17060101');
  await expect(page.getByRole('row', { name: /^หญิง/ })).toBeVisible();
});

test("the service's own words for a refusal reach the reader", async ({ page }) => {
  const message = { th: 'ยังไม่มีข้อมูลที่เผยแพร่', en: 'Nothing is published yet.' };
  await page.route('**/children', (route) =>
    route.fulfill({ status: 503, json: { code: 'VERSION_MISSING', status: 503, message, params: {} } }),
  );
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.getByText(message.th)).toBeVisible();
  await expect(page.locator('dl').first()).toBeVisible();
});

test('a figure that is not known says so and is never zero', async ({ page }) => {
  await page.route(`**/api/v1/areas/${PROVINCE}`, async (route) => {
    const answer = await (await route.fetch()).json();
    delete answer.figures.target_poor;
    await route.fulfill({ json: answer });
  });
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.locator('dl > div').first()).toContainText('ไม่ทราบ');
});

test('open data says so when nothing is published yet, and comes when it failed and is tried again', async ({
  page,
}) => {
  const message = { th: 'ยังไม่มีข้อมูลที่เผยแพร่', en: 'Nothing is published yet.' };
  await page.route('**/api/v1/open-data', (route) =>
    route.fulfill({ status: 503, json: { code: 'VERSION_MISSING', status: 503, message, params: {} } }),
  );
  await page.goto('/open-data');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ยังไม่มีข้อมูลเปิด');
  await page.unroute('**/api/v1/open-data');
  await page.route('**/api/v1/open-data', (route) => route.abort());
  await page.goto('/open-data');
  await expect(page.getByRole('alert')).toContainText('ข้อมูลที่เผยแพร่แล้วไม่หายไปไหน');
  await page.unroute('**/api/v1/open-data');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ข้อมูลเปิด');
});

test('the script of the first page is small', async ({ page }) => {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body());
  });
  await page.goto('/area/TH');
  await expect(page.locator('svg a[data-code]').first()).toBeVisible();
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
});
