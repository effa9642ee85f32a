import { expect, expectNobodyKeptOut, type Page, settled, signInAs, test } from './house.ts';

/** Looks that an officer took, so that there is something to see. */
async function look(page: Page): Promise<void> {
  await signInAs(page, { role: 'officer', area: '17', name: 'สมชาย' });
  const people = await page.request.get('/api/v1/areas/17/people?measure=people&limit=3');
  expect(people.ok()).toBe(true);
}

async function openReads(page: Page, search = ''): Promise<void> {
  await look(page);
  await signInAs(page, { role: 'auditor', area: 'TH', name: 'วันดี' });
  await page.goto(`/reads${search}`);
  await expect(page.getByRole('heading', { level: 1, name: 'บัญชีการดูข้อมูลส่วนบุคคล' })).toBeVisible();
  await settled(page);
}

test('an auditor sees who looked, as what, where and at how many, and checks the evidence in the browser', async ({
  page,
}) => {
  await openReads(page, '?act=list&role=officer');
  const row = page.getByRole('row').filter({ hasText: 'เห็นในรายชื่อ' }).first();
  await expect(row).toContainText('เจ้าหน้าที่พื้นที่');
  await expect(row).toContainText('งานในพื้นที่');
  await expect(row).toContainText('3 คน');
  await expect(row).toContainText(/25\d\d/);
  await expect(page.getByText('ไม่นับเป็นพยานอิสระ')).toBeVisible();
  // A look is numbered at once and signed a moment later; only then is there evidence.
  await expect(async () => {
    await page.reload();
    await row.getByRole('button').click({ timeout: 10_000 });
    await expect(page.getByText('ตรงตามลายนิ้วมือ')).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expect(page.getByText('ลายเซ็นของบันทึกถูกต้อง')).toBeVisible();
  await expectNobodyKeptOut(page);
});

test('the list is narrowed by links that can be sent, and says when nothing fits', async ({ page }) => {
  await openReads(page, '?atLeast=1000');
  await expect(page.getByRole('heading', { name: 'ไม่มีรายการตามที่เลือก' })).toBeVisible();
  await page.getByRole('link', { name: 'ล้างตัวกรอง' }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
});

test('on a phone everything of a read is on the screen, and nothing sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await openReads(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await expectNobodyKeptOut(page);
});

test('the ledger is closed to officers', async ({ page }) => {
  await signInAs(page, { role: 'officer', area: '17' });
  await page.goto('/reads');
  await expect(page.getByRole('heading', { name: /ผู้ตรวจสอบ/ })).toBeVisible();
});

test('when the ledger cannot be read the page says so and can be asked again', async ({ page }) => {
  await signInAs(page, { role: 'auditor', area: 'TH' });
  let fails = true;
  await page.route('**/api/v1/audit/reads', (route) => (fails ? route.abort() : route.continue()));
  await page.goto('/reads');
  const again = page.getByRole('button', { name: /อีกครั้ง/ });
  await expect(again).toBeVisible();
  fails = false;
  await again.click();
  await expect(page.getByRole('table')).toBeVisible();
});
