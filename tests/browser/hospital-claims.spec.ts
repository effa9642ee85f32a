import { claimFiles } from './claim-files.ts';
import { expect, expectNobodyKeptOut, type Page, settled, signInAs, test } from './house.ts';

const HOSPITAL = '99777';

async function comeIn(page: Page): Promise<void> {
  await signInAs(page, { role: 'hospital', area: 'TH', name: 'ratchanee', agency: HOSPITAL });
}

async function expectNothingSticksOut(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 760 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Everything a page must hold to, in one look at it. */
async function lookOver(page: Page): Promise<void> {
  await settled(page);
  await expectNobodyKeptOut(page);
  await expectNothingSticksOut(page);
}

test('a hospital checks files, mends them, sends them, and corrects what came back', async ({ page }) => {
  await comeIn(page);
  await page.goto('/');
  await expect(page).toHaveURL(/\/claims$/);
  await expect(page.getByText('ยังไม่เคยส่งข้อมูล')).toBeVisible();
  const chooser = page.getByLabel('เลือกแฟ้ม');

  // Buddhist years stop the upload, and are mended without asking.
  const wrong = claimFiles({ hospital: HOSPITAL, seed: 1, changes: { OPD: { DATEOPD: '25691001' } } });
  await chooser.setInputFiles(wrong);
  await expect(page.getByText(/ยังส่งไม่ได้/)).toBeVisible();
  await expect(page.getByText('วันที่เป็น พ.ศ.')).toBeVisible();
  const [mended] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /ดาวน์โหลดแฟ้มที่แก้ให้แล้ว/ }).click(),
  ]);
  expect(mended.suggestedFilename()).toBe('mended.zip');
  await lookOver(page);

  // A permit that is missing is taken at the door, and sent back by the checks.
  const right = claimFiles({ hospital: HOSPITAL, seed: 1, changes: { INS: { PERMITNO: '' } } });
  await page.getByLabel('เลือกแฟ้มใหม่').setInputFiles(right);
  await page.getByRole('button', { name: 'ส่ง', exact: true }).click();
  await expect(page.getByText(/^รับแล้ว เลขรับ R/)).toBeVisible();
  await page.getByLabel('เลือกแฟ้มใหม่').setInputFiles(right);
  await page.getByRole('button', { name: 'ส่ง', exact: true }).click();
  await expect(page.getByText(/ชุดนี้ส่งไปแล้วก่อนหน้า/)).toBeVisible();
  await page.getByRole('link', { name: 'เปิดใบรับ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^ใบรับข้อมูล R/ })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'OPD.txt' })).toBeVisible();
  await lookOver(page);

  await page.getByRole('navigation', { name: 'หน้าของการเบิกจ่าย' }).getByText('ต้องแก้ไข').click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('heading', { name: /C305/ })).toBeVisible({ timeout: 3000 });
  }).toPass();
  const [files] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /รหัส C305 ไปแก้/ }).click(),
  ]);
  expect(files.suggestedFilename()).toBe(`claims-${HOSPITAL}-C305.zip`);
  await page.getByRole('listitem').filter({ hasText: 'C305' }).getByText('ดูรายการที่เกี่ยวข้อง').click();
  await expect(page.getByText('สม… ใจ…').first()).toBeVisible();
  await lookOver(page);
  await page
    .getByRole('link', { name: /^HN H1000/ })
    .first()
    .click();
  await expect(page.getByText('ส่งคืนให้แก้ไข')).toBeVisible();
  await expect(page.getByText(/ผู้ควบคุมข้อมูล กระทรวงสาธารณสุข/).first()).toBeVisible();
  await lookOver(page);
});

test('money leads to the claims it counts, in English too, and another role is told whose page it is', async ({
  page,
}) => {
  await signInAs(page, { role: 'hospital', area: 'TH', name: 'somsri', agency: '99778' });
  const multipart = new FormData();
  for (const { name, buffer } of claimFiles({ hospital: '99778', seed: 3 }))
    multipart.append('file', new File([new Uint8Array(buffer)], name));
  const sent = await page.request.post('/api/v1/claims/sendings', { multipart });
  expect(sent.ok()).toBe(true);
  await page.goto('/claims/money?lang=en');
  await expect(page.getByRole('heading', { level: 1, name: 'Money' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'Oct 2026' });
  await expect(row).toContainText('3 claims');
  await lookOver(page);
  await row.getByRole('link', { name: 'Oct 2026', exact: true }).click();
  await expect(page).toHaveURL(/month=2026-10/);
  await expect(page.getByRole('link', { name: /^HN/ })).toHaveCount(3);
  await lookOver(page);

  await signInAs(page, { role: 'officer', area: '17' });
  await page.goto('/claims');
  await expect(page.getByRole('heading', { name: 'หน้านี้สำหรับเจ้าหน้าที่ของโรงพยาบาล' })).toBeVisible();
});
