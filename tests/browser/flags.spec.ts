import type { FlagListAnswer, OpenAnswers, PersonFlags } from '../../src/contract/index.ts';
import { expect, type Page, PROVINCE, settled, signIn, test, written } from './house.ts';

/** A kept home has the reasons of earlier tries too. */
const REASON = `ตรวจเอกสารกับเจ้าตัวแล้ว ${Date.now()}`;

async function askFlags(page: Page, query = ''): Promise<FlagListAnswer> {
  return (await page.request.get(`/api/v1/areas/${PROVINCE}/flags?limit=200${query}`)).json();
}

async function askPersonFlags(page: Page, person: string): Promise<PersonFlags> {
  return (await page.request.get(`/api/v1/people/${person}/flags`)).json();
}

/** Somebody who misses out and with whom no other test deals. */
async function somebody(page: Page, place: number): Promise<string> {
  const { flags } = await askFlags(page, '&kind=missing-out');
  const people = [...new Set(flags.filter(({ state }) => state === 'flagged').map(({ person }) => person))];
  return people[place] ?? '';
}

/** The card of a person's flag of missing out. */
function cardOf(page: Page) {
  return page.locator('article article').filter({ hasText: 'ตกหล่น' }).first();
}

test('flags ask to sign in, and say before anything else that they stop nothing', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}/flags`);
  await expect(page.getByText('ข้อสังเกตไม่ได้หยุดเงินของใคร')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'รายชื่อบุคคลเปิดให้เจ้าหน้าที่ของพื้นที่เท่านั้น' })).toBeVisible();
  await page.locator('main').getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await page.getByRole('button', { name: 'เจ้าหน้าที่จังหวัดสิงห์บุรี' }).click();
  await expect(page.getByRole('columnheader', { name: 'ข้อสังเกตและหลักฐาน' })).toBeVisible();
});

test('the header leads to the flags of the own area', async ({ page }) => {
  await signIn(page, '1701');
  await page.goto('/area/TH');
  const link = page.getByRole('navigation', { name: 'เมนูหลัก' }).getByRole('link', { name: 'ข้อสังเกต' });
  await expect(link).toHaveAttribute('href', /\/area\/1701\/flags/);
  await link.click();
  await expect(page).toHaveURL(/\/area\/1701\/flags/);
});

test('kinds and programmes carry their counts, and each is a link that narrows the list', async ({
  page,
}) => {
  await signIn(page);
  const { counts } = await askFlags(page);
  const ofKind = counts.filter(({ kind }) => kind === 'missing-out');
  const all = ofKind.reduce((sum, { people }) => sum + people, 0);
  await page.goto(`/area/${PROVINCE}/flags`);
  const filters = page.getByRole('navigation', { name: 'กรองข้อสังเกต' });
  await filters.getByRole('link', { name: `ตกหล่น ${written(all)}` }).click();
  await expect(page).toHaveURL(/kind=missing-out/);
  await expect(page.getByText(`${written(all)} เรื่อง`).first()).toBeVisible();
  await filters.getByRole('link', { name: /^เบี้ยยังชีพผู้สูงอายุ/ }).click();
  await expect(page).toHaveURL(/programme=old-age-allowance/);
  const old = ofKind.find(({ programme }) => programme === 'old-age-allowance');
  await expect(page.getByText(`${written(old?.people ?? -1)} เรื่อง`).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'ตกหล่น · เบี้ยยังชีพผู้สูงอายุ' })).toBeVisible();
  await expect(filters.getByRole('link', { name: /^ตกหล่น/ })).toHaveAttribute('aria-current', 'true');
});

test('a row says who, where, what, on what evidence, how much, how sure and how it stands', async ({
  page,
}) => {
  await signIn(page);
  const { flags } = await askFlags(page, '&kind=overlap');
  const [flag] = flags;
  await page.goto(`/area/${PROVINCE}/flags?kind=overlap`);
  const row = page.locator('tbody tr').first();
  await expect(row.getByRole('rowheader')).toContainText(flag?.name ?? '?');
  await expect(row.getByRole('rowheader')).toContainText(flag?.place.at(-1)?.name.th ?? '?');
  await expect(row).toContainText(flag?.evidence[0]?.th ?? '?');
  await expect(row).toContainText(`${flag?.confidencePercent}%`);
  await expect(row).toContainText('รอตรวจ');
});

test('more flags come when asked, none twice', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}/flags`);
  await expect(page.locator('tbody tr')).toHaveCount(50);
  await page.getByRole('button', { name: 'แสดงเพิ่ม' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(100);
  const rows = await page
    .locator('tbody tr')
    .evaluateAll((lines) =>
      lines.map(
        (line) => `${line.querySelector('a')?.getAttribute('href')} ${line.children[1]?.textContent}`,
      ),
    );
  expect(new Set(rows).size).toBe(100);
});

test('an amount that nobody has leaves an empty list, and one click clears it', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}/flags?atLeast=99000`);
  await expect(page.getByRole('heading', { name: 'ไม่มีข้อสังเกตตามที่เลือก' })).toBeVisible();
  await page.getByRole('link', { name: 'ล้างตัวกรอง' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(50);
});

test('an officer of another area is told so', async ({ page }) => {
  await signIn(page, '10');
  await page.goto(`/area/${PROVINCE}/flags`);
  await expect(page.getByRole('heading', { name: 'พื้นที่นี้อยู่นอกพื้นที่ของคุณ' })).toBeVisible();
});

test('what cannot be told names the fact, whose register, how many wait and how many for this alone', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  const answer = await page.request.get(`/api/v1/areas/${PROVINCE}/open-answers`);
  const { conditions }: OpenAnswers = await answer.json();
  await page.goto(`/area/${PROVINCE}/flags`);
  await page.getByRole('link', { name: 'ยังบอกไม่ได้' }).click();
  await expect(page).toHaveURL(/open-answers/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ยังบอกไม่ได้: สิงห์บุรี');
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(conditions.length);
  const [first] = conditions;
  await expect(rows.first()).toContainText(first?.text.th ?? '?');
  await expect(rows.first()).toContainText(first?.facts[0]?.label.th ?? '?');
  await expect(rows.first()).toContainText(written(first?.people ?? -1));
  await expect(rows.first()).toContainText(written(first?.alone ?? -1));
});

test('a flag is confirmed with a reason, closed, and opened again, and all of it stays', async ({ page }) => {
  await signIn(page);
  const person = await somebody(page, 0);
  await page.goto(`/person/${person}`);
  const card = cardOf(page);
  await card.getByRole('button', { name: 'ยืนยันว่าเป็นจริง' }).click();
  await card.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(card.getByText('เขียนเหตุผลอย่างน้อย 5 ตัวอักษร')).toBeVisible();
  await card.getByRole('textbox').fill(REASON);
  await card.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(card.getByRole('status')).toHaveText('บันทึกแล้ว: ยืนยันแล้ว');
  await expect(card.getByText(REASON)).toBeVisible();
  await card.getByRole('button', { name: 'ปิดเรื่อง ไม่เป็นความจริง' }).click();
  await card.getByRole('textbox').fill('เจ้าตัวได้รับเงินอยู่แล้ว');
  await card.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(card.getByRole('button', { name: 'เปิดเรื่องอีกครั้ง' })).toBeVisible();
  await card.getByRole('button', { name: 'เปิดเรื่องอีกครั้ง' }).click();
  await card.getByRole('textbox').fill('พบข้อมูลใหม่จากหน่วยงาน');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok());
  await card.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await saved;
  await page.reload();
  await expect(card.getByText('พบข้อมูลใหม่จากหน่วยงาน').last()).toBeVisible();
  const { flags } = await askPersonFlags(page, person);
  const flag = flags.find(({ history }) => history.some(({ reason }) => reason === REASON));
  const last = flag?.history.slice(-3).map(({ state }) => state);
  expect(last).toEqual(['confirmed', 'dismissed', 'flagged']);
  await expect(card.locator('ol li')).toHaveCount(flag?.history.length ?? -1);
});

test('somebody was faster: the refusal is told in its own words, the reason is kept, and what stands now is shown', async ({
  page,
}) => {
  await signIn(page);
  const person = await somebody(page, 1);
  await page.goto(`/person/${person}`);
  const card = cardOf(page);
  await card.getByRole('button', { name: 'ยืนยันว่าเป็นจริง' }).click();
  await card.getByRole('textbox').fill(REASON);
  const { flags } = await askPersonFlags(page, person);
  const flag = flags.find(({ kind }) => kind === 'missing-out');
  const path = `/api/v1/people/${person}/flags/${flag?.programme}/missing-out`;
  const first = await page.request.post(path, {
    data: { to: 'dismissed', reason: 'ปิดก่อนหน้า', seen: 0 },
  });
  expect(first.ok()).toBe(true);
  const refusal = page.waitForResponse((answer) => answer.url().endsWith(path) && answer.status() === 409);
  await card.getByRole('button', { name: 'บันทึก', exact: true }).click();
  const { message } = await (await refusal).json();
  await expect(card.getByRole('alert')).toContainText(message.th);
  await expect(card.getByRole('textbox')).toHaveValue(REASON);
  await card.getByRole('button', { name: 'ดูสถานะล่าสุด' }).click();
  await expect(card.getByText('ปิดก่อนหน้า')).toBeVisible();
});

test('a phone folds the filters, and nothing runs out of the pages', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await signIn(page);
  const person = await somebody(page, 2);
  for (const path of [`/area/${PROVINCE}/flags`, `/area/${PROVINCE}/open-answers`, `/person/${person}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
  await page.goto(`/area/${PROVINCE}/flags`);
  const filters = page.getByRole('navigation', { name: 'กรองข้อสังเกต' });
  await expect(filters).toBeHidden();
  await page.getByText('กรองข้อสังเกต').click();
  await expect(filters).toBeVisible();
});

test('paper has the flags with their day, and neither filters nor steps', async ({ page }) => {
  await signIn(page);
  await page.emulateMedia({ media: 'print' });
  await page.goto(`/area/${PROVINCE}/flags?kind=missing-out`);
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(page.getByText('ข้อมูล ณ 30 ก.ย. 2569').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'กรองข้อสังเกต' })).toBeHidden();
  await page.goto(`/person/${await somebody(page, 3)}`);
  await expect(cardOf(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'ยืนยันว่าเป็นจริง' })).toHaveCount(0);
});
