import { askArea, askPeople, expect, PROVINCE, signIn, signInByHand, test, written } from './house.ts';

test('a list asks to sign in, and opens after it', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}/people?measure=missing_out`);
  await expect(page.getByRole('heading', { name: 'รายชื่อบุคคลเปิดให้เจ้าหน้าที่ของพื้นที่เท่านั้น' })).toBeVisible();
  await page.locator('main').getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await expect(page.getByText('ใช้ระหว่างพัฒนาเท่านั้น')).toBeVisible();
  await page.getByRole('button', { name: 'เจ้าหน้าที่จังหวัดสิงห์บุรี' }).click();
  await expect(page).toHaveURL(/people\?measure=missing_out/);
  await expect(page.getByRole('columnheader', { name: 'สิทธิที่ไม่ถึงมือ' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'เจ้าหน้าที่พื้นที่ · สิงห์บุรี' })).toBeVisible();
});

test('one signs in for one area, and out again by the menu', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await signInByHand(page, { role: 'officer', area: '1706' });
  await page.getByRole('button', { name: 'เจ้าหน้าที่พื้นที่ · อินทร์บุรี' }).click();
  const menu = page.getByRole('dialog');
  await menu.getByRole('button', { name: 'ออกจากระบบ' }).click();
  await expect(menu).toBeHidden();
  await expect(page.getByRole('link', { name: 'เข้าสู่ระบบ' })).toBeVisible();
});

test('the list behind a number is as long as the number', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}`);
  const province = await askArea(page, PROVINCE);
  const missing = province.figures['missing_out'] ?? -1;
  await page
    .locator('dl')
    .getByRole('link', { name: `ดูรายชื่อ คนตกหล่น ${written(missing)} คน` })
    .click();
  await expect(page).toHaveURL(/people\?measure=missing_out/);
  await expect(page.getByText(`${written(missing)} คน`).first()).toBeVisible();
  await expect(page.getByText('ตรงกับตัวเลขในหน้าพื้นที่')).toBeVisible();
  const list = await askPeople(page, PROVINCE, 'missing_out');
  expect(list.total).toBe(missing);
});

test('the number of every measure with a list equals the total of its list', async ({ page }) => {
  await signIn(page);
  const { measures } = await (await page.request.get('/api/v1/measures')).json();
  const province = await askArea(page, PROVINCE);
  for (const { id, hasList } of measures) {
    if (!hasList || province.figures[id] === undefined) continue;
    expect([id, (await askPeople(page, PROVINCE, id)).total]).toEqual([id, province.figures[id]]);
  }
});

test('more of a long list comes when asked, without anyone twice', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}/people?measure=people`);
  await expect(page.locator('tbody tr')).toHaveCount(50);
  await page.getByRole('button', { name: 'แสดงเพิ่ม' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(100);
  const people = await page
    .locator('tbody th a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(new Set(people).size).toBe(100);
});

test('a list changes with figure and group, and the address follows', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}/people`);
  await page.getByRole('combobox', { name: 'กลุ่ม' }).click();
  await page.getByRole('option', { name: 'ชาย' }).click();
  await expect(page).toHaveURL(/group=sex%3Am/);
  const province = await askArea(page, PROVINCE);
  const men = province.groups['sex:m']?.['missing_out'] ?? -1;
  await expect(page.getByText(`${written(men)} คน`, { exact: true })).toBeVisible();
});

test('an officer of another area sees no names here, and is told why', async ({ page }) => {
  await signIn(page, '10');
  await page.goto(`/area/${PROVINCE}/people?measure=missing_out`);
  await expect(page.getByRole('heading', { name: 'รายชื่อนี้อยู่นอกพื้นที่ของคุณ' })).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(0);
});

test('a figure of money has no list, and says so', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}/people?measure=missing_out_satang_month`);
  await expect(page.getByRole('heading', { name: 'ตัวเลขนี้ไม่มีรายชื่อบุคคล' })).toBeVisible();
});
