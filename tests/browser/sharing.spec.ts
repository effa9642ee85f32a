import { expect, expectNobodyKeptOut, openEverything, settled, signInAs, test } from './house.ts';

const AGREEMENT = 'agr-2568-vulnerable-29';

test('a protection officer sees every agreement, and what a draft would do before anybody signs', async ({
  page,
}) => {
  await signInAs(page, { role: 'protection-officer' });
  let fails = true;
  await page.route('**/api/v1/sharing', (route) => (fails ? route.abort() : route.continue()));
  await page.goto('/sharing');
  const again = page.getByRole('button', { name: /อีกครั้ง/ });
  await expect(again).toBeVisible();
  fails = false;
  await again.click();
  await expect(page.getByRole('heading', { level: 1, name: 'ข้อตกลงแบ่งปันข้อมูล' })).toBeVisible();
  await expect(page.getByText('ยังไม่มีฉบับที่มีผล จึงยังไม่มีข้อมูลออกไป')).toBeVisible();
  const row = page.locator(`tr[data-agreement="${AGREEMENT}"]`);
  await expect(row).toContainText('ร่าง ยังไม่ได้เสนอ');
  await expect(row).toContainText('0 จาก 29');
  await expectNobodyKeptOut(page);

  await row.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('29 หน่วยงาน').first()).toBeVisible();
  await expect(page.getByText(/ยังไม่ได้ตรวจ/).first()).toBeVisible();
  await page.getByRole('button', { name: 'คำนวณผล' }).press('Enter');
  const effect = page.getByRole('region', { name: /ก่อนลงนาม/ });
  await expect(effect.getByRole('row').filter({ hasText: 'ตรวจสิทธิ ณ จุดบริการเดียว' })).toContainText(
    /\d,\d{3}/,
  );
  await expect(effect.getByText('ระวัง มีแถวที่ไม่เหมือนใครเลย')).toBeVisible();
  await expect(effect.getByText('เป็นฉบับแรก ทุกอย่างจึงเป็นสิ่งที่เพิ่ม')).toBeVisible();
  await openEverything(page);
  await expect(page.getByText('เป็นรหัสแทนของผู้รับรายนั้นเท่านั้น').first()).toBeVisible();
  await expect(page.getByText('chipao agreements sign')).toBeVisible();
  await expectNobodyKeptOut(page);

  // The same on a phone and in English, and on paper without what can only be touched.
  await page.setViewportSize({ width: 360, height: 760 });
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What citizens read' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: /The same data from the API/ })).toBeHidden();
});

test('a steward sees the agreements of the own agency alone, and one of no agency is told why there are none', async ({
  page,
}) => {
  await signInAs(page, { role: 'steward', agency: 'inet', name: 'ธิดา' });
  await page.goto('/sharing');
  await settled(page);
  await expect(page.getByText('แสดงข้อตกลงที่หน่วยงานของท่านเป็นคู่สัญญา')).toBeVisible();
  await expect(page.locator('tr[data-agreement="agr-2566-health-inet"]')).toBeVisible();
  await expect(page.locator(`tr[data-agreement="${AGREEMENT}"]`)).toHaveCount(0);
  expect((await page.request.get(`/api/v1/sharing/${AGREEMENT}/1`)).status()).toBe(404);
  await signInAs(page, { role: 'steward', name: 'ไม่มีหน่วยงาน' });
  await page.reload();
  await expect(page.getByRole('heading', { name: /ยังไม่เป็นคู่สัญญา/ })).toBeVisible();
});
