import { readFileSync } from 'node:fs';
import type { CohortDetail, CohortPeople } from '../../src/contract/index.ts';
import { expect, type Page, PROVINCE, signIn, test, written } from './house.ts';

const MISSING = { measure: 'missing_out' };
/** A kept home has the lists of earlier tries too. */
const named = (what: string) => `${what} ${Date.now()}`;

async function makeList(page: Page, name: string, condition: object = MISSING): Promise<CohortDetail> {
  const answer = await page.request.post('/api/v1/lists', { data: { name, area: PROVINCE, condition } });
  expect(answer.ok()).toBe(true);
  return answer.json();
}

async function askPeople(page: Page, list: string): Promise<CohortPeople> {
  return (await page.request.get(`/api/v1/lists/${list}/people?limit=200`)).json();
}

test('lists ask to sign in, and say what a list is where there is none', async ({ page }) => {
  await page.goto('/lists');
  await expect(page.getByRole('heading', { name: 'รายชื่อเป้าหมายเปิดให้เจ้าหน้าที่ของพื้นที่เท่านั้น' })).toBeVisible();
  await signIn(page, '80');
  await page.goto('/lists');
  await expect(page.getByRole('heading', { name: 'ยังไม่มีรายชื่อเป้าหมายในพื้นที่ของคุณ' })).toBeVisible();
  await page.getByRole('link', { name: 'สร้างรายชื่อใหม่' }).click();
  await expect(page.getByRole('heading', { name: 'สร้างรายชื่อเป้าหมาย' })).toBeVisible();
});

test('any number becomes a list of exactly those whom it counts', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}/people?measure=missing_out`);
  const total = await page.locator('p[aria-live] strong').first().textContent();
  await page.getByRole('link', { name: 'สร้างรายชื่อเป้าหมายจากตัวเลขนี้' }).click();
  const count = page.getByRole('region', { name: 'จะมีใครอยู่ในรายชื่อ' });
  await expect(count.getByText(total ?? '?', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'บันทึกรายชื่อ' }).click();
  await expect(page.getByText('ตั้งชื่อรายชื่อก่อนบันทึก')).toBeVisible();
  const name = named('คนตกหล่นทั้งจังหวัด');
  await page.getByLabel('ชื่อรายชื่อ').fill(name);
  await page.getByRole('button', { name: 'บันทึกรายชื่อ' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText(`${total} · เรียงจากผู้ที่เงินไม่ถึงมือมากที่สุด`)).toBeVisible();
  await page.getByRole('link', { name: 'รายชื่อเป้าหมาย', exact: true }).first().click();
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
});

test('a condition is built line by line with the keys, counted at once and said as a sentence', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  await page.goto('/lists/new');
  const first = page.getByRole('group', { name: 'ข้อ 1' });
  await expect(first.getByRole('option', { name: 'ประชากร' })).toBeAttached();
  await first.getByLabel('ค่า').focus();
  await page.keyboard.press('ArrowDown');
  const count = page.getByRole('region', { name: 'จะมีใครอยู่ในรายชื่อ' });
  await expect(count.getByText('นับอยู่ใน “ประชากร”')).toBeVisible();
  await first.getByLabel('ค่า').selectOption('missing_out');
  await expect(count.getByText('นับอยู่ใน “คนตกหล่น”')).toBeVisible();
  const all = await count
    .getByText(/^[\d,]+ คน$/)
    .first()
    .textContent();
  await page.getByRole('button', { name: 'เพิ่มเงื่อนไข' }).press('Enter');
  const second = page.getByRole('group', { name: 'ข้อ 2' });
  await second.getByLabel('เรื่อง').selectOption('age');
  await second.getByLabel('ตั้งแต่ (ปี)').fill('60');
  await expect(count.getByText('นับอยู่ใน “คนตกหล่น” และ อายุ 60 ปีขึ้นไป')).toBeVisible();
  await second.getByLabel('ใช่หรือไม่').selectOption('is-not');
  await expect(count.getByText('นับอยู่ใน “คนตกหล่น” และ ไม่ใช่ผู้ที่อายุ 60 ปีขึ้นไป')).toBeVisible();
  await page.getByRole('radio', { name: 'ทุกข้อ' }).press('ArrowRight');
  await expect(count.getByText(/หรือ ไม่ใช่ผู้ที่/)).toBeVisible();
  await second.getByRole('button', { name: 'ลบข้อ 2' }).click();
  await expect(count.getByText(all ?? '?').first()).toBeVisible();
});

test('a list begins with the number it was made from, also one of a programme', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto(`/lists/new?measure=missing_out%3Aold-age-allowance&area=${PROVINCE}`);
  const first = page.getByRole('group', { name: 'ข้อ 1' });
  await expect(first.getByLabel('ค่า')).toHaveValue('missing_out:old-age-allowance');
  await expect(first.getByLabel('ค่า').locator('option:checked')).toHaveText('ตกหล่นเบี้ยยังชีพผู้สูงอายุ');
});

test('lines stand in a group of their own, by the keys alone, and the sentence has brackets', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  await page.goto('/lists/new');
  await page.getByRole('group', { name: 'ข้อ 1' }).getByLabel('ค่า').selectOption('missing_out');
  await page.getByRole('button', { name: 'เพิ่มกลุ่มเงื่อนไข' }).press('Enter');
  const group = page.getByRole('group', { name: 'กลุ่มที่ 2' });
  const line = (place: string) => group.getByRole('group', { name: `ข้อ ${place}`, exact: true });
  await line('2.1').getByLabel('เรื่อง').selectOption('age');
  await line('2.1').getByLabel('ตั้งแต่ (ปี)').fill('70');
  await line('2.1').getByLabel('ตั้งแต่ (ปี)').press('Enter');
  await expect(page.getByText('ตั้งชื่อรายชื่อก่อนบันทึก')).toBeHidden();
  await line('2.2').getByLabel('เรื่อง').selectOption('sex');
  await line('2.2').getByLabel('ค่า').selectOption('f');
  const count = page.getByRole('region', { name: 'จะมีใครอยู่ในรายชื่อ' });
  await expect(count.getByText('นับอยู่ใน “คนตกหล่น” และ (อายุ 70 ปีขึ้นไป หรือ เป็นหญิง)')).toBeVisible();
  await group.getByLabel('ใช่หรือไม่').first().selectOption('is-not');
  await expect(count.getByText('นับอยู่ใน “คนตกหล่น” และ ไม่ใช่ผู้ที่(อายุ 70 ปีขึ้นไป หรือ เป็นหญิง)')).toBeVisible();
  await line('2.1').getByLabel('ตั้งแต่ (ปี)').fill('500');
  await expect(line('2.1').getByRole('alert')).toHaveText(/0 ถึง 130/);
  await page.getByRole('button', { name: 'ลบกลุ่มที่ 2' }).press('Enter');
  await expect(group).toBeHidden();
});

test('somebody is taken off by hand with a reason, which stands with the changes and can be taken back', async ({
  page,
}) => {
  await signIn(page, PROVINCE);
  const { id } = await makeList(page, named('แก้ด้วยมือ'));
  const { people, total } = await askPeople(page, id);
  const name = people[0]?.name ?? '?';
  await page.goto(`/lists/${id}`);
  await page
    .getByRole('button', { name: `เอา ${name} ออกจากรายชื่อ` })
    .first()
    .click();
  await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(page.getByText('เขียนเหตุผลอย่างน้อย 5 ตัวอักษร')).toBeVisible();
  await page.getByLabel(new RegExp(`เอา ${name} ออกจากรายชื่อ`)).fill('ย้ายออกไปแล้ว');
  await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(page.getByText(`${written(total - 1)} คน · เรียง`)).toBeVisible();
  const changes = page.getByRole('region', { name: 'การเปลี่ยนแปลงจากรุ่นก่อน' });
  await expect(changes.getByText(/เอาออกโดย dev .*: ย้ายออกไปแล้ว/)).toBeVisible();
  await changes.getByRole('button', { name: `ยกเลิกการแก้ของ ${name}` }).click();
  await changes.getByLabel(/เหตุผล/).fill('ยังอยู่บ้านเดิม');
  await changes.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(page.getByText(`${written(total)} คน · เรียง`)).toBeVisible();
});

test('a village of a list is a link, and the sheet has a table for each village', async ({ page }) => {
  await signIn(page, PROVINCE);
  const { id } = await makeList(page, named('แบ่งหมู่บ้าน'));
  const { villages } = await askPeople(page, id);
  const [village] = villages.toSorted((left, right) => right.people - left.people);
  await page.goto(`/lists/${id}`);
  const nav = page.getByRole('navigation', { name: 'แบ่งตามหมู่บ้าน' });
  await nav.locator(`a[href*="area=${village?.village.code}"]`).click();
  await expect(page.getByText(`${village?.people} คนใน${village?.village.name.th}`)).toBeVisible();
  await page.getByRole('link', { name: 'ใบลงพื้นที่' }).click();
  await expect(page.getByRole('table')).toHaveCount(1);
  await page.goto(`/lists/${id}/sheet`);
  await expect(page.getByRole('table')).toHaveCount(villages.length);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('columnheader', { name: 'ผลการเยี่ยม' }).first()).toBeVisible();
});

test('an export asks what it is for, hands the file over, and stands in the history', async ({ page }) => {
  await signIn(page, PROVINCE);
  const { id } = await makeList(page, named('ส่งออก'));
  const { total } = await askPeople(page, id);
  await page.goto(`/lists/${id}`);
  await page.locator('summary').getByText('ส่งออก').click();
  await page.getByRole('button', { name: 'ดาวน์โหลด CSV' }).click();
  await expect(page.getByText('เขียนเหตุผลอย่างน้อย 5 ตัวอักษร')).toBeVisible();
  await page.getByLabel('ใช้ทำอะไร').fill('แผนเยี่ยมบ้านเดือนตุลาคม');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'ดาวน์โหลด CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text.split('\r\n')).toHaveLength(total + 2);
  await page.locator('summary').getByText('ประวัติ').click();
  await expect(page.getByText(`ส่งออก CSV ${written(total)} คน: แผนเยี่ยมบ้านเดือนตุลาคม`)).toBeVisible();
});

test('a list goes on the shelf and comes back, and is nowhere deleted', async ({ page }) => {
  await signIn(page, PROVINCE);
  const name = named('เข้าคลัง');
  const { id } = await makeList(page, name);
  await page.goto(`/lists/${id}`);
  await page.locator('summary').getByText('ชื่อและการเก็บเข้าคลัง').click();
  await page.getByLabel(/เก็บเข้าคลัง.*เหตุผล/).fill('เยี่ยมครบแล้ว');
  await page.getByRole('button', { name: 'เก็บเข้าคลัง' }).click();
  await expect(page.getByText('รายชื่อนี้เก็บเข้าคลังแล้ว ดูได้แต่แก้ไม่ได้')).toBeVisible();
  await page.goto('/lists');
  await expect(page.getByRole('link', { name })).toBeHidden();
  await page.getByLabel('แสดงรายชื่อที่เก็บเข้าคลังแล้ว').check();
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('a list that is not there says so and leads on', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto('/lists/999999');
  await expect(page.getByRole('heading', { name: 'ไม่พบรายชื่อนี้' })).toBeVisible();
  await page.getByRole('link', { name: 'ไปหน้ารายชื่อเป้าหมาย' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'รายชื่อเป้าหมาย' })).toBeVisible();
});
