import { readFileSync } from 'node:fs';
import { askArea, expect, PROVINCE, rowOf, shapeOf, signIn, test, written } from './house.ts';

test('the first table is people missing out by province, with chart and map of the same figures', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/explore');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('คนตกหล่น');
  await expect(page.locator('tbody tr[data-code]')).toHaveCount(77);
  const country = await askArea(page, 'TH');
  await expect(page.locator('tfoot')).toContainText(written(country.figures['missing_out'] ?? -1));
  await expect(page.getByRole('img', { name: 'กราฟ คนตกหล่น' })).toBeVisible();
  const province = await askArea(page, PROVINCE);
  const count = written(province.figures['missing_out'] ?? -1);
  await expect(rowOf(page, PROVINCE).getByRole('cell')).toHaveText(count);
  await expect(shapeOf(page, PROVINCE)).toHaveAttribute('aria-label', new RegExp(`, ${count} คน`));
});

test('the day of the data goes into the address, so that a link always means the same', async ({ page }) => {
  await page.goto('/explore');
  await expect(page).toHaveURL(/on=2026-09-30/);
});

test('a link to a day that is not kept says so, and what is shown instead', async ({ page }) => {
  await page.goto('/explore?on=2020-01-31');
  await expect(page.getByRole('status').filter({ hasText: '31 ม.ค. 2563' })).toContainText('30 ก.ย. 2569');
  await page.getByRole('link', { name: 'ดูข้อมูลล่าสุด' }).click();
  await expect(page).toHaveURL(/on=2026-09-30/);
  await expect(page.getByText('31 ม.ค. 2563')).toBeHidden();
});

test('figures of several days are lines with a table beside them, and a link keeps to its day', async ({
  page,
}) => {
  await page.route('**/history?*', async (route) => {
    const answer = await (await route.fetch()).json();
    const points = answer.points.flatMap((now: { value: number }) => [
      { ...now, asOf: '2025-09-30', value: now.value + 1000 },
      now,
    ]);
    await route.fulfill({ json: { ...answer, points } });
  });
  await page.goto(`/explore?area=${PROVINCE}&rows=time`);
  await expect(page.getByRole('img', { name: /^กราฟ คนตกหล่น/ })).toBeVisible();
  const province = await askArea(page, PROVINCE);
  const before = written((province.figures['missing_out'] ?? -1) + 1000);
  await expect(page.getByRole('row', { name: /30 ก.ย. 2568/ })).toContainText(before);
  await page.goto(`/explore?area=${PROVINCE}&on=2025-09-30`);
  await expect(page.getByRole('status').filter({ hasText: 'ข้อมูลล่าสุดคือ 30 ก.ย. 2569' })).toBeVisible();
  await expect(page.locator('tfoot')).toContainText(before);
});

test('rows and columns are chosen, swapped and come back from the address', async ({ page }) => {
  await signIn(page);
  await page.goto(`/explore?area=${PROVINCE}`);
  await page.getByRole('combobox', { name: 'คอลัมน์' }).click();
  await page.getByRole('option', { name: 'เพศ' }).click();
  await expect(page).toHaveURL(/columns=sex/);
  const district = await askArea(page, '1701');
  const women = written(district.groups['sex:f']?.['missing_out'] ?? 0);
  await expect(rowOf(page, '1701').getByRole('cell').nth(2)).toHaveText(women);
  await page.getByRole('button', { name: 'สลับแถวกับคอลัมน์' }).click();
  await expect(page).toHaveURL(/rows=sex/);
  await page.reload();
  await expect(page.getByRole('row', { name: /^หญิง/ })).toContainText(women);
});

test('a rate stands only where enough are counted, and the page says so', async ({ page }) => {
  await signIn(page);
  await page.goto('/explore?show=rate');
  await expect(page.locator('tbody').getByRole('cell', { name: '–' }).first()).toBeVisible();
  await expect(page.getByText('น้อยกว่า 30 คน')).toBeVisible();
});

test('an area leads further down, and Backspace up again', async ({ page }) => {
  await page.goto('/explore');
  await rowOf(page, PROVINCE).getByRole('link').click();
  await expect(page).toHaveURL(/area=17/);
  await expect(rowOf(page, '1701')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.locator('tbody tr[data-code]')).toHaveCount(77);
});

test('the country by regions adds up to the same', async ({ page }) => {
  await page.goto('/explore?by=R4');
  await expect(page.locator('tbody tr[data-code]')).toHaveCount(4);
  await expect(page.locator('svg a[data-code]')).toHaveCount(4);
});

test('the table leaves as files, and as a citation with its day', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/explore?area=${PROVINCE}`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ส่งออก CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('chipao-17-missing_out-2026-09-30.csv');
  expect(readFileSync(await file.path(), 'utf8')).toContain('1701,');
  const [book] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ส่งออก XLSX' }).click(),
  ]);
  expect(
    readFileSync(await book.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await page.getByRole('button', { name: 'คัดลอกการอ้างอิง' }).click();
  const cited = await page.evaluate(() => navigator.clipboard.readText());
  expect(cited).toContain('ข้อมูล ณ 30 ก.ย. 2569');
  expect(cited).toContain('on=2026-09-30');
});

test('on a phone nothing runs out of the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`/explore?area=${PROVINCE}&columns=stage`);
  await expect(rowOf(page, '1701')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('without signing in the table is about so many, held back where few live, and its file says both', async ({
  page,
}) => {
  await page.goto('/explore');
  await expect(page.locator('[data-protection="noise"]')).toBeVisible();
  const { figures } = await askArea(page, PROVINCE);
  const mark = rowOf(page, PROVINCE).getByRole('button', { name: /^≈/ });
  await expect(mark).toContainText(written(figures['missing_out'] ?? -1));
  await expect(page.locator('tbody [data-reason="FEW_IN_AREA"]').first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ส่งออก CSV' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('within,held_back');
  expect(text).toContain('=FEW_IN_AREA');
});
