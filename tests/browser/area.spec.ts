import { askArea, expect, PROVINCE, rowOf, shapeOf, signIn, test, written } from './house.ts';

test('the first page is the whole country with four numbers, table and map', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/area\/TH/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ประเทศไทย');
  await expect(page.locator('svg a[data-code]')).toHaveCount(77);
  await expect(page.locator('tr[data-code]')).toHaveCount(77);
  const country = await askArea(page, 'TH');
  const numbers = page.getByRole('region', { name: 'ตัวเลขหลักของประเทศไทย' });
  await expect(numbers).toContainText(written(country.figures['missing_out'] ?? -1));
  await expect(numbers).toContainText(written(country.figures['target_poor'] ?? -1));
  await expect(page.getByText('ข้อมูล ณ 30 ก.ย. 2569').first()).toBeVisible();
});

test('clicks lead from the country down to a village, and the path leads up again', async ({ page }) => {
  await page.goto('/area/TH');
  await shapeOf(page, PROVINCE).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('สิงห์บุรี');
  await rowOf(page, '1706').getByRole('rowheader').getByRole('link').click();
  await expect(page).toHaveURL(/\/area\/1706/);
  await shapeOf(page, '170601').click();
  await expect(page).toHaveURL(/\/area\/170601/);
  await expect(page.locator('svg circle[r]').first()).toBeVisible();
  await rowOf(page, '17060101').getByRole('rowheader').getByRole('link').click();
  await expect(page.getByRole('heading', { name: /หมู่บ้านใน/ })).toBeVisible();
  await expect(rowOf(page, '17060101')).toHaveAttribute('aria-current', 'page');
  await page
    .getByRole('navigation', { name: 'เส้นทางพื้นที่' })
    .getByRole('link', { name: 'สิงห์บุรี', exact: true })
    .click();
  await expect(page).toHaveURL(/\/area\/17(\?|$)/);
});

test('the keys alone move on the map, go down with Enter and up with Backspace', async ({ page }) => {
  await page.goto('/area/TH');
  await shapeOf(page, PROVINCE).focus();
  await page.keyboard.press('ArrowUp');
  const north = page.locator('svg a:focus');
  await expect(north).not.toHaveAttribute('data-code', PROVINCE);
  await shapeOf(page, PROVINCE).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/area\/17(\?|$)/);
  await expect(page.locator('svg a:focus')).toHaveAttribute('data-code', /^17\d\d$/);
  const inside = await page.locator('svg a:focus').getAttribute('data-code');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/area/${inside}`));
  await expect(page.locator('svg a:focus')).toHaveAttribute('data-code', new RegExp(`^${inside}\\d\\d$`));
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(/\/area\/17(\?|$)/);
  await expect(page.locator('svg a:focus')).toHaveAttribute('data-code', inside ?? '');
});

test('map and table point at the same area', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await rowOf(page, '1703').hover();
  await expect(
    page
      .locator('svg')
      .getByText('ค่ายบางระจัน')
      .or(page.locator('strong', { hasText: 'ค่ายบางระจัน' }))
      .last(),
  ).toBeVisible();
  await shapeOf(page, '1702').hover();
  await expect(rowOf(page, '1702')).toHaveAttribute('data-pointed', 'true');
  await expect(rowOf(page, '1703')).not.toHaveAttribute('data-pointed', 'true');
});

test('pointing at the map brings the row into its table', async ({ page }) => {
  await page.goto('/area/TH');
  const last = page.locator('tr[data-code]').last();
  const code = (await last.getAttribute('data-code')) ?? '';
  await shapeOf(page, code).focus();
  await expect(last).toHaveAttribute('data-pointed', 'true');
  await expect(last).toBeInViewport();
});

test('the layer, the group and the kind of map stand in the address and come back from it', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  await page.goto(`/area/${PROVINCE}`);
  await page.getByRole('combobox', { name: 'ชั้นข้อมูล' }).click();
  await page.getByRole('option', { name: 'คนเป้าหมาย', exact: true }).click();
  await expect(page).toHaveURL(/layer=target_poor/);
  await page.getByRole('combobox', { name: 'กลุ่ม' }).click();
  await page.getByRole('option', { name: 'หญิง' }).click();
  await expect(page).toHaveURL(/group=sex%3Af/);
  await page.getByRole('radiogroup').getByText('เทียบสิงห์บุรี').click();
  await expect(page).toHaveURL(/show=difference/);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: /คนเป้าหมาย/ }).first()).toBeVisible();
  const province = await askArea(page, PROVINCE);
  const women = province.groups['sex:f']?.['target_poor'] ?? -1;
  await expect(page.getByRole('region', { name: 'ตัวเลขหลักของสิงห์บุรี' })).toContainText(`${written(women)} คน`);
  await expect(page.getByText('ผลต่างของอัตรากับสิงห์บุรี')).toBeVisible();
});

test('the table sorts by money when its head is asked, and the map shows the new ranks', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto(`/area/${PROVINCE}`);
  await page.getByRole('button', { name: 'เงินที่ไม่ถึงมือ' }).click();
  await expect(page).toHaveURL(/sort=money/);
  const baht = await page.locator('tr[data-code] td:nth-child(4)').allInnerTexts();
  const amounts = baht.map((text) => Number(text.replaceAll(',', '')));
  expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
});

test('one click changes the language of everything, and it stays', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page).toHaveURL(/lang=en/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sing Buri');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText('As of 30 Sept 2026').first()).toBeVisible();
  await page.goto('/area/TH');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thailand');
  await page.getByRole('button', { name: 'ไทย', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ประเทศไทย');
});

test('a slash finds an area by name, and Enter goes there', async ({ page }) => {
  await page.goto('/area/TH?layer=target_poor');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('บางระจัน');
  await expect(page.getByRole('option').first()).toContainText('บางระจัน');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/area\/1702\?layer=target_poor/);
});

test('areas that share an old boundary are drawn once and counted together', async ({ page }) => {
  await signIn(page);
  const shapes = await (await page.request.get('/api/v1/areas/1044/boundaries')).json();
  const shared: { code: string; codes: string[] } = shapes.features
    .map((feature: { properties: { code: string; codes: string[] } }) => feature.properties)
    .find((one: { codes: string[] }) => one.codes.length > 1);
  const children = await (await page.request.get('/api/v1/areas/1044/children')).json();
  const sum = children.children
    .filter((child: { code: string }) => shared.codes.includes(child.code))
    .reduce(
      (total: number, child: { figures: Record<string, number> }) => total + (child.figures['people'] ?? 0),
      0,
    );
  await page.goto('/area/1044?layer=people');
  await expect(shapeOf(page, shared.code)).toHaveAttribute('aria-label', new RegExp(`, ${written(sum)} คน`));
});

test('a phone shows numbers, then the table, then the map, and nothing runs out of the page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`/area/${PROVINCE}`);
  const places = await Promise.all(
    ['dl', 'tr[data-code]', 'svg a[data-code]'].map((part) => page.locator(part).first().boundingBox()),
  );
  const tops = places.map((box) => box?.y ?? -1);
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('the country is parted by regions when asked, and a region leads to its provinces', async ({ page }) => {
  await page.goto('/area/TH');
  await page.getByRole('radiogroup', { name: 'แบ่งตาม' }).getByText('สี่ภาค').click();
  await expect(page).toHaveURL(/by=R4/);
  await expect(page.locator('tr[data-code]')).toHaveCount(4);
  await expect(page.locator('svg a[data-code]')).toHaveCount(4);
  await shapeOf(page, 'R4-NORTH').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/area\/R4-NORTH/);
  await expect(page.locator('tr[data-code]').first()).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.locator('tr[data-code]')).toHaveCount(4);
});

test('Ctrl K goes anywhere: to a figure of this area, an area, a page', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const box = page.getByRole('combobox', { name: 'พิมพ์ชื่อพื้นที่ ตัวเลข หรือหน้า' });
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('คนเป้าหมาย');
  await expect(page.getByRole('option', { selected: true })).toContainText('คนเป้าหมาย');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/area\/17\?layer=target_poor/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('บางระจัน');
  await expect(page.getByRole('option').filter({ hasText: '1702' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/explore/);
});

test('a province opened from a region leads back to it, by the path and by Backspace', async ({ page }) => {
  await page.goto('/area/R4-CENTRAL');
  await rowOf(page, PROVINCE).getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/area/${PROVINCE}`));
  const path = page.locator('main nav ol').first();
  await expect(path.getByRole('link', { name: 'ภาคกลาง' })).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(/R4-CENTRAL/);
});
