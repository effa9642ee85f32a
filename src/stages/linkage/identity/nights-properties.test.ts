import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import type { Row } from '../../../base/lake/index.ts';
import { knownModelOf, type LinkDecision } from '../index.ts';
import { madeUpModel } from '../testing/made-up-model.ts';
import { linkAnew, linkNights, type Morning, type Night, recordKeyOf } from '../testing/nights.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../testing/tiny-registers.ts';

const base = loadLinkage();
const ruled = { settings: base };
/** A model scores, and so much is asked that a few rows bring every kind of doubt. */
const settings = {
  ...base,
  review: { ...base.review, mostRows: 3 },
  scores: { ...base.scores, accept: 0.9 },
};
const scored = { settings, model: madeUpModel(settings) };

const NAMED = ['tag', 'pid', 'given_name', 'family_name', 'sex', 'birth_date', 'subdistrict_code'];
const FIELDS = [...NAMED, 'local_id'];
const SPINE = { id: 'dopa-person', fields: FIELDS, spine: true };
const CLINIC = { id: 'moph-person', fields: FIELDS, key: ['local_id'] };
const ROLL = { id: 'oldage-roll', fields: FIELDS, key: ['local_id'], onePerPerson: true };
const RUNS = 2;

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
const number = fc
  .tuple(fc.constantFrom('1', '6', '9'), fc.integer({ min: 1, max: 4 }))
  .map(([first, n]) => `${first}${String(n).padStart(12, '0')}`);
const spineRows = fc.uniqueArray(fc.tuple(number, facts), { maxLength: 5, selector: ([pid]) => pid });
const otherRows = (maxLength: number) =>
  fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.option(number), facts), {
    maxLength,
    selector: ([id]) => id,
  });

/** A night on which some rows are as they were the night before and a register may be missing. */
const night = fc.record({
  spine: spineRows,
  clinic: otherRows(8),
  roll: otherRows(5),
  keep: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  withdrawn: fc.constantFrom(undefined, undefined, undefined, CLINIC.id, ROLL.id),
});
/** A word on two rows, wherever they are, said before some night and perhaps taken back later. */
const tag = fc.tuple(fc.constantFrom(SPINE, CLINIC, CLINIC, ROLL), fc.integer({ min: 1, max: 8 }), number);
const word = fc.record({
  left: tag,
  right: tag,
  kind: fc.constantFrom('must-link' as const, 'cannot-link' as const),
  from: fc.integer({ min: 0, max: 2 }),
  nights: fc.integer({ min: 1, max: 3 }),
});
const nights = fc
  .tuple(fc.array(night, { minLength: 3, maxLength: 3 }), fc.array(word, { maxLength: 4 }))
  .map(nightsOf);

type Drawn = Readonly<{
  spine: readonly (readonly [string, object])[];
  clinic: readonly (readonly [number, string | null, object])[];
  roll: readonly (readonly [number, string | null, object])[];
  keep: readonly boolean[];
  withdrawn: string | undefined;
}>;
type Tag = readonly [typeof SPINE | typeof CLINIC, number, string];
type Word = Readonly<{
  left: Tag;
  right: Tag;
  kind: LinkDecision['kind'];
  from: number;
  nights: number;
}>;

function nightsOf([drawn, words]: readonly [readonly Drawn[], readonly Word[]]): Night[] {
  let before: Readonly<Record<string, readonly TinyRow[]>> = {};
  return drawn.map(({ spine, clinic, roll, keep, withdrawn }, index) => {
    const rows = {
      [SPINE.id]: spine.map(([pid, who]): TinyRow => ({ tag: `spine ${pid}`, pid, ...who })),
      [CLINIC.id]: clinic.map(
        ([id, pid, who]): TinyRow => ({ tag: `clinic ${id}`, local_id: String(id), pid, ...who }),
      ),
      [ROLL.id]: roll.map(
        ([id, pid, who]): TinyRow => ({ tag: `roll ${id}`, local_id: String(id), pid, ...who }),
      ),
    };
    const day = Object.fromEntries(
      Object.entries(rows).map(([id, next]) => [id, mixed(before[id] ?? [], next, keep)]),
    );
    before = day;
    const registers = [SPINE, CLINIC, ROLL]
      .filter(({ id }) => id !== withdrawn)
      .map((register) => ({ register, rows: day[register.id] ?? [] }));
    return { registers, decisions: decisionsOf(words, index) };
  });
}

/** Some rows of the night before, then the new ones with other tags. */
function mixed(rows: readonly TinyRow[], next: readonly TinyRow[], keep: readonly boolean[]): TinyRow[] {
  const kept = rows.filter((_, index) => keep[index]);
  const tags = new Set(kept.map((row) => row['tag']));
  return [...kept, ...next.filter((row) => !tags.has(row['tag'] ?? ''))];
}

function decisionsOf(words: readonly Word[], night: number): LinkDecision[] {
  const keyOf = ([register, id, pid]: Tag) =>
    recordKeyOf(register, register.id === SPINE.id ? pid : String(id));
  return words
    .filter(({ from, nights: lasts }) => night >= from && night < from + lasts)
    .map(({ left, right, kind }) => ({ leftKey: keyOf(left), rightKey: keyOf(right), kind }));
}

describe('night after night', () => {
  it('gives all that a rebuild from nothing gives by the same model, under the ids that memory keeps', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (delivered) => {
        const mornings = await linkNights(tiny, delivered, scored);
        for (const [index, nightly] of mornings.entries()) {
          const night = delivered[index];
          if (!night) continue;
          const anew = await linkAnew(tiny, night, { settings, model: knownModelOf(nightly.version) });
          expect(named(anew.tables, (id) => nightly.anchors.get(id) ?? id)).toEqual(
            named(nightly.tables, (id) => id),
          );
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  it('comes to the same people as linking all anew where rules decide', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (delivered) => {
        const nightly = (await linkNights(tiny, delivered, ruled)).at(-1);
        const [anew] = await linkNights(tiny, delivered.slice(-1), ruled);
        expect(groupsOf(nightly)).toEqual(groupsOf(anew));
        expect(nightly?.tierOf).toEqual(anew?.tierOf);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  it('gives the same ids and history when played again with rows in another order', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (delivered) => {
        const turned = delivered.map(({ registers, ...rest }) => ({
          ...rest,
          registers: registers.map(({ register, rows }) => ({ register, rows: rows.toReversed() })),
        }));
        const [once, again] = [
          await linkNights(tiny, delivered, scored),
          await linkNights(tiny, turned, scored),
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
        const mornings = await linkNights(tiny, delivered, scored);
        mornings.slice(1).forEach((morning, index) => {
          const before = mornings[index];
          if (before) checkStep(before, morning, [delivered[index], delivered[index + 1]]);
        });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);
});

/** Columns that name people, and what a person's first day has nothing to do with. */
const ID_COLUMNS = ['person_id', 'left_person', 'right_person'];

/** Tables as sets of rows, with ids as they are known and without the day somebody became known. */
function named(
  tables: Morning['tables'],
  idOf: (id: bigint) => bigint,
): Readonly<Record<string, readonly string[]>> {
  const textOf = (row: Row) =>
    Object.entries(row)
      .filter(([column]) => column !== 'since')
      .map(
        ([column, value]) =>
          `${column} ${ID_COLUMNS.includes(column) && typeof value === 'bigint' ? idOf(value) : value}`,
      )
      .join(', ');
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map(textOf).sort()]));
}

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
