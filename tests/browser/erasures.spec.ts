import {
  askPeople,
  expect,
  expectNobodyKeptOut,
  PROVINCE,
  settled,
  signIn,
  signInAs,
  test,
} from './house.ts';

test('somebody is asked to be erased by one protection officer and confirmed by another', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out');
  // Whoever was confirmed stays so: a second try takes somebody else.
  const person = people.at(-3 - 2 * test.info().retry)?.id ?? '';

  await signInAs(page, { role: 'protection-officer', name: 'จินตนา' });
  await page.goto(`/person/${person}`);
  await page.getByRole('link', { name: 'ขอลบข้อมูลบุคคลนี้' }).click();
  await expect(page.getByLabel('รหัสบุคคล')).toHaveValue(person);
  await page.getByRole('button', { name: 'ส่งคำขอลบ' }).click();
  await expect(page.getByText('เลือกเหตุหนึ่งข้อ')).toBeVisible();
  await expect(page.getByText('บอกเหตุผลอย่างน้อย 5 ตัวอักษร')).toBeVisible();
  await expectNobodyKeptOut(page);

  // A duty to keep the data stands against this ground: which may is told at once, and which does by the refusal.
  await page.getByLabel('หมดความจำเป็นตามวัตถุประสงค์').check();
  await expect(page.getByText('ระบบจะไม่รับคำขอถ้าข้อใดข้อหนึ่งเป็นจริง')).toBeVisible();
  await page.getByLabel('เหตุผล').fill('คำร้องเลขที่ 44/2569');
  await page.getByRole('button', { name: 'ส่งคำขอลบ' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'ยังลบไม่ได้' });
  await expect(refusal).toContainText('เป็นผู้มีชื่อในทะเบียนราษฎรและยังมีชีวิต');
  await expectNobodyKeptOut(page);

  await page.getByLabel('มีคำสั่งให้ลบ').check();
  await expect(page.getByText('เหตุนี้อยู่เหนือหน้าที่เก็บข้อมูลทุกข้อ')).toBeVisible();
  await page.getByRole('button', { name: 'ส่งคำขอลบ' }).click();
  await expect(page.getByRole('status')).toContainText('รอเจ้าหน้าที่อีกคนยืนยัน');
  const own = page.getByRole('listitem').filter({ hasText: person });
  await expect(own.getByText('คำร้องเลขที่ 44/2569')).toBeVisible();
  await expect(own.getByRole('button', { name: 'ตรวจและยืนยัน' })).toHaveCount(0);

  const second = await browser.newContext(baseURL ? { baseURL, locale: 'th-TH' } : {});
  const desk = await second.newPage();
  await signInAs(desk, { role: 'protection-officer', name: 'สมพงษ์' });
  await desk.goto('/erasures');
  const request = desk.getByRole('listitem').filter({ hasText: person });
  await request.getByRole('button', { name: 'ตรวจและยืนยัน' }).click();
  await expect(request.getByRole('heading', { name: 'จะลบอะไรบ้าง' })).toBeFocused();
  await expect(request.getByRole('row').filter({ hasText: 'ทะเบียน' }).first()).toBeVisible();
  await request.getByRole('button', { name: 'ยืนยันให้ลบถาวร' }).click();
  await expect(request.getByText('ทำเครื่องหมายว่าตรวจแล้วก่อน')).toBeVisible();
  await settled(desk);
  await expectNobodyKeptOut(desk);
  await request.getByRole('checkbox').check();
  await request.getByRole('button', { name: 'ยืนยันให้ลบถาวร' }).click();
  await expect(desk.getByRole('status')).toContainText('ยืนยันแล้ว');
  await expect(request.getByText('การประมวลผลรอบถัดไป')).toBeVisible();
  await expect(request.getByRole('button')).toHaveCount(0);
  await second.close();
});

test('who asked takes it back, and then nobody is told whom it was about', async ({ page }) => {
  await signIn(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out');
  const person = people.at(-4)?.id ?? '';
  await signInAs(page, { role: 'protection-officer', name: 'วาสนา' });
  const body = { person, basis: 'order', reason: 'คำสั่งที่ 45/2569' };
  expect((await page.request.post('/api/v1/erasures', { data: body })).ok()).toBe(true);
  await page.goto('/erasures');
  const own = page.getByRole('listitem').filter({ hasText: person });
  await own.getByRole('button', { name: 'ถอนคำขอ' }).click();
  await expect(own.getByRole('button', { name: 'ถอน', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('ถอนคำขอแล้ว');
  await expect(page.getByText(person)).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'ถอนโดย วาสนา' })).not.toHaveCount(0);
});

test('an officer of an area is told that the page is not theirs', async ({ page }) => {
  await signIn(page, PROVINCE);
  await page.goto('/erasures');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('เปิดให้เจ้าหน้าที่คุ้มครองข้อมูลเท่านั้น');
});
