import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHouseholds } from '../../../country/thailand/households.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../linkage/testing/tiny-registers.ts';
import { judgeMembership } from './confidence.ts';
import { type SlowPerson, slowFamilies } from './testing/slow-families.ts';
import { type FormedMember, formHouseholds, type Registers } from './testing/tiny-households.ts';

const LETTERS = 'กขคงจชซดตถทนบปผพมยรล';
const SURNAMES = ['ทองดี', 'แสงทอง', 'ใจงาม', 'มั่นคง'];
const RELATIONS = ['head', 'spouse', 'child', 'other-kin', 'not-kin', null] as const;

/** Somebody as drawn: places point at others of the same country. */
type Drawn = Readonly<{
  born: number;
  surname: number;
  role: number;
  father: number | null;
  mother: number | null;
  spouse: number | null;
  survey: number | null;
  relation: number;
  applies: boolean;
  guardian: number | null;
}>;
type Country = readonly (readonly Drawn[])[];

const place = (nulls: number) => fc.option(fc.integer({ min: 0, max: 5 }), { freq: nulls });
const person: fc.Arbitrary<Drawn> = fc.record({
  born: fc.integer({ min: 0, max: 29_000 }),
  surname: fc.nat({ max: SURNAMES.length - 1 }),
  role: fc.nat({ max: 5 }),
  father: place(2),
  mother: place(2),
  spouse: place(1),
  survey: fc.option(fc.nat({ max: 2 }), { freq: 3 }),
  relation: fc.nat({ max: RELATIONS.length - 1 }),
  applies: fc.boolean(),
  guardian: place(1),
});
const country: fc.Arbitrary<Country> = fc.array(fc.array(person, { minLength: 1, maxLength: 6 }), {
  minLength: 12,
  maxLength: 12,
});

/** A person of the country with all that registers write of one. */
type Written = SlowPerson & Readonly<{ drawn: Drawn; row: TinyRow }>;

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

describe('households of any country', () => {
  it('hold everybody once, in families that leave nobody out, whatever the order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(country, fc.integer(), async (drawn, seed) => {
        const people = write(drawn);
        const { households, members } = await formHouseholds(tiny, registersOf(people));
        expectOnce(members);
        for (const { kind, source_key: key, members: count } of households)
          expect(members.filter((one) => one.kind === kind && one.key === key)).toHaveLength(Number(count));
        expectFamilies(members, people);
        expectJudged(members);
        const turned = await formHouseholds(tiny, registersOf(shuffled(people, seed)));
        expect(turned).toEqual({ households, members });
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 180_000);
});

/** Everybody is in one household of a kind at most; a guardian may be somebody's ward. */
function expectOnce(members: readonly FormedMember[]): void {
  const places = members.map(({ kind, key, pid }) =>
    kind === 'guardian' ? `${kind} ${key} ${pid}` : `${kind} ${pid}`,
  );
  expect(new Set(places).size).toBe(places.length);
}

/** Families are those that a slow way finds; each stands in one house and each is headed once at most. */
function expectFamilies(members: readonly FormedMember[], people: readonly Written[]): void {
  const found = members.filter(({ kind }) => kind === 'register-house');
  const slow = slowFamilies(people, loadHouseholds().kinship.parentOlderByYears);
  expect(found.map(({ pid, family }) => [pid, family])).toEqual(
    found.map(({ pid }) => [pid, slow.get(pid ?? '')]),
  );
  expect(found).toHaveLength(people.length);
  for (const family of Map.groupBy(found, ({ key, family }) => `${key} ${family}`).values())
    expect(family.filter(({ role }) => role === 'head').length).toBeLessThanOrEqual(1);
  expect(members.filter(({ kind, family }) => kind !== 'register-house' && family !== null)).toEqual([]);
}

/** What stands in the table is what the settings make of the evidence beside it. */
function expectJudged(members: readonly FormedMember[]): void {
  const { confidence: settings } = loadHouseholds();
  for (const { kind, evidence, conflicts, confidence } of members) {
    expect(confidence).toBe(judgeMembership({ kind, evidence, conflicts }, settings));
    expect(evidence.length).toBeGreaterThan(0);
  }
}

/** Gives the drawn people numbers, names and a house; one head a house at most, numbers of families at most once. */
function write(drawn: Country): Written[] {
  const numberOf = (house: number, index: number) => `9${String(house * 10 + index).padStart(12, '0')}`;
  return drawn.flatMap((home, house) => {
    const headed = new Set<number>();
    return home.map((one, index): Written => {
      const heads = one.role >= 1 && one.role <= 3 && !headed.has(one.role) ? one.role : null;
      if (heads !== null) headed.add(heads);
      const other = (at: number | null) => (at === null || at === index ? null : numberOf(house, at));
      const birth = new Date(Date.UTC(1940, 0, 2) + one.born * 86_400_000).toISOString().slice(0, 10);
      const [father, mother] = [other(one.father), other(one.mother)];
      const pid = numberOf(house, index);
      const surname = SURNAMES[one.surname] ?? '';
      return {
        pid,
        birth,
        house: `1000000${String(house).padStart(4, '0')}`,
        surname,
        heads,
        father,
        mother: mother === father ? null : mother,
        spouse: other(one.spouse),
        surveyedAsKin: one.survey !== null && one.relation < 4 ? `H${house}-${one.survey}` : null,
        drawn: one,
        row: {
          pid,
          given_name: `${LETTERS[house]}า${LETTERS[index]}${LETTERS[(house + index * 3) % 20]}`,
          family_name: surname,
          sex: 'm',
          birth_date: birth,
        },
      };
    });
  });
}

const ROLES = ['ผู้อาศัย', 'เจ้าบ้าน', 'หัวหน้าครอบครัวที่ 2', 'หัวหน้าครอบครัวที่ 3'];

function registersOf(people: readonly Written[]): Registers {
  const surveyed = people.filter(({ drawn }) => drawn.survey !== null);
  const keyOf = ({ house, drawn }: Written) => `H${Number(house.slice(7))}-${drawn.survey}`;
  return {
    'dopa-person': people.map((one) => ({
      ...one.row,
      father_pid: one.father,
      mother_pid: one.mother,
      person_status: 0,
      house_code: one.house,
      house_role: ROLES[one.heads ?? 0] ?? null,
    })),
    'bmn-household': [...new Map(surveyed.map((one) => [keyOf(one), one.house]))].map(([key, house]) => ({
      household_key: key,
      house_code: key.endsWith('2') ? null : house,
      surveyed_on: '2026-03-01',
    })),
    'bmn-member': surveyed.map((one) => ({
      ...one.row,
      household_key: keyOf(one),
      relation: RELATIONS[one.drawn.relation] ?? null,
    })),
    'moph-person': people
      .filter(({ spouse }) => spouse)
      .map((one) => ({ ...one.row, spouse_pid: one.spouse })),
    'swc-applicant': people
      .filter(({ drawn }) => drawn.applies)
      .map((one) => ({ ...one.row, application_no: `A${one.pid}`, applied_on: '2022-09-05' })),
    'csg-roll': people
      .filter(({ drawn }) => drawn.guardian !== null)
      .map((one) => ({
        ...one.row,
        guardian_pid:
          people.find(({ house }, at) => house === one.house && at % 6 === one.drawn.guardian)?.pid ?? null,
        paid_since: '2024-05-01',
      })),
  };
}

/** The same people in another order, which another row id goes with. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = (Math.abs(seed) % 2_147_483_646) + 1;
  return items
    .map((item) => {
      state = (state * 48_271) % 2_147_483_647;
      return [state, item] as const;
    })
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);
}
