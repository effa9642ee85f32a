import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { linkNights, type Morning, type Night } from '../testing/nights.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../testing/tiny-registers.ts';

const settings = loadLinkage();
const FIELDS = [
  'tag',
  'pid',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'subdistrict_code',
  'local_id',
];
const RUNS = 3;

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

/** So few names, dates, places and numbers that people meet, part and come back all the time. */
const facts = fc.record({
  given_name: fc.constantFrom('สมชาย', 'สมชาว', 'แก้วตา', 'แก้วใจ', null),
  family_name: fc.constantFrom('ทองดี', 'ทองตี', 'วิเศษสุข'),
  sex: fc.constantFrom('m', 'f', null),
  birth_date: fc.constantFrom('1980-05-17', '1980-05-18', '2010-07-07', null),
  subdistrict_code: fc.constantFrom('170101', '170102'),
});
const number = fc.integer({ min: 1, max: 9 }).map((n) => `9${String(n).padStart(12, '0')}`);
const spineRows = fc.uniqueArray(fc.tuple(number, facts), { maxLength: 7, selector: ([pid]) => pid });
const clinicRows = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.option(number), facts), {
  maxLength: 10,
  selector: ([id]) => id,
});

/** A night on which some of the rows of the night before are as they were. */
const night = fc.tuple(spineRows, clinicRows, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }));
const nights = fc.tuple(night, night, night).map(([first, second, third]) => {
  const kept = (rows: readonly TinyRow[], next: readonly TinyRow[], keep: readonly boolean[]) => {
    const byTag = new Map(
      rows.flatMap((row, index) => (keep[index] ? [[String(row['tag']), row] as const] : [])),
    );
    for (const row of next) if (!byTag.has(String(row['tag']))) byTag.set(String(row['tag']), row);
    return [...byTag.values()];
  };
  const spineOf = (rows: (typeof first)[0]) =>
    rows.map(([pid, who]): TinyRow => ({ tag: `spine ${pid}`, pid, ...who }));
  const clinicOf = (rows: (typeof first)[1]) =>
    rows.map(([id, pid, who]): TinyRow => ({ tag: `clinic ${id}`, local_id: String(id), pid, ...who }));
  const days: Readonly<{ spine: TinyRow[]; clinic: TinyRow[] }>[] = [];
  for (const [spine, clinic, keep] of [first, second, third]) {
    const last = days.at(-1);
    days.push({
      spine: kept(last?.spine ?? [], spineOf(spine), keep),
      clinic: kept(last?.clinic ?? [], clinicOf(clinic), keep.toReversed()),
    });
  }
  return days.map(({ spine, clinic }) => nightOf(spine, clinic));
});

function nightOf(spine: readonly TinyRow[], clinic: readonly TinyRow[]): Night {
  return {
    registers: [
      { register: { id: 'dopa-person', fields: FIELDS, spine: true }, rows: spine },
      { register: { id: 'moph-person', fields: FIELDS, key: ['local_id'] }, rows: clinic },
    ],
  };
}

describe('night after night', () => {
  it('comes to the same people as linking all anew', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (delivered) => {
        const nightly = (await linkNights(tiny, delivered, settings)).at(-1);
        const [anew] = await linkNights(tiny, delivered.slice(-1), settings);
        expect(groupsOf(nightly)).toEqual(groupsOf(anew));
        expect(nightly?.tierOf).toEqual(anew?.tierOf);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  it('gives the same ids and history when played again with rows in another order', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (delivered) => {
        const turned = delivered.map(({ registers }) => ({
          registers: registers.map(({ register, rows }) => ({ register, rows: rows.toReversed() })),
        }));
        const [once, again] = [
          await linkNights(tiny, delivered, settings),
          await linkNights(tiny, turned, settings),
        ];
        expect(again.at(-1)?.personOf).toEqual(once.at(-1)?.personOf);
        expect(again.at(-1)?.history).toEqual(once.at(-1)?.history);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  it('loses no id, gives none to somebody else, and only ever adds to the history', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (delivered) => {
        const mornings = await linkNights(tiny, delivered, settings);
        mornings.slice(1).forEach((morning, index) => {
          const before = mornings[index];
          if (before) checkStep(before, morning, [delivered[index], delivered[index + 1]]);
        });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);
});

function checkStep(before: Morning, after: Morning, nights: readonly (Night | undefined)[]): void {
  expect(after.history.slice(0, before.history.length)).toEqual(before.history);
  const events = after.history.slice(before.history.length);
  const idsOf = (...kinds: string[]) =>
    new Set(events.filter(({ event }) => kinds.includes(String(event))).map(({ person_id: id }) => id));
  const withdrawn = idsOf('withdrawn');
  const come = idsOf('new', 'split', 'undo');
  for (const id of before.persons)
    expect(after.persons.has(id) || after.aliases.has(id) || withdrawn.has(id)).toBe(true);
  for (const id of after.persons) expect(before.persons.has(id) || come.has(id)).toBe(true);
  for (const [alias] of after.aliases) expect(after.persons.has(alias)).toBe(false);
  for (const [alias] of before.aliases)
    expect(after.aliases.has(alias) || after.persons.has(alias)).toBe(true);
  // Nobody whose rows are all as they were, together as they were, has another id.
  const unchanged = unchangedTags(nights);
  const sameGroup = groupsOf(before).filter((group) => groupsOf(after).includes(group));
  for (const group of sameGroup) {
    const tags = group.split(', ');
    const tag = tags[0] ?? '';
    if (tags.every((one) => unchanged.has(one)) && !isTouched(events, before.personOf.get(tag)))
      expect(after.personOf.get(tag)).toBe(before.personOf.get(tag));
  }
}

/** Whether somebody else came to this person, who may be the older of the two. */
function isTouched(events: Morning['history'], id: bigint | undefined): boolean {
  return events.some(({ person_id: one, other_person_id: other }) => one === id || other === id);
}

function unchangedTags([before, after]: readonly (Night | undefined)[]): ReadonlySet<string> {
  const rowsOf = (night: Night | undefined) =>
    (night?.registers ?? []).flatMap(({ rows }) =>
      rows.map((row) => [row['tag'], JSON.stringify(row)] as const),
    );
  const old = new Map(rowsOf(before));
  return new Set(rowsOf(after).flatMap(([tag, text]) => (old.get(tag ?? '') === text ? [String(tag)] : [])));
}

function groupsOf(morning: Morning | undefined): string[] {
  const groups = new Map<bigint, string[]>();
  for (const [tag, person] of morning?.personOf ?? [])
    groups.set(person, [...(groups.get(person) ?? []), tag]);
  return [...groups.values()].map((tags) => tags.sort().join(', ')).sort();
}
