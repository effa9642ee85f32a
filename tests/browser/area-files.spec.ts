import { readFileSync } from 'node:fs';
import { expect, PROVINCE, shapeOf, test } from './house.ts';

test('paper gets map, table, sources and date in black on white, and no controls', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.locator('svg a[data-code]').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'แหล่งข้อมูล' })).toBeVisible();
  await expect(page.getByText('ข้อมูล ณ 30 ก.ย. 2569').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'พิมพ์' })).toBeHidden();
  await expect(page.getByRole('combobox')).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});

test('the table can be taken along as a file for a spreadsheet', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ส่งออก CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('chipao-17.csv');
});

test('the table leaves as a workbook and the map as a picture', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await expect(shapeOf(page, '1703')).toBeVisible();
  const names = ['ส่งออก XLSX', 'ภาพแผนที่ PNG'];
  const files = [];
  for (const name of names) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    files.push(file);
  }
  expect(files.map((file) => file.suggestedFilename())).toEqual([
    'chipao-17.xlsx',
    'chipao-17-missing_out.png',
  ]);
  const [book, picture] = await Promise.all(files.map(async (file) => readFileSync(await file.path())));
  expect(book?.subarray(0, 2).toString()).toBe('PK');
  expect(picture?.subarray(1, 4).toString()).toBe('PNG');
  expect(picture?.length).toBeGreaterThan(20_000);
});

test('the calls behind the page are shown when asked', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await page.getByRole('button', { name: 'การเรียก API ของหน้านี้' }).click();
  await expect(page.getByText('GET /api/v1/areas/17/history?measure=missing_out')).toBeVisible();
});
