import type { ProgrammeAnswer, ProgrammesAnswer } from '../../src/contract/index.ts';
import { askArea, askPeople, expect, type Page, PROVINCE, settled, signIn, test, written } from './house.ts';

const ALLOWANCE = 'old-age-allowance';

async function askProgramme(page: Page, id: string): Promise<ProgrammeAnswer> {
  return (await page.request.get(`/api/v1/programmes/${id}`)).json();
}

test('everybody can read which programmes there are, from the header on', async ({ page }) => {
  const { programmes }: ProgrammesAnswer = await (await page.request.get('/api/v1/programmes')).json();
  await page.goto('/area/TH');
  await page.getByRole('navigation', { name: 'เมนูหลัก' }).getByRole('link', { name: 'โครงการ' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(programmes.length);
  const open = programmes.filter(({ verified }) => verified === false).length;
  await expect(page.getByText('บางข้อยังไม่ได้ตรวจทานกับตัวบทกฎหมาย')).toHaveCount(open);
  await page.getByRole('link', { name: programmes[0]?.title.th ?? '?', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/programmes/${programmes[0]?.id}`));
});

test('a programme shows what it says now, each line with its law and whether that was checked', async ({
  page,
}) => {
  const programme = await askProgramme(page, ALLOWANCE);
  const version = programme.timeline.find(({ id }) => id === programme.inForce);
  const now = version?.stretches.findLast(({ from }) => from <= programme.on);
  await page.goto(`/programmes/${ALLOWANCE}`);
  const rules = page.locator('section[aria-labelledby="rules"]');
  const lines = rules.locator('ol > li');
  await expect(lines).toHaveCount((now?.conditions.length ?? -1) + (now?.exceptions.length ?? -1));
  await expect(lines.first()).toContainText(now?.conditions[0]?.text.th ?? '?');
  await expect(lines.first()).toContainText(now?.conditions[0]?.law.th ?? '?');
  const unchecked = [...(now?.conditions ?? []), ...(now?.exceptions ?? [])].filter((one) => !one.verified);
  await expect(lines.getByText('ยังไม่ได้ตรวจทานกับตัวบทกฎหมาย', { exact: true })).toHaveCount(unchecked.length);
});

test('the full text is in the language of the page, and in the other with one click', async ({ page }) => {
  const programme = await askProgramme(page, ALLOWANCE);
  await page.goto(`/programmes/${ALLOWANCE}`);
  const text = page.locator('section[aria-labelledby="text"]');
  await expect(text).toHaveAttribute('lang', 'th');
  await expect(text).toContainText(programme.text.th[0]?.trim() ?? '?');
  await page.getByRole('button', { name: 'อ่านเป็นภาษาอังกฤษ' }).click();
  await expect(text).toHaveAttribute('lang', 'en');
  await expect(text).toContainText(programme.text.en[0]?.trim() ?? '?');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(programme.title.th);
});

test('every version stands on the timeline and opens to what it said', async ({ page }) => {
  const programme = await askProgramme(page, ALLOWANCE);
  await page.goto(`/programmes/${ALLOWANCE}`);
  const versions = page.locator('section[aria-labelledby="timeline"] > ol').first().locator('> li');
  await expect(versions).toHaveCount(programme.timeline.length);
  await versions.first().locator('summary').click();
  const condition = programme.timeline[0]?.stretches[0]?.conditions[0];
  await expect(
    versions
      .first()
      .getByText(condition?.text.th ?? '?')
      .first(),
  ).toBeVisible();
  await expect(page.getByText('ใช้อยู่', { exact: false }).first()).toBeVisible();
});

test('who has a right is counted by area, leads down, and each number leads to its list', async ({
  page,
}) => {
  await signIn(page);
  const province = await askArea(page, PROVINCE);
  const entitled = province.figures[`eligible:${ALLOWANCE}`] ?? -1;
  await page.goto(`/programmes/${ALLOWANCE}`);
  const people = page.locator('section[aria-labelledby="people"]');
  await people.getByRole('link', { name: 'สิงห์บุรี', exact: true }).click();
  await expect(page).toHaveURL(/area=17/);
  await expect(people.getByRole('heading', { name: 'ใครมีสิทธิในสิงห์บุรี' })).toBeVisible();
  await people
    .locator('dl')
    .getByRole('link', { name: `มีสิทธิ ${written(entitled)} คน ใน${province.name.th}` })
    .click();
  await expect(page).toHaveURL(new RegExp(`/area/${PROVINCE}/people`));
  const list = await askPeople(page, PROVINCE, `eligible:${ALLOWANCE}`);
  expect(list.total).toBe(entitled);
  await expect(page.getByText(`${written(entitled)} คน`).first()).toBeVisible();
});

test('the cases that guard a programme are shown with their answers', async ({ page }) => {
  const { cases } = await askProgramme(page, ALLOWANCE);
  await page.goto(`/programmes/${ALLOWANCE}`);
  const guards = page.locator('section[aria-labelledby="cases"]');
  await expect(guards.getByRole('heading')).toContainText(written(cases.length));
  await guards.locator('summary').click();
  await expect(guards.locator('tbody tr')).toHaveCount(cases.length);
  for (const given of cases[0]?.given ?? [{ th: 'no case', en: '' }])
    await expect(guards.locator('tbody tr').first()).toContainText(given.th);
  await page.goto(`/programmes/${ALLOWANCE}?lang=en`);
  await guards.locator('summary').click();
  await expect(guards.locator('tbody tr').first()).toContainText(cases[0]?.case ?? '?');
});

test('a programme that does not exist says so', async ({ page }) => {
  await page.goto('/programmes/free-money');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ไม่มีโครงการนี้');
});

test('rules can be read while nothing is counted', async ({ page }) => {
  await page.route(`**/api/v1/programmes/${ALLOWANCE}*`, async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: { ...answer, counts: null, areas: [] } });
  });
  await page.goto(`/programmes/${ALLOWANCE}`);
  await expect(page.getByText('ยังไม่มีข้อมูลที่เผยแพร่ จึงยังนับไม่ได้')).toBeVisible();
  await expect(page.locator('section[aria-labelledby="rules"] ol > li').first()).toBeVisible();
});

test('a phone shows list and programme without anything running out', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  for (const path of ['/programmes', `/programmes/${ALLOWANCE}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

test('how a programme goes with others is shown, and leads to them', async ({ page }) => {
  await page.goto('/programmes/child-support-grant');
  const answer = await page.request.get('/api/v1/programmes/child-support-grant');
  const programme: ProgrammeAnswer = await answer.json();
  const { stretches } = programme.timeline.find(({ id }) => id === programme.inForce) ?? { stretches: [] };
  const other = stretches.at(-1)?.stacking[0];
  const line = page.locator('li[data-rule]').first();
  await expect(line).toContainText(other?.title.th ?? '?');
  await line.getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/programmes/${other?.with}`));
});
