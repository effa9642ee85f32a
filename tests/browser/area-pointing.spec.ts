import { askArea, expect, type Page, PROVINCE, rowOf, shapeOf, signIn, test, written } from './house.ts';

/** What the page asks of an area, by the last part of the address. */
function watchAsking(page: Page, code: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const [, area, what = 'figures'] =
      /areas\/([^/?]+)(?:\/(\w+))?/.exec(new URL(request.url()).pathname) ?? [];
    if (area === code) asked.push(what);
  });
  return asked;
}

test('an area that is pointed at is read ahead, so that opening it asks for nothing of its map again', async ({
  page,
}) => {
  await page.goto('/area/TH');
  const asked = watchAsking(page, PROVINCE);
  await shapeOf(page, PROVINCE).hover();
  await expect.poll(() => asked.toSorted()).toEqual(['boundaries', 'children', 'figures']);
  await shapeOf(page, PROVINCE).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('สิงห์บุรี');
  await expect(shapeOf(page, '1706')).toBeVisible();
  const { figures } = await askArea(page, PROVINCE);
  const numbers = page.getByRole('region', { name: 'ตัวเลขหลักของสิงห์บุรี' });
  await expect(numbers).toContainText(written(figures['missing_out'] ?? -1));
  await expect(rowOf(page, '1706')).toBeVisible();
  expect(asked.filter((what) => what !== 'history').toSorted()).toEqual([
    'boundaries',
    'children',
    'figures',
  ]);
});

test('an officer who points at an area has not looked at it: only its outlines are read ahead', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/area/TH');
  await expect(page.locator('[data-protection="none"]')).toBeVisible();
  const asked = watchAsking(page, PROVINCE);
  await shapeOf(page, PROVINCE).hover();
  await expect.poll(() => asked).toContain('boundaries');
  await expect(rowOf(page, PROVINCE)).toHaveAttribute('data-pointed', 'true');
  expect(asked).toEqual(['boundaries']);
  await shapeOf(page, PROVINCE).click();
  await expect(shapeOf(page, '1706')).toBeVisible();
  expect(asked).toEqual(expect.arrayContaining(['figures', 'children']));
});

test('why a number is about so many is told while it is pointed at, and Escape takes the tip away', async ({
  page,
}) => {
  await page.goto(`/area/${PROVINCE}`);
  const number = page.getByRole('region', { name: 'ตัวเลขหลักของสิงห์บุรี' }).getByRole('button').first();
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await number.hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await number.focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await number.blur();
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('on a phone the tip of an area whose figure is held back stays on the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/area/170601?lang=en');
  const shape = page.locator('svg a[data-fill="unknown"]').first();
  await shape.focus();
  await expect(page.locator('figure strong')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
