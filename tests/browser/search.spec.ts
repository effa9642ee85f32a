import type { PersonAnswer } from '../../src/contract/index.ts';
import { askPeople, expect, expectNobodyKeptOut, type Page, PROVINCE, signIn, test } from './house.ts';

/** Somebody of the province with a given and a family name, as the API tells of them. */
async function askSomebody(page: Page): Promise<{ person: PersonAnswer; given: string; family: string }> {
  const { people } = await askPeople(page, PROVINCE, 'missing_out');
  const row = people.find(({ name }) => name?.split(' ').length === 2) ?? people[0];
  const [given = '', family = ''] = row?.name?.split(' ') ?? [];
  return { person: await (await page.request.get(`/api/v1/people/${row?.id}`)).json(), given, family };
}

const box = (page: Page) => page.getByRole('textbox', { name: 'ชื่อ เลขประจำตัว หรือรหัสประจำบ้าน' });

test('somebody is found by name with the keyboard alone, and nothing of it stands in the address', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  const { person, given, family } = await askSomebody(page);
  await page.goto(`/area/${PROVINCE}`);
  await page.getByRole('link', { name: 'ค้นหาบุคคล' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ค้นหาบุคคล');
  await expect(box(page)).toBeFocused();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
  await page.keyboard.type(`${given} ${family}`);
  await page.keyboard.press('Enter');
  const link = page.locator(`ol a[href*="${person.id}"]`);
  await expect(link).toHaveText(`${given} ${family}`);
  for (const url of [page.url(), ...asked]) expect(decodeURIComponent(url)).not.toContain(given);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.name);
});

test('the beginning of a name finds several, and what was looked for is kept until the page is loaded anew', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  const { given } = await askSomebody(page);
  const search = page.getByRole('link', { name: 'ค้นหาบุคคล' });
  const recent = page.getByRole('button', { name: given.slice(0, 3), exact: true });
  const begin = async () => {
    await box(page).fill(given.slice(0, 3));
    await page.getByRole('button', { name: 'ค้นหา', exact: true }).click();
    await expect(page.locator('#found')).toContainText(/\d/);
    await page.getByRole('banner').getByRole('link').first().click();
    await expect(box(page)).toBeHidden();
    await search.click();
  };
  await page.goto('/search');
  await begin();
  await recent.click();
  await expect(page.locator('#found')).toBeVisible();
  await begin();
  await page.getByRole('button', { name: 'ลืมทั้งหมด' }).click();
  await expect(page.getByRole('heading', { name: 'ค้นได้สามแบบ' })).toBeVisible();
  await begin();
  await expect(recent).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'ค้นได้สามแบบ' })).toBeVisible();
});

test('a number that cannot be right, too little, and nobody are each said with what to do next', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  await page.goto('/search');
  const look = async (text: string, said: string) => {
    await box(page).fill(text);
    await page.keyboard.press('Enter');
    await expect(page.getByText(said).first()).toBeVisible();
  };
  await look('1-2345-67890-12-3', 'เลขตรวจสอบของเลขนี้ไม่ถูกต้อง');
  await look('12345', 'ตัวเลขต้องมี 13 หลัก');
  await look('กข', 'พิมพ์ชื่ออย่างน้อย 3 ตัวอักษร');
  await look('ฮฟฮฟฮฟฮฟ', 'ไม่พบใครในพื้นที่ของท่าน');
});

test('a search that fails keeps what was typed and can be asked again', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto('/search');
  await page.route('**/api/v1/search', (route) => route.abort());
  await box(page).fill('สมชาย');
  await page.keyboard.press('Enter');
  const wrong = page.getByRole('alert');
  await expect(wrong).toContainText('คำที่ค้นยังอยู่ในช่องด้านบน');
  await expect(box(page)).toHaveValue('สมชาย');
  await page.unroute('**/api/v1/search');
  await wrong.getByRole('button').click();
  await expect(page.locator('#found')).toBeVisible();
});

test('nobody looks people up without signing in', async ({ page }) => {
  await page.goto('/search');
  await expect(page.getByRole('heading', { name: 'รายชื่อบุคคลเปิดให้เจ้าหน้าที่ของพื้นที่เท่านั้น' })).toBeVisible();
});

for (const [lang, width] of [
  ['th', 360],
  ['en', 1440],
] as const) {
  test(`a search keeps nobody out (${lang}, ${width} pixels)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, PROVINCE);
    const { given } = await askSomebody(page);
    await page.goto(`/search?lang=${lang}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNobodyKeptOut(page);
    await page.getByRole('main').getByRole('textbox').fill(given);
    await page.keyboard.press('Enter');
    await expect(page.locator('#found')).toBeVisible();
    await expectNobodyKeptOut(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  });
}
