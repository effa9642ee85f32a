import type { PersonAnswer, PersonExplanation } from '../../src/contract/index.ts';
import { askPeople, expect, type Page, PROVINCE, settled, signIn, test } from './house.ts';

/** Somebody who misses out, as the API tells of them. */
async function askSomebody(page: Page): Promise<PersonAnswer> {
  const { people } = await askPeople(page, PROVINCE, 'missing_out');
  return (await page.request.get(`/api/v1/people/${people[0]?.id}`)).json();
}

test('a person is reached from a list and shows who, where and what to look into', async ({ page }) => {
  await signIn(page);
  await page.goto(`/area/${PROVINCE}/people?measure=missing_out`);
  await page.locator('tbody th a').first().click();
  const person = await askSomebody(page);
  await expect(page).toHaveURL(new RegExp(`/person/${person.id}`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.name);
  await expect(page.getByText(`${person.maskedNumber}`)).toBeVisible();
  await expect(page.getByRole('list', { name: 'สิ่งที่ควรตรวจ' }).getByRole('listitem')).toHaveCount(
    person.gaps.length,
  );
});

test('every right stands in its group with a reason, and opens to all its conditions', async ({ page }) => {
  await signIn(page);
  const person = await askSomebody(page);
  await page.goto(`/person/${person.id}`);
  const missing = person.rights.find((right) => right.standing === 'could-get');
  const group = page.locator('section[data-standing="could-get"]');
  await expect(group.getByRole('link', { name: missing?.title.th ?? '?', exact: true })).toBeVisible();
  const answer = await page.request.get(`/api/v1/people/${person.id}/explain/${missing?.programme}`);
  const { conditions }: PersonExplanation = await answer.json();
  await expect(group.getByText(`เข้าเงื่อนไขครบทั้ง ${conditions.length} ข้อ`).first()).toBeVisible();
  await group
    .getByText(/^ดูเหตุผลทั้งหมด/)
    .first()
    .click();
  const lines = group.locator('details').first().locator('ol').first().locator('> li');
  await expect(lines).toHaveCount(conditions.length);
  await expect(lines.first()).toContainText(conditions[0]?.text.th ?? '?');
  await expect(lines.first()).toContainText('ที่มา:');
  await expect(page).toHaveURL(new RegExp(`right=.*${missing?.programme}`));
  await page.reload();
  await expect(lines).toHaveCount(conditions.length);
});

test('reasons are opened by the keyboard, and one that does not come can be asked for again', async ({
  page,
}) => {
  await signIn(page);
  const person = await askSomebody(page);
  const asked = '**/api/v1/people/*/explain/*';
  await page.route(asked, (route) => route.abort());
  await page.goto(`/person/${person.id}`);
  const first = page.locator('section[aria-labelledby="rights"] summary').first();
  await first.focus();
  await page.keyboard.press('Enter');
  const wrong = page.getByRole('alert');
  await expect(wrong).toContainText('แสดงส่วนนี้ไม่ได้');
  await page.unroute(asked);
  await wrong.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(page.locator('section[aria-labelledby="rights"] details ol').first()).toBeVisible();
});

test('what happened when, and who looked, stand below', async ({ page }) => {
  await signIn(page);
  const person = await askSomebody(page);
  await page.goto(`/person/${person.id}`);
  const birth = page.locator('section[aria-labelledby="timeline"] li').filter({ hasText: 'เกิด' });
  await expect(birth.first()).toBeVisible();
  await page.getByText('ดูรายการ').click();
  const looks = page.locator('section[aria-labelledby="looks"] li');
  // Others may have opened the same person meanwhile, and the page also asks for the flags: one line is of this visit.
  const opened = looks.filter({ hasText: 'เปิดหน้าบุคคล' }).filter({ hasText: 'ท่านเอง' });
  await expect(opened.first()).toBeVisible();
});

test('a person is printed on one page', async ({ page }) => {
  await signIn(page);
  const person = await askSomebody(page);
  await page.goto(`/person/${person.id}?lang=th`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.name);
  await settled(page);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('what there is no right to is folded and names the condition that fails', async ({ page }) => {
  await signIn(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out:old-age-allowance');
  const answer = await page.request.get(`/api/v1/people/${people[0]?.id}`);
  const person: PersonAnswer = await answer.json();
  const not = person.rights.find(
    (right) => right.standing === 'not-entitled' && right.reason.kind === 'fails',
  );
  await page.goto(`/person/${person.id}`);
  await page.getByText(/^ไม่มีสิทธิ \(/).click();
  await expect(page.getByText(`ไม่เข้าเงื่อนไข: ${not?.reason.text?.th}`).first()).toBeVisible();
});

test('facts name their register, and what is not known is named and never zero', async ({ page }) => {
  await signIn(page);
  const person = await askSomebody(page);
  await page.goto(`/person/${person.id}`);
  await expect(page.locator('section[aria-labelledby="facts"] dl > div')).toHaveCount(person.facts.length);
  const unknown = page.locator('section[aria-labelledby="facts"] details').first();
  await unknown.locator('summary').click();
  await expect(unknown.locator('p')).not.toBeEmpty();
});

test('households lead to their other members, and links say why they were made', async ({ page }) => {
  await signIn(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out:child-support-grant');
  const person: PersonAnswer = await (await page.request.get(`/api/v1/people/${people[0]?.id}`)).json();
  await page.goto(`/person/${person.id}`);
  await expect(page.locator('section[aria-labelledby="links"] tbody tr')).toHaveCount(person.links.length);
  await expect(page.getByText('เป็นทะเบียนหลักของบุคคลนี้')).toBeVisible();
  const other = person.households
    .flatMap((household) => household.members)
    .find((member) => member.id !== person.id);
  await page.locator(`section[aria-labelledby="households"] a[href*="${other?.id}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/person/${other?.id}`));
});

test('somebody outside the own area is not found, just as somebody who does not exist', async ({ page }) => {
  await signIn(page);
  const person = await askSomebody(page);
  await signIn(page, '10');
  for (const id of [person.id, 'p0000000000000', 'nobody']) {
    await page.goto(`/person/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ไม่พบบุคคลนี้');
  }
});

test('nobody sees a person without signing in', async ({ page }) => {
  await page.goto('/person/p0000000000000');
  await expect(page.getByRole('heading', { name: 'รายชื่อบุคคลเปิดให้เจ้าหน้าที่ของพื้นที่เท่านั้น' })).toBeVisible();
});
