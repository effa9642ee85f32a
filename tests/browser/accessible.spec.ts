import {
  askPeople,
  expect,
  expectNobodyKeptOut,
  openEverything,
  type Page,
  PROVINCE,
  settled,
  signIn,
  signInAs,
  signInSteward,
  test,
} from './house.ts';
import { plainAxe, quickAxe } from './quick-axe.ts';

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

const A_LOOK_MS = 60_000;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 900 };

/** How each page is looked at, one after the other as it stands: both languages, wide and on a phone, in light and in dark. */
const LOOKS = [
  { language: 'ไทย', viewport: WIDE, colorScheme: 'light' },
  { language: 'ไทย', viewport: PHONE, colorScheme: 'dark' },
  { language: 'EN', viewport: WIDE, colorScheme: 'dark' },
  { language: 'EN', viewport: PHONE, colorScheme: 'light' },
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
  'the page of today': async (page) => {
    await signIn(page, PROVINCE);
    return '/';
  },
  'the page of today of a steward': async (page) => {
    await signInSteward(page, 'axe of today', PROVINCE);
    return '/';
  },
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
  'what cannot be told': async (page) => {
    await signIn(page, PROVINCE);
    return `/area/${PROVINCE}/open-answers`;
  },
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
  'somebody who is not found, and asking to look': async (page) => {
    await signIn(page, PROVINCE);
    return '/person/p000000000000';
  },
  'look-ups to answer': async (page) => {
    await signIn(page, PROVINCE);
    return '/look-ups';
  },
  'erasures, and asking for one': async (page) => {
    await signInAs(page, { role: 'protection-officer', name: 'axe' });
    return '/erasures?person=p000000000000';
  },
  'no page': async () => '/nothing/here',
};

for (const [name, visit] of Object.entries(PAGES)) {
  test(`${name} has nothing that keeps somebody out, and nothing that runs out of it`, async ({ page }) => {
    test.setTimeout(LOOKS.length * A_LOOK_MS);
    const path = await visit(page);
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=th`);
    for (const { language, viewport, colorScheme } of LOOKS) {
      // Wide, where the languages stand, and without colours that are on their way from one scheme to the other.
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.getByRole('button', { name: language, exact: true }).click();
      await page.setViewportSize(viewport);
      await settled(page);
      await openEverything(page);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expectNobodyKeptOut(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewport.width,
      );
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
  await expectNobodyKeptOut(page);
});

test('a step with a flag, asked and refused for want of a reason, keeps nobody out', async ({ page }) => {
  await signIn(page);
  const { people } = await askPeople(page, PROVINCE, 'missing_out');
  await page.goto(`/person/${people.at(-1)?.id}`);
  await page.getByRole('button', { name: 'ยืนยันว่าเป็นจริง' }).first().click();
  await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await expect(page.getByText('เขียนเหตุผลอย่างน้อย 5 ตัวอักษร')).toBeVisible();
  await expectNobodyKeptOut(page);
});

test('the search, the palette and the choice of layers keep nobody out', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('บาง');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNobodyKeptOut(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('คน');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNobodyKeptOut(page);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'ชั้นข้อมูล' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNobodyKeptOut(page);
});

test('what is found quickly is what axe finds as it comes', async ({ page }) => {
  await page.goto(`/area/${PROVINCE}`);
  await settled(page);
  await page.evaluate(() => {
    for (const pale of document.querySelectorAll<HTMLElement>('h1, h2, th'))
      Object.assign(pale.style, { color: 'rgb(200 200 200 / 0.9)', background: 'hsl(0.5turn 10% 90%)' });
    document.querySelector('main')?.append(document.createElement('button'), new Image());
  });
  const [plain, quick] = [await plainAxe(page).analyze(), await quickAxe(page).analyze()];
  expect(plain.violations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['button-name', 'color-contrast', 'image-alt']),
  );
  for (const kind of ['violations', 'incomplete', 'passes', 'inapplicable'] as const)
    expect(quick[kind], kind).toEqual(plain[kind]);
});
