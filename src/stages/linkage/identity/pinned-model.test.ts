import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import type { Row } from '../../../base/lake/index.ts';
import { knownModelOf, type LinkageSettings } from '../index.ts';
import { madeUpModel } from '../testing/made-up-model.ts';
import { linkAgain, linkAnew, linkNights, type Morning, type Night } from '../testing/nights.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../testing/tiny-registers.ts';

const base = loadLinkage();
/** So small registers teach enough here. */
const settings = { ...base, scores: { ...base.scores, leastPeople: 1, leastPairs: 1 } };
const NAMED = ['tag', 'pid', 'given_name', 'family_name', 'sex', 'birth_date', 'subdistrict_code'];
const SPINE = { id: 'dopa-person', fields: NAMED, spine: true };
const ROLL = { id: 'oldage-roll', fields: [...NAMED, 'local_id'], key: ['local_id'] };
const LETTERS = [...'กขคงจชดตทนบปพมยรลวสหอ'];

/** People of different names, every eighth from abroad and so on the roll alone, twice and under two spellings. */
const people = Array.from({ length: 160 }, (_, index) => {
  const letter = (place: number) => LETTERS[(index * (place + 3) + place * place) % LETTERS.length] ?? 'ก';
  return {
    tag: `person ${index}`,
    pid: `9${String(index + 1).padStart(12, '0')}`,
    given_name: [0, 1, 2, 3].map(letter).join('า'),
    family_name: [4, 5, 6, 7].map(letter).join('ี'),
    sex: index % 2 === 0 ? 'm' : 'f',
    birth_date: `19${50 + (index % 45)}-0${1 + (index % 9)}-1${index % 10}`,
    subdistrict_code: `17010${index % 8}`,
  };
});
const isFromAbroad = (_: unknown, index: number) => index % 8 === 0;
const spine = people.filter((row, index) => !isFromAbroad(row, index));
const roll = people.slice(0, 64).flatMap((row, index): TinyRow[] => {
  const once = { ...row, tag: `roll ${index}`, local_id: String(index), pid: null };
  const respelt = {
    ...once,
    tag: `roll ${index} again`,
    local_id: `${index} again`,
    family_name: `${row.family_name}น`,
  };
  return isFromAbroad(row, index) ? [once, respelt] : [once];
});

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

const night = (spineRows: readonly TinyRow[], rollRows: readonly TinyRow[]): Night => ({
  registers: [
    { register: SPINE, rows: spineRows },
    { register: ROLL, rows: rollRows },
  ],
});
const modelOf = (morning: Morning | undefined) => morning && knownModelOf(morning.version);
const weightsOf = (morning: Morning | undefined) =>
  (morning?.tables['links'] ?? []).map((row: Row) => `${row['source']} ${row['row_id']} ${row['weight']}`);

describe('the model', () => {
  it('that the first night learnt serves the next nights, and the notes say who learnt it and when', async () => {
    const [first, second, third] = await linkNights(
      tiny,
      [night(spine, roll), night(spine, roll.slice(0, -6)), night(spine, roll)],
      { settings },
    );
    const learnt = modelOf(first);
    expect(learnt).toMatchObject({ learntOn: '2026-01-01', learntBy: first?.version.id });
    expect(modelOf(second)).toEqual(learnt);
    expect(modelOf(third)).toEqual(learnt);
    expect(weightsOf(third)).toEqual(weightsOf(first));
    // Made again by whoever asks for it, the version has the model it had.
    const again = await linkAgain(tiny, night(spine, roll), { settings, morning: third, number: 3 });
    expect(again.made).toBe(true);
    expect(again.version.id).toBe(third?.version.id);
    expect(modelOf(again)).toEqual(learnt);
    // A night on its own would have learnt another one.
    expect(modelOf(await linkAnew(tiny, night(spine, roll.slice(0, -6)), { settings }))?.id).not.toBe(
      learnt?.id,
    );
  });

  it.each([
    ['its edition is raised', { edition: 2 }],
    ['anything else that is said of scores is another', { sample: 400 }],
  ])('is learnt again when %s', async (_, change) => {
    const [first] = await linkNights(tiny, [night(spine, roll)], { settings });
    const changed: LinkageSettings = { ...settings, scores: { ...settings.scores, ...change } };
    const again = await linkAnew(tiny, night(spine, roll), { settings: changed, model: modelOf(first) });
    expect(modelOf(again)?.learntBy).toBe(again.version.id);
  });

  it('is learnt again with so many times as much to learn from', async () => {
    const [few, more, enough] = await linkNights(
      tiny,
      [night(spine, roll.slice(0, 30)), night(spine, roll.slice(0, 40)), night(spine, roll)],
      { settings },
    );
    expect(modelOf(more)?.learntBy).toBe(few?.version.id);
    expect(modelOf(enough)?.learntBy).toBe(enough?.version.id);
  });
});

describe('whose truth is unchanged', () => {
  it('keeps the id through three nights with rows in another order, beside others who come and go', async () => {
    const scored = { settings, model: madeUpModel(settings) };
    const stranger = {
      ...people[1],
      tag: 'roll new',
      local_id: 'new',
      pid: null,
      given_name: 'อ่อง',
      family_name: 'ทุน',
    };
    const turned = <T>(rows: readonly T[], by: number) =>
      [...rows.slice(by), ...rows.slice(0, by)].toReversed();
    const mornings = await linkNights(
      tiny,
      [
        night(spine, roll),
        night(turned(spine, 7), [stranger, ...turned(roll, 11)]),
        night(turned(spine, 50), turned(roll, 3)),
        night(spine.toReversed(), [...roll.toReversed(), { ...stranger, birth_date: '1971-01-01' }]),
      ],
      scored,
    );
    const [first] = mornings;
    const together = first?.version.notes['islandGroups'];
    expect(together).toEqual([expect.objectContaining({ together: 8, people: 16 })]);
    for (const morning of mornings) {
      for (const [tag, id] of first?.personOf ?? []) expect(morning.personOf.get(tag)).toBe(id);
      expect(morning.aliases).toEqual(first?.aliases);
    }
    expect(mornings.at(-1)?.history.map(({ event }) => event)).toEqual(['begin', 'new', 'withdrawn', 'new']);
  });
});
