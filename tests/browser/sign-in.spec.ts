import {
  askPeople,
  expect,
  expectNobodyKeptOut,
  PROVINCE,
  settled,
  signIn,
  signInAs,
  signInByHand,
  test,
} from './house.ts';

test.describe('the page of invented people', () => {
  for (const width of [1440, 360]) {
    test(`keeps nobody out at ${width} pixels and runs no script`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/api/v1/sign-in?return=/area/${PROVINCE}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('เข้าใช้แบบทดลอง');
      await expect(page.getByRole('button', { name: 'ยายสมใจ' })).toBeVisible();
      await expect(page.locator('script')).toHaveCount(0);
      await expectNobodyKeptOut(page);
    });
  }

  test('says what is wrong and lets one try again', async ({ page }) => {
    await page.goto('/look-ups');
    await signInByHand(page, { role: 'officer', area: '99' });
    await expect(page.getByRole('alert')).toContainText('เข้าใช้ไม่ได้');
    await page.getByRole('button', { name: 'เจ้าหน้าที่อำเภอบางระจัน' }).click();
    await expect(page.getByRole('button', { name: 'เจ้าหน้าที่พื้นที่ · บางระจัน' })).toBeVisible();
  });
});

test('a citizen of the page is somebody of the country', async ({ page }) => {
  await page.goto('/area/TH');
  await page.getByRole('link', { name: 'เข้าสู่ระบบ' }).first().click();
  await page.getByRole('button', { name: 'ยายสมใจ' }).click();
  await expect(page).toHaveURL(/area\/TH/);
  const session = await (await page.request.get('/api/v1/session')).json();
  expect(session).toMatchObject({ role: 'citizen', name: 'ยายสมใจ', person: expect.stringMatching(/^p/) });
});

test('another place where one is signed in is ended from the menu', async ({ page, browser, baseURL }) => {
  await signInAs(page, { role: 'officer', area: PROVINCE, name: 'two-places' });
  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const there = await other.newPage();
  await signInAs(there, { role: 'officer', area: PROVINCE, name: 'two-places' });
  await page.goto('/look-ups');
  await page.getByRole('button', { name: 'เจ้าหน้าที่พื้นที่ · สิงห์บุรี' }).click();
  const menu = page.getByRole('dialog');
  await expect(menu.getByText('เข้าใช้อยู่ที่อื่นอีก 1 แห่ง')).toBeVisible();
  await expectNobodyKeptOut(page);
  await menu.getByRole('button', { name: 'ยุติ' }).click();
  await expect(menu.getByText('เข้าใช้อยู่ที่อื่น')).toBeHidden();
  expect(await (await there.request.get('/api/v1/session')).json()).toMatchObject({ signedIn: false });
  await other.close();
});

test('a person outside the area is asked for, agreed to by a second person, and then seen', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out');
  const person = people.at(-2)?.id ?? '';
  await signInAs(page, { role: 'officer', area: '18', name: 'ประสิทธิ์' });
  await page.goto(`/person/${person}`);
  await expect(page.getByRole('heading', { name: 'ขอดูข้อมูลบุคคลนี้' })).toBeVisible();
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await expect(page.getByText('ใส่เลขเรื่องที่ทำอยู่')).toBeVisible();
  await expectNobodyKeptOut(page);
  await page.getByLabel('เลขเรื่อง').fill('12/2569');
  await page.getByLabel('เหตุผล').fill('ย้ายมาอยู่กับญาติในพื้นที่');
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await expect(page.getByText('ส่งคำขอแล้ว รอผู้อื่นเห็นชอบ')).toBeVisible();

  const second = await browser.newContext(baseURL ? { baseURL, locale: 'th-TH' } : {});
  const desk = await second.newPage();
  await signInAs(desk, { role: 'protection-officer', name: 'จินตนา' });
  await desk.goto('/look-ups');
  const request = desk.getByRole('listitem').filter({ hasText: person });
  await expect(request.getByText('อยู่ต่างจังหวัด')).toBeVisible();
  await request.getByLabel('เหตุผลของคำตอบ').fill('ตรวจเลขเรื่องแล้ว');
  await settled(desk);
  await expectNobodyKeptOut(desk);
  await request.getByRole('button', { name: 'เห็นชอบ', exact: true }).click();
  await expect(request).toHaveCount(0);
  await second.close();

  await page.goto('/look-ups');
  await page.getByRole('link', { name: person }).click();
  await expect(page.getByRole('heading', { name: 'ใครเคยดูข้อมูลนี้' })).toBeVisible();
});
