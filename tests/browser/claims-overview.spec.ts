import type { ClaimQueuesAnswer, ClaimsOverviewAnswer } from '../../src/contract/index.ts';
import { expect, expectNobodyKeptOut, type Page, settled, signInAs, test, written } from './house.ts';

const OVERVIEW = '/claims/overview';
const QUEUES = '/claims/queues';
const PHONE = { width: 360, height: 780 };

const sidewaysOn = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** As much as a page holds of everything: three hospitals, one of them in no list, rights, months, codes and a backlog. */
function madeOverview(): ClaimsOverviewAnswer {
  const standing = (paid: number, correct: number) => ({
    paid,
    approved: 0,
    'under-way': 0,
    'to-correct': correct,
    refused: 0,
    withdrawn: 0,
  });
  const figures = (paid: number, correct: number) => ({
    claims: paid + correct,
    chargedSatang: (paid + correct) * 36_050,
    standing: standing(paid, correct),
  });
  const name = { th: 'โรงพยาบาลสมมุติบ้านสวน', en: 'Ban Suan Invented Hospital' };
  const place = { code: '17', name: { th: 'สิงห์บุรี', en: 'Sing Buri' } };
  const right = { id: 'UCS', title: { th: 'หลักประกันสุขภาพแห่งชาติ', en: 'Universal coverage' } };
  const code = { kind: 'correct' as const, title: right.title, guide: right.title };
  return {
    asOf: '2026-11-22T12:00:00Z',
    changedAt: '2026-11-22T11:00:00Z',
    area: { code: 'TH', name: { th: 'ประเทศไทย', en: 'Thailand' } },
    choices: { provinces: [place], rights: [right], payers: [{ id: 'nhso', title: right.title }] },
    total: figures(1200, 34),
    hospitals: [
      { hospital: '99001', name, province: place, ...figures(1000, 30) },
      { hospital: '88888', name: null, province: null, ...figures(200, 4) },
    ],
    rights: [{ right: 'UCS', title: right.title, ...figures(1200, 34) }],
    months: [
      { month: '2026-09', ...figures(700, 4) },
      { month: '2026-10', ...figures(500, 30) },
    ],
    codes: [{ code: 'C305', claims: 34, hospitals: 2, chargedSatang: 1_225_700, ...code }],
    codesNote: right.title,
    backlog: [
      {
        wait: 'correction',
        payer: 'nhso',
        claims: 34,
        oldestAt: '2026-10-01T00:00:00Z',
        oldestDays: 52.5,
        halfDays: 3.1,
        nearlyAllDays: 20,
      },
    ],
  };
}

test('claims are counted, every number leads to what it counts, and a table is taken home', async ({
  page,
}) => {
  await signInAs(page, { role: 'analyst' });
  const asked: string[] = [];
  await page.route('**/api/v1/claims/overview*', async (route) => {
    asked.push(new URL(route.request().url()).search);
    await route.fulfill({ json: madeOverview() });
  });
  await page.goto(OVERVIEW);
  await settled(page);
  await expect(page.getByText(written(1234), { exact: true }).first()).toBeVisible();
  await expect(page.locator('tr[data-key="88888"]')).toContainText('ไม่ทราบจังหวัด');
  await expect(page.locator('tr[data-wait="correction"]')).toContainText('52.5');
  await expectNobodyKeptOut(page);

  await page.locator('tr[data-key="99001"]').getByRole('link').click();
  await expect(page).toHaveURL(/hospital=99001/);
  await expect(page.locator('tr[data-key="99001"]')).toHaveAttribute('data-chosen', 'true');
  await page.getByRole('link', { name: /C305/ }).click();
  await expect.poll(() => asked.at(-1)).toBe('?hospital=99001&code=C305');
  await page.getByRole('link', { name: 'ดูทั้งหมด' }).click();
  await expect(page).not.toHaveURL(/hospital|code/);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'ส่งออก CSV: ตามโรงพยาบาล' }).click();
  expect((await download).suggestedFilename()).toBe('chipao-claims-by-hospital.csv');

  await page.setViewportSize(PHONE);
  expect(await sidewaysOn(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claims overview: Thailand');
  expect(await sidewaysOn(page)).toBeLessThanOrEqual(0);
});

test('what the page counts is what the service counts, and none for an area below a province', async ({
  page,
}) => {
  await signInAs(page, { role: 'officer', area: '17' });
  const told: ClaimsOverviewAnswer = await (await page.request.get('/api/v1/claims/overview')).json();
  await page.goto(OVERVIEW);
  await settled(page);
  if (told.total.claims > 0)
    await expect(page.locator('[data-key]').first()).toContainText(written(told.hospitals[0]?.claims ?? 0));
  else await expect(page.getByRole('heading', { name: 'ยังไม่มีรายการเบิก' })).toBeVisible();
  await signInAs(page, { role: 'officer', area: '1702' });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ตั้งแต่ระดับจังหวัดขึ้นไป');
});

/** A dead letter and a payer that fails, put into how the gateway truly stands. */
function withTrouble(told: ClaimQueuesAnswer): ClaimQueuesAnswer {
  const why = { th: 'ผู้จ่าย nhso ไม่รับชุดข้อมูลนี้ (422)', en: 'The payer nhso does not take this message (422).' };
  const at = '2026-11-22T11:00:00Z';
  return {
    ...told,
    troubles: ['letters', 'failing'],
    calmSince: null,
    payers: told.payers.map((payer, place) => ({
      ...payer,
      state: place === 0 ? 'failing' : payer.state,
      stops: [],
      failing: { messages: place === 0 ? 2 : 0, nextAt: at, tries: 4, why: place === 0 ? why : null },
      stuckClaims: place === 0 ? 3 : 0,
    })),
    letters: [
      {
        kind: 'batch',
        id: '12',
        payer: 'nhso',
        hospital: '99001',
        hospitalName: null,
        right: 'UCS',
        why,
        claims: ['71', '72', '73'],
        claimCount: 3,
        tries: 20,
        firstTryAt: at,
        lastTryAt: at,
      },
    ],
  };
}

test('the operator sees whether anything is stuck, and lets it go again with a reason', async ({ page }) => {
  await signInAs(page, { role: 'operator', name: 'dara' });
  let isMended = false;
  const posted: unknown[] = [];
  await page.route('**/api/v1/claims/queues', async (route) => {
    const told: ClaimQueuesAnswer = await (await route.fetch()).json();
    const calm = { ...told, troubles: [], calmSince: told.asOf, letters: [] };
    await route.fulfill({ json: isMended ? calm : withTrouble(told) });
  });
  await page.route('**/api/v1/claims/queues/replay', async (route) => {
    posted.push(route.request().postDataJSON());
    isMended = true;
    await route.fulfill({ json: { messages: 1, claims: 0 } });
  });
  await page.goto(QUEUES);
  await settled(page);
  await expect(page.getByRole('heading', { name: 'มีเรื่องที่ต้องดู' })).toBeVisible();
  await expect(page.locator('[data-payer="nhso"]')).toContainText('ส่งไม่สำเร็จ');
  await expect(page.locator('[data-step]')).toHaveCount(3);
  await expectNobodyKeptOut(page);
  await page.setViewportSize(PHONE);
  expect(await sidewaysOn(page)).toBeLessThanOrEqual(0);

  await page.getByRole('button', { name: 'ส่งใหม่: ชุดที่ 12' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'ส่งใหม่', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  expect(posted).toEqual([]);
  await expectNobodyKeptOut(page);
  await dialog.getByRole('textbox').fill('แก้บัญชีแล้ว');
  await dialog.getByRole('button', { name: 'ส่งใหม่', exact: true }).click();
  await expect(page.getByText('สั่งส่งใหม่แล้ว 1 ชุด')).toBeVisible();
  expect(posted).toEqual([{ payer: 'nhso', reason: 'แก้บัญชีแล้ว', letter: { kind: 'batch', id: '12' } }]);
  await expect(page.getByRole('heading', { name: 'ไม่มีอะไรค้าง' })).toBeVisible();
});
