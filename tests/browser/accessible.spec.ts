import { AxeBuilder } from '@axe-core/playwright';
import { askPeople, expect, type Page, PROVINCE, signIn, signInSteward, test } from './house.ts';

/** A target list of the province, made by an officer who stays signed in; gives its number. */
async function makeList(page: Page): Promise<string> {
  await signIn(page, PROVINCE);
  const data = {
    name: 'ตกหล่น',
    area: PROVINCE,
    condition: { all: [{ measure: 'missing_out' }, { sex: 'f' }] },
  };
  const made: { id: string } = await (await page.request.post('/api/v1/lists', { data })).json();
  return made.id;
}

const LOOKS = [
  { lang: 'th', width: 1440, colorScheme: 'light' },
  { lang: 'en', width: 1440, colorScheme: 'dark' },
  { lang: 'th', width: 360, colorScheme: 'dark' },
  { lang: 'en', width: 360, colorScheme: 'light' },
] as const;

type Visit = (page: Page) => Promise<string>;

/** Every page with its states, and how to get to the address. */
const PAGES: Readonly<Record<string, Visit>> = {
  'the country': async () => '/area/TH',
  'a province by difference': async () => `/area/${PROVINCE}?show=difference`,
  'a subdistrict': async () => '/area/170601',
  'the country by regions': async () => '/area/TH?by=R4',
  'two districts side by side': async () => '/area/1706?with=1702',
  'the explorer': async () => '/explore',
  'the explorer by stages of life and rates': async () => '/explore?area=17&columns=stage&show=rate',
  'the explorer of a day that is not kept': async () => '/explore?area=17&rows=sex&on=2020-01-31',
  'a village and a group': async () => '/area/17060101?group=stage%3Aolder',
  'a list to sign in for': async () => `/area/${PROVINCE}/people?measure=missing_out`,
  'a list': async (page) => {
    await signIn(page);
    return `/area/${PROVINCE}/people?measure=missing_out`;
  },
  'a person': async (page) => {
    await signIn(page);
    const { people } = await askPeople(page, PROVINCE, 'missing_out');
    return `/person/${people[0]?.id}`;
  },
  'a search': async (page) => {
    await signIn(page);
    return '/search';
  },
  'a person with opened reasons': async (page) => {
    await signIn(page);
    const { people } = await askPeople(page, PROVINCE, 'missing_out');
    return `/person/${people[0]?.id}?right=["old-age-allowance"]`;
  },
  'flags to sign in for': async () => `/area/${PROVINCE}/flags`,
  flags: async (page) => {
    await signIn(page);
    return `/area/${PROVINCE}/flags?kind=missing-out`;
  },
  'what cannot be told': async () => `/area/${PROVINCE}/open-answers`,
  'open data': async () => '/open-data',
  programmes: async () => '/programmes',
  'a programme': async () => '/programmes/old-age-allowance',
  'a programme that a house shares': async () => '/programmes/swc-electricity?area=17',
  'pairs to sign in for': async () => '/review',
  'a pair in doubt': async (page) => {
    await signInSteward(page, 'axe', '170202');
    return '/review';
  },
  'households that miss most': async (page) => {
    await signIn(page, PROVINCE);
    return `/area/${PROVINCE}/households`;
  },
  'target lists': async (page) => {
    await makeList(page);
    return '/lists';
  },
  'a new target list': async (page) => {
    await signIn(page, PROVINCE);
    return `/lists/new?measure=missing_out&group=sex%3Af`;
  },
  'a target list': async (page) => `/lists/${await makeList(page)}`,
  'a route sheet': async (page) => `/lists/${await makeList(page)}/sheet`,
  'no page': async () => '/nothing/here',
};

for (const look of LOOKS) {
  test.describe(`${look.lang}, ${look.width} pixels, ${look.colorScheme}`, () => {
    test.use({ viewport: { width: look.width, height: 900 }, colorScheme: look.colorScheme });
    for (const [name, visit] of Object.entries(PAGES)) {
      test(`${name} has nothing that keeps somebody out`, async ({ page }) => {
        const path = await visit(page);
        await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${look.lang}`);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await openEverything(page);
        await expectNoFindings(page);
      });
    }
  });
}

test('the reasons and the history of a review keep nobody out', async ({ page }) => {
  await signInSteward(page, 'axe of reasons', '170203');
  await page.goto('/review');
  await page.getByRole('button', { name: 'บอกไม่ได้' }).click();
  await expect(page.getByRole('heading', { name: 'เหตุผลของระบบ' })).toBeVisible();
  await page.getByText('คำตอบล่าสุดของคุณ').click();
  await page.getByLabel('แสดงทุกช่อง').check();
  await expectNoFindings(page);
});

test('a step with a flag, asked and refused for want of a reason, keeps nobody out', async ({ page }) => {
  await signIn(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out');
  await page.goto(`/person/${people.at(-1)?.id}`);
  await page.getByRole('button', { name: 'ยืนยันว่าเป็นจริง' }).first().click();
  await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(page.getByText('เขียนเหตุผลอย่างน้อย 5 ตัวอักษร')).toBeVisible();
  await expectNoFindings(page);
});

test('the sign-in menu, the search and the choice of layers keep nobody out', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFindings(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('บาง');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoFindings(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('คน');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoFindings(page);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'ชั้นข้อมูล' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoFindings(page);
});

/** Opens whatever is folded up, and what that brings with it. */
async function openEverything(page: Page): Promise<void> {
  const folded = page.locator('details:not([open]) > summary');
  for (let layer = 0; layer < 5 && (await folded.count()) > 0; layer += 1) {
    await folded.evaluateAll((summaries) => {
      for (const summary of summaries) if (summary instanceof HTMLElement) summary.click();
    });
    await page.waitForLoadState('networkidle');
  }
}

async function expectNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const findings = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map((node) => node.html.slice(0, 160)),
  }));
  expect(findings).toEqual([]);
}
