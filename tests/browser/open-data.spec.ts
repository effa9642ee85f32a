import type { OpenCatalogue, OpenDictionary } from '../../src/contract/index.ts';
import { askArea, expect, type Page, PROVINCE, settled, test, written } from './house.ts';

async function askCatalogue(page: Page): Promise<OpenCatalogue> {
  return (await page.request.get('/api/v1/open-data')).json();
}

async function askDictionary(page: Page, dataset: string): Promise<OpenDictionary> {
  return (await page.request.get(`/api/v1/open-data/${dataset}/dictionary`)).json();
}

test('anybody finds the open tables from any page, with how large they are', async ({ page }) => {
  const { datasets } = await askCatalogue(page);
  await page.goto('/area/TH');
  // What is still coming would push the link away from under the pointer.
  await settled(page);
  await page.getByRole('contentinfo').getByRole('link', { name: 'ข้อมูลเปิด' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ข้อมูลเปิด');
  const lines = page.locator('section[aria-labelledby="tables"] tbody tr');
  await expect(lines).toHaveCount(datasets.length);
  for (const [place, { title, rows, files }] of datasets.entries()) {
    await expect(lines.nth(place)).toContainText(title.th);
    await expect(lines.nth(place)).toContainText(written(rows));
    await expect(lines.nth(place).getByRole('link')).toHaveCount(files.length);
  }
});

test('a table is downloaded without signing in, and says of a province what its page says', async ({
  page,
}) => {
  await page.goto('/open-data');
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: /^ตัวเลขรายจังหวัด เป็น JSON/ }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('chipao-provinces.json');
  const answer = await page.request.get('/api/v1/open-data/provinces.json');
  const { rows }: { rows: Record<string, unknown>[] } = await answer.json();
  const row = rows.find((one) => one['area_code'] === PROVINCE && one['group'] === 'all');
  const { figures } = await askArea(page, PROVINCE);
  expect([row?.['people'], row?.['missing_out']]).toEqual([figures['people'], figures['missing_out']]);
  expect(rows.every((one) => one['level'] === 'province')).toBe(true);
  const etag = answer.headers()['etag'] ?? '';
  const again = await page.request.get('/api/v1/open-data/provinces.json', {
    headers: { 'if-none-match': etag },
  });
  expect(again.status()).toBe(304);
});

test('the dictionary tells of every column, and finds one by a word', async ({ page }) => {
  const { columns } = await askDictionary(page, 'provinces');
  await page.goto('/open-data');
  const lines = page.locator('section[aria-labelledby="dictionary"] tbody tr');
  await page.getByRole('button', { name: `แสดงทั้งหมด ${written(columns.length)} คอลัมน์` }).click();
  await expect(lines).toHaveCount(columns.length);
  await page.getByLabel('ค้นหาคอลัมน์').fill('bed_bound');
  await expect(lines).toHaveCount(columns.filter(({ name }) => name.includes('bed_bound')).length);
  await expect(lines.first()).toContainText('ไม่แยกกลุ่ม');
  await page.getByLabel('ค้นหาคอลัมน์').fill('ไม่มีคำนี้แน่นอน');
  await expect(page.getByText('ไม่มีคอลัมน์ที่มีคำนี้')).toBeVisible();
});

test('the catalogue record has 14 fields and follows the chosen table', async ({ page }) => {
  const { record } = await askDictionary(page, 'regions');
  await page.goto('/open-data?lang=en');
  const section = page.locator('section[aria-labelledby="record"]');
  await expect(section.locator('dl > div')).toHaveCount(14);
  await section.getByRole('button', { name: record.title.en }).click();
  await expect(section.locator('dd').first()).toHaveText(record.title.en);
  await expect(section).toContainText(record.license_id.en);
});

test('districts and villages are open with protected counts, people are not, and the page says how', async ({
  page,
}) => {
  await page.goto('/open-data');
  // The tables are written when they are first asked for.
  await expect(page.getByRole('heading', { name: 'ทำไมเป็นตัวเลขโดยประมาณ' })).toBeVisible({ timeout: 40_000 });
  for (const name of ['1701.csv', 'people.csv', 'profiles.parquet'])
    expect((await page.request.get(`/api/v1/open-data/${name}`)).status()).toBe(404);
  const answer = await page.request.get('/api/v1/open-data/districts.json');
  const { rows }: { rows: Record<string, unknown>[] } = await answer.json();
  const row = rows.find((one) => one['area_code'] === '1701' && one['group'] === 'all');
  const { figures } = await askArea(page, '1701');
  expect([row?.['people'], row?.['missing_out']]).toEqual([figures['people'], figures['missing_out']]);
  expect(row).toMatchObject({ noise_within: 5 });
  const columns = (await askDictionary(page, 'villages')).columns.map(({ name }) => name);
  expect(columns).toContain('held_back');
  expect(columns.filter((name) => name.startsWith('paid_after_death'))).toEqual([]);
});

test('it reads in English with dates of that calendar, and in Thai with those of the Buddhist era', async ({
  page,
}) => {
  const { asOf } = await askCatalogue(page);
  const year = Number(asOf.slice(0, 4));
  await page.goto('/open-data');
  await expect(page.locator('main header')).toContainText(String(year + 543));
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open data');
  await expect(page.locator('main header')).toContainText(String(year));
});
