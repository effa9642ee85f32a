import { expect, type Page, signIn, signInSteward, test } from './house.ts';

/** Subdistricts with planted pairs; each test has one to itself, since all write into one book. */
const PLACES = {
  keys: '170102',
  second: '170103',
  undo: '170104',
  finished: '170105',
  failing: '170106',
  overtaken: '170107',
  layout: '170108',
  form: '170201',
} as const;

const QUESTION = 'สองรายการนี้เป็นคนเดียวกันหรือไม่';

async function openReview(page: Page, name: string, area: string): Promise<void> {
  await signInSteward(page, name, area);
  await page.goto('/review');
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible();
}

/** The pair that the service asks whoever is signed in. */
async function askedPair(page: Page): Promise<string> {
  const { item } = await (await page.request.get('/api/v1/review/next')).json();
  return item.pair;
}

const told = (page: Page) => page.getByText('คุณตอบว่า');
const count = (page: Page, label: string) => page.locator('dl > div', { hasText: label }).locator('dd');

test('pairs are worked through by keys alone, and reasons are told only after the answer', async ({
  page,
}) => {
  await openReview(page, 'mali', PLACES.keys);
  const answers = [
    ['Digit1', 'คนเดียวกัน'],
    ['Digit2', 'คนละคน'],
    ['Digit3', 'บอกไม่ได้'],
    ['Numpad1', 'คนเดียวกัน'],
    ['Digit2', 'คนละคน'],
  ] as const;
  for (const [index, [key, said]] of answers.entries()) {
    await expect(page.getByRole('heading', { name: 'เหตุผลของระบบ' })).toHaveCount(0);
    await expect(page.getByText('ผู้ตรวจที่ตอบแล้ว')).toHaveCount(0);
    await page.keyboard.press(key);
    await expect(told(page)).toHaveText(`คุณตอบว่า ${said}`);
    await expect(page.getByRole('heading', { name: 'เหตุผลของระบบ' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'คู่ถัดไป' })).toBeFocused();
    await expect(count(page, 'คุณตรวจวันนี้')).toHaveText(String(index + 1));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: QUESTION })).toBeFocused();
    await expect(told(page)).toHaveCount(0);
  }
});

test('the second key of the Thai layout answers and does not open the search', async ({ page }) => {
  await openReview(page, 'thai keys', PLACES.layout);
  await page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'Digit2', key: '/', bubbles: true, cancelable: true }),
    ),
  );
  await expect(told(page)).toHaveText('คุณตอบว่า คนละคน');
  await expect(page.getByPlaceholder('ค้นหาจังหวัด อำเภอ ตำบล หรือรหัส').first()).not.toBeFocused();
});

test('keys can be switched off, and write letters in the note', async ({ page }) => {
  await openReview(page, 'no keys', PLACES.layout);
  await page.getByLabel('บันทึก').fill('');
  await page.getByLabel('บันทึก').press('1');
  await expect(page.getByLabel('บันทึก')).toHaveValue('1');
  await page.getByLabel('ใช้แป้นลัด').uncheck();
  await page.keyboard.press('Digit1');
  await expect(page.getByRole('button', { name: 'คนเดียวกัน' })).toBeVisible();
  await expect(told(page)).toHaveCount(0);
});

test('a second, different person is needed, and two who disagree call for a third', async ({ page }) => {
  await openReview(page, 'mali', PLACES.second);
  const pair = await askedPair(page);
  await page.getByLabel('บันทึก').fill('มารดาคนเดียวกัน');
  await page.getByRole('heading', { name: QUESTION }).click();
  await page.keyboard.press('Digit1');
  await expect(page.getByText('รออีกคนหนึ่งตรวจโดยอิสระก่อนจึงมีผล').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => askedPair(page)).not.toBe(pair);

  await openReview(page, 'somchai', PLACES.second);
  expect(await askedPair(page)).toBe(pair);
  await expect(page.getByText('มารดาคนเดียวกัน')).toHaveCount(0);
  await expect(page.getByText('mali')).toHaveCount(0);
  await page.keyboard.press('Digit2');
  await expect(page.getByText('คำตอบไม่ตรงกัน ระบบจะถามอีกคนหนึ่ง').first()).toBeVisible();
  const others = page.getByRole('region', { name: 'ผู้ตรวจที่ตอบแล้ว' });
  await expect(others.getByRole('row', { name: /mali คนเดียวกัน มารดาคนเดียวกัน/ })).toBeVisible();
  await expect(count(page, 'เห็นต่าง')).toHaveText('1');

  await openReview(page, 'wichai', PLACES.second);
  expect(await askedPair(page)).toBe(pair);
  await page.keyboard.press('Digit2');
  await expect(page.getByText('ตัดสินแล้วว่าเป็นคนละคน ระบบจะไม่รวมอีก').first()).toBeVisible();
  await expect(page.getByText(/^ตัดสินแล้ว 1 จาก/)).toBeVisible();
});

test('one step takes an answer back, from the pair itself and from the list of decisions', async ({
  page,
}) => {
  await openReview(page, 'takes back', PLACES.undo);
  const pair = await askedPair(page);
  await page.keyboard.press('Digit1');
  await expect(told(page)).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('ย้อนคำตอบแล้ว คู่นี้กลับไปรอตรวจ')).toBeVisible();
  expect(await askedPair(page)).toBe(pair);
  await expect(count(page, 'คุณตรวจวันนี้')).toHaveText('0');

  await page.keyboard.press('Digit1');
  await expect(told(page)).toBeVisible();
  await openReview(page, 'second of undo', PLACES.undo);
  await page.keyboard.press('Digit1');
  await expect(page.getByText('ตัดสินแล้วว่าเป็นคนเดียวกัน จะรวมในการประมวลผลรอบถัดไป').first()).toBeVisible();

  await openReview(page, 'outsider', PLACES.undo);
  await page.getByText('คำตัดสินล่าสุดในพื้นที่').click();
  await page.getByRole('button', { name: 'เปิดให้ตรวจใหม่' }).click();
  await expect(page.getByText('ย้อนคำตอบแล้ว คู่นี้กลับไปรอตรวจ')).toBeVisible();
  await expect(page.getByText(/^ตัดสินแล้ว 0 จาก/)).toBeVisible();
  expect(await askedPair(page)).toBe(pair);
});

test('an answer given before can be looked at again with its reasons', async ({ page }) => {
  await openReview(page, 'looks back', PLACES.layout);
  await page.keyboard.press('Digit3');
  await expect(told(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(told(page)).toHaveCount(0);
  await page.getByText('คำตอบล่าสุดของคุณ').click();
  await page.getByRole('button', { name: 'ดูเหตุผล' }).click();
  await expect(told(page)).toHaveText('คุณตอบว่า บอกไม่ได้');
});

test('whoever has answered everything is told what it waits for', async ({ page }) => {
  await signInSteward(page, 'done', PLACES.finished);
  for (;;) {
    const { item } = await (await page.request.get('/api/v1/review/next')).json();
    if (!item) break;
    await page.request.post(`/api/v1/review/${item.pair}/answer`, { data: { answer: 'cannot-tell' } });
  }
  await page.goto('/review');
  await expect(page.getByRole('heading', { name: 'ไม่มีคู่ที่รอคุณตรวจ' })).toBeVisible();
  await expect(page.getByText(/คุณตรวจครบแล้ว เหลือ \d+ คู่ที่รอผู้ตรวจคนอื่น/)).toBeVisible();
});

test('an answer that does not arrive is not lost, and is sent again', async ({ page }) => {
  await openReview(page, 'mali', PLACES.failing);
  await page.route('**/answer', (route) => route.abort());
  await page.keyboard.press('Digit2');
  await expect(page.getByRole('heading', { name: 'บันทึกคำตอบไม่ได้' })).toBeVisible();
  await expect(page.getByText('ยังไม่มีอะไรถูกบันทึก คู่นี้ยังอยู่ให้ตอบใหม่')).toBeVisible();
  await page.unroute('**/answer');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect(told(page)).toHaveText('คุณตอบว่า คนละคน');
});

test('a pair that others settled meanwhile says so and leads on', async ({ page, browser, baseURL }) => {
  await openReview(page, 'slow', PLACES.overtaken);
  const pair = await askedPair(page);
  for (const name of ['quick', 'quicker']) {
    const other = await browser.newContext(baseURL ? { baseURL } : {});
    await signInSteward(await other.newPage(), name, PLACES.overtaken);
    await other.request.post(`/api/v1/review/${pair}/answer`, { data: { answer: 'same' } });
    await other.close();
  }
  await page.keyboard.press('Digit1');
  await expect(page.getByRole('heading', { name: 'คู่นี้ไม่ต้องตรวจแล้ว' })).toBeVisible();
  await page.getByRole('button', { name: 'คู่ถัดไป' }).click();
  await expect(page.getByRole('heading', { name: 'คู่นี้ไม่ต้องตรวจแล้ว' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'คนเดียวกัน' })).toBeVisible();
});

test('only differing fields stand in the table until all are asked for, with masked numbers', async ({
  page,
}) => {
  await openReview(page, 'looker', PLACES.layout);
  const table = page.getByRole('table').first();
  const shown = await table.locator('tbody tr').count();
  expect(shown).toBeLessThan(10);
  await expect(table.locator('tr[data-outcome="same"]')).toHaveCount(0);
  await expect(page.locator('dl[aria-label="ตรงกัน"]')).toContainText('เพศ');
  await page.getByLabel('แสดงทุกช่อง').check();
  await expect(table.locator('tbody tr')).toHaveCount(10);
  await expect(table.getByText(/•{9}\d{4}/).first()).toBeVisible();
  const number = table.getByRole('row', { name: /^เลขประจำตัว/ });
  expect(await number.textContent()).not.toMatch(/\d{5}/);
  await expect(table).toContainText(/25\d\d|24\d\d/);
});

test('a steward signs in under a name, and officers are told that this is not theirs', async ({ page }) => {
  await signIn(page);
  await page.goto('/review');
  await expect(page.getByText('บทบาทของคุณตรวจคู่ที่สงสัยไม่ได้')).toBeVisible();
  await page.locator('main').getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await page.getByLabel('บทบาท').selectOption('steward');
  await page.getByLabel('รหัสพื้นที่').fill(PLACES.form);
  await page.getByLabel('ชื่อบัญชี').fill('มาลี');
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible();
  await expect(page.getByRole('button', { name: /^ผู้ดูแลข้อมูล มาลี · / })).toBeVisible();
  await expect(page.getByRole('link', { name: 'ตรวจคู่ที่สงสัย' })).toBeVisible();
});

test('a phone shows both sides within its width, and the next pair from its beginning', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await openReview(page, 'on a phone', PLACES.layout);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'บอกไม่ได้' }).click();
  await expect(told(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'คู่ถัดไป' }).click();
  await expect(told(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: QUESTION })).toBeInViewport();
});

test('paper gets the two records and no controls', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await openReview(page, 'printer', PLACES.layout);
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'คนเดียวกัน' })).toBeHidden();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});
