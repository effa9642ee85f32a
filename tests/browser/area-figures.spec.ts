import { askArea, expect, PROVINCE, signIn, test, written } from './house.ts';

test('two areas stand side by side, with words for how they differ', async ({ page }) => {
  await page.goto('/area/1706');
  await page.getByRole('textbox', { name: 'เปรียบเทียบกับพื้นที่อื่น' }).fill('บางระจัน');
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL(/with=1702/);
  const table = page.getByRole('table', { name: 'ตัวเลขของสองพื้นที่' });
  const [one, other] = [await askArea(page, '1706'), await askArea(page, '1702')];
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^คนตกหล่น/ }) });
  await expect(row).toContainText(written(one.figures['missing_out'] ?? -1));
  await expect(row).toContainText(written(other.figures['missing_out'] ?? -1));
  await expect(row).toContainText(/(มากกว่า|น้อยกว่า|เท่ากับ)บางระจัน/);
  await page.getByRole('button', { name: 'เลิกเปรียบเทียบ' }).click();
  await expect(table).toBeHidden();
});

test('the shown figure says what it is, from which registers and days, and whether it was checked', async ({
  page,
}) => {
  await page.goto(`/area/${PROVINCE}?layer=target_poor`);
  const card = page.getByRole('region', { name: 'ตัวเลขนี้คืออะไร: คนเป้าหมาย' });
  await expect(card).toContainText('ตามกติกาของ TPMAP');
  await expect(card).toContainText('คนเป้าหมาย ÷ ประชากร × 1,000');
  await expect(card).toContainText('เทียบกับต้นฉบับแล้ว');
  await card.getByText(/ทะเบียนทั้ง/).click();
  await expect(card.getByRole('listitem').first()).toContainText('ณ 30 ก.ย. 2569');
});

test('with data of one day only, the page says why there is no line yet', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.getByRole('heading', { name: 'มีข้อมูลเพียงวันเดียว' })).toBeVisible();
});

test('with data of several days there is a line and a table beside it', async ({ page }) => {
  await page.route('**/history?*', async (route) => {
    const answer = await (await route.fetch()).json();
    const [now] = answer.points;
    const before = { ...now, asOf: '2025-09-30', value: now.value * 2 };
    await route.fulfill({ json: { ...answer, points: [before, now] } });
  });
  await page.goto(`/area/${PROVINCE}`);
  const time = page.getByRole('region', { name: 'เปลี่ยนแปลงตามเวลา' });
  await expect(time.getByRole('img')).toBeVisible();
  await expect(time.getByRole('row', { name: /30 ก.ย. 2569/ })).toContainText('−50.0');
  await expect(time.getByRole('row', { name: /30 ก.ย. 2568/ })).toBeVisible();
});

test('without signing in a count is about so many, and says how far off and why', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.locator('[data-protection="noise"]')).toContainText('ไม่เกิน 5');
  const numbers = page.getByRole('region', { name: 'ตัวเลขหลักของสิงห์บุรี' });
  const { figures, protection } = await askArea(page, PROVINCE);
  expect(protection).toMatchObject({ kind: 'noise', within: 5 });
  const mark = numbers.getByRole('button', {
    name: new RegExp(`^≈.${written(figures['missing_out'] ?? -1)}`),
  });
  await expect(mark).toBeVisible();
  await mark.focus();
  await expect(page.getByRole('tooltip')).toContainText('คนกลุ่มเดิมได้ค่าเดิมเสมอ');
});

test('without signing in what is held back says why and what to do, and is no number', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}?layer=target_poor&group=sex:f`);
  const held = page.getByRole('region', { name: 'ตัวเลขหลักของสิงห์บุรี' }).locator('[data-reason]').first();
  await expect(held).toHaveAttribute('data-reason', 'NOT_BY_GROUP');
  await held.focus();
  await expect(page.getByRole('tooltip')).toContainText('ดูตัวเลขของทุกคนรวมกันแทน');
  const { groups, protection } = await askArea(page, PROVINCE);
  expect(groups['sex:f']).not.toHaveProperty('target_poor');
  expect(protection.hiddenInGroups['sex:f']?.['target_poor']).toBe('NOT_BY_GROUP');
});

test('an officer sees true values of the own area and is told so; the area beside stays approximate', async ({
  page,
}) => {
  const before = await askArea(page, PROVINCE);
  await signIn(page, PROVINCE);
  const after = await askArea(page, PROVINCE);
  expect([before.protection.kind, after.protection.kind]).toEqual(['noise', 'none']);
  const [about = 0, exact = -1] = [before.figures['people'], after.figures['people']];
  expect(Math.abs(about - exact)).toBeLessThanOrEqual(5);
  expect((await askArea(page, '18')).protection.kind).toBe('noise');
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.locator('[data-protection="none"]')).toContainText('บันทึกการดูทุกครั้ง');
  const numbers = page.getByRole('region', { name: 'ตัวเลขหลักของสิงห์บุรี' });
  await expect(numbers).toContainText(written(after.figures['missing_out'] ?? -1));
  await expect(numbers).not.toContainText('≈');
});
