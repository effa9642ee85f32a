import type { HouseholdPackageAnswer, PersonAnswer } from '../../src/contract/index.ts';
import {
  askPeople,
  expect,
  expectNobodyKeptOut,
  openEverything,
  type Page,
  PROVINCE,
  settled,
  signIn,
  test,
} from './house.ts';

/** A register house in which somebody misses out, as the API tells of the person and of the house. */
async function askHouse(page: Page): Promise<{ person: PersonAnswer; found: HouseholdPackageAnswer }> {
  const { people } = await askPeople(page, PROVINCE, 'missing_out:old-age-allowance');
  const person: PersonAnswer = await (await page.request.get(`/api/v1/people/${people[0]?.id}`)).json();
  const house = person.households.find(({ kind }) => kind === 'register-house');
  const answer = await page.request.get(`/api/v1/households/${house?.id}/package`);
  return { person, found: await answer.json() };
}

test('a household is reached from a person and shows what each member receives and could receive', async ({
  page,
}) => {
  await signIn(page);
  const { person, found } = await askHouse(page);
  await page.goto(`/person/${person.id}`);
  await page.locator(`a[href*="/households/${found.id}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('สิทธิของครัวเรือน');
  const members = page.locator('section[aria-labelledby="members"]');
  await expect(members.getByRole('heading', { level: 3 })).toHaveCount(found.members.length);
  await expect(members.locator('li[data-standing="could-get"]')).toHaveCount(
    found.package.rights.filter(({ standing }) => standing === 'could-get').length,
  );
});

test('a birth is asked about, shown with its reasons, kept in the address and taken away again', async ({
  page,
}) => {
  await signIn(page);
  const { found } = await askHouse(page);
  await page.goto(`/households/${found.id}`);
  await page.getByRole('button', { name: 'เพิ่มการเปลี่ยนแปลง' }).click();
  const table = page.getByRole('table', { name: 'สิทธิที่เปลี่ยนไป' });
  await expect(table).toContainText('เป็นสมาชิกใหม่');
  await expect(page).toHaveURL(/born/);
  await page.reload();
  await expect(table).toBeVisible();
  await expectNobodyKeptOut(page);
  await page.getByRole('button', { name: /^เอาออก/ }).click();
  await expect(table).toHaveCount(0);
});

test('a birth is asked about on a day that is typed in the Buddhist era, and a wrong one is told in words', async ({
  page,
}) => {
  await signIn(page);
  const { found } = await askHouse(page);
  await page.goto(`/households/${found.id}`);
  const day = page.getByRole('group', { name: 'วันเกิด' });
  const add = page.getByRole('button', { name: 'เพิ่มการเปลี่ยนแปลง' });
  await day.getByLabel('วันที่').fill('31');
  await day.getByLabel('เดือน').fill('2');
  await add.click();
  await expect(page.getByRole('alert')).toHaveText('ไม่มีวันนี้ในปฏิทิน');
  await day.getByLabel('วันที่').fill('15/10/2569');
  await expect(day.getByLabel('เดือน')).toHaveValue('10');
  await add.click();
  await expect(page).toHaveURL(/born(:|%3A)2026-10-15/);
});

test('somebody who moves in is asked about by id, and refused with a reason when there is nobody', async ({
  page,
}) => {
  await signIn(page);
  const { found } = await askHouse(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out:child-support-grant');
  await page.goto(`/households/${found.id}`);
  await page.getByRole('combobox', { name: 'การเปลี่ยนแปลง' }).click();
  await page.getByRole('option', { name: 'มีผู้ย้ายเข้า' }).click();
  const id = page.getByLabel('รหัสบุคคลของผู้ย้ายเข้า');
  await id.fill('สมชาย');
  await page.getByRole('button', { name: 'เพิ่มการเปลี่ยนแปลง' }).click();
  await expect(page.getByText('รหัสบุคคลขึ้นต้นด้วย p')).toBeVisible();
  await id.fill(people[0]?.id ?? '');
  await page.getByRole('button', { name: 'เพิ่มการเปลี่ยนแปลง' }).click();
  await expect(page.getByText(`${people[0]?.name} ย้ายเข้า`)).toBeVisible();
});

test('income that is no number is refused beside its box', async ({ page }) => {
  await signIn(page);
  const { found } = await askHouse(page);
  await page.goto(`/households/${found.id}`);
  await page.getByRole('combobox', { name: 'การเปลี่ยนแปลง' }).click();
  await page.getByRole('option', { name: 'มีรายได้เปลี่ยนไป' }).click();
  await page.getByLabel('บาทต่อปีที่เพิ่มขึ้น').fill('มาก');
  await page.getByRole('button', { name: 'เพิ่มการเปลี่ยนแปลง' }).click();
  await expect(page.getByText('ใส่จำนวนบาทเต็ม เช่น 120000')).toBeVisible();
});

test('a household outside the own area is not found', async ({ page }) => {
  await signIn(page);
  const { found } = await askHouse(page);
  await signIn(page, '10');
  await page.goto(`/households/${found.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ไม่พบครัวเรือนนี้');
});

for (const [lang, width] of [
  ['th', 360],
  ['en', 1440],
] as const) {
  test(`a household keeps nobody out (${lang}, ${width} pixels)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await signIn(page);
    const { found } = await askHouse(page);
    await page.goto(`/households/${found.id}?lang=${lang}`);
    await settled(page);
    await openEverything(page);
    await expectNobodyKeptOut(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider).toBe(false);
  });
}

test('a visit is written down with what was found, stands in the history, and can be withdrawn', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  const { found } = await askHouse(page);
  await page.goto(`/households/${found.id}`);
  const visits = page.locator('section[aria-labelledby="visits"]');
  await expect(visits).toContainText('ยังไม่มีบันทึกการเยี่ยมบ้านนี้');
  await visits.getByRole('button', { name: 'บันทึกการเยี่ยม' }).click();
  await visits.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(visits.getByRole('alert')).toHaveText('เลือกอย่างน้อยหนึ่งข้อ');
  await visits.getByRole('checkbox').first().check();
  const finding = await visits.locator('label:has(input[type="checkbox"])').first().textContent();
  await visits.getByLabel(/^บันทึกเพิ่มเติม/).fill('พบยายอยู่บ้านคนเดียว');
  await expectNobodyKeptOut(page);
  await visits.getByRole('button', { name: 'บันทึก', exact: true }).click();
  const told = visits.getByRole('listitem');
  await expect(told).toHaveCount(1);
  await expect(told).toContainText(finding?.trim() || 'no finding');
  await expect(told).toContainText('พบยายอยู่บ้านคนเดียว');
  await page.reload();
  await expect(told).toContainText('พบยายอยู่บ้านคนเดียว');
  await told.getByRole('button', { name: 'ถอนบันทึกนี้' }).click();
  await told.getByRole('textbox').fill('บันทึกผิดบ้าน ขอถอน');
  await told.getByRole('button', { name: 'ถอนบันทึกนี้' }).click();
  await expect(visits).toContainText('ยังไม่มีบันทึกการเยี่ยมบ้านนี้');
});
