import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem, sentenceOf } from '../../base/errors/index.ts';
import { openWorkshop, type Workshop } from '../testing/index.ts';
import { columnsNeeded, plannedComparisons, plannedRules } from './columns.ts';
import { checkColumns, parseLinkSettings, readLinkSettings } from './read.ts';

const PLAIN = { comparisons: [{ column: 'name', levels: 'exact' }], blocking: [['name']] };
const withLevels = (levels: unknown) => ({ ...PLAIN, comparisons: [{ column: 'name', levels }] });

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('parseLinkSettings', () => {
  it('fills in what is not said', () => {
    expect(parseLinkSettings(PLAIN)).toMatchObject({
      mode: 'dedupe',
      largestBlock: 2000,
      clusters: { method: 'collective', rounds: 3 },
      columns: {},
    });
  });

  it.each([
    ['nothing at all', undefined, 'LINK_SETTING_MISSING', '$'],
    ['a list for the whole', [], 'LINK_SETTING_KIND', '$'],
    ['no comparisons', { blocking: [['name']] }, 'LINK_SETTING_MISSING', '$.comparisons'],
    ['no rule', { ...PLAIN, blocking: [] }, 'LINK_SETTING_RANGE', '$.blocking'],
    ['a rule that is a word', { ...PLAIN, blocking: ['name'] }, 'LINK_SETTING_KIND', '$.blocking[0]'],
    ['a word misspelt', { ...PLAIN, blokcing: 1 }, 'LINK_SETTING_UNKNOWN', '$'],
    ['an unknown ready list', withLevels('nmae'), 'LINK_SETTING_CHOICE', '$.comparisons[0].levels'],
    [
      'an unknown condition',
      withLevels([{ when: { is: 'sounds-like' } }]),
      'LINK_SETTING_CHOICE',
      '$.comparisons[0].levels[0].when.is',
    ],
    [
      'a likeness above 1',
      withLevels([{ when: { is: 'jaro-winkler', atLeast: 88 } }]),
      'LINK_SETTING_RANGE',
      '$.comparisons[0].levels[0].when.atLeast',
    ],
    [
      'a condition inside a condition',
      withLevels([{ when: { is: 'all', of: [{ is: 'exact' }, { is: 'levenshtein' }] } }]),
      'LINK_SETTING_MISSING',
      '$.comparisons[0].levels[0].when.of[1].atMost',
    ],
    [
      'SQL that is more than one expression',
      withLevels([{ when: { is: 'sql', sql: 'l.name = r.name; drop table records', columns: ['name'] } }]),
      'LINK_SETTING_SQL',
      '$.comparisons[0].levels[0].when.sql',
    ],
    ['a probability of 1', { ...PLAIN, probability: 1 }, 'LINK_SETTING_RANGE', '$.probability'],
    [
      'an unknown method',
      { ...PLAIN, clusters: { method: 'best' } },
      'LINK_SETTING_CHOICE',
      '$.clusters.method',
    ],
    [
      'a word of place 0',
      { ...PLAIN, blocking: [[{ column: 'name', word: 0 }]] },
      'LINK_SETTING_RANGE',
      '$.blocking[0][0].word',
    ],
    [
      'a date format without a day',
      { ...PLAIN, columns: { name: { dateFormat: 'YYYY-MM' } } },
      'LINK_SETTING_DATE_FORMAT',
      '$.columns.name.dateFormat',
    ],
  ])('refuses %s and says where', (...[, data, code, where]) => {
    const thrown = problemOf(() => parseLinkSettings(data, 'mine.json'));
    expect([thrown.code, thrown.params['where'], thrown.params['file']]).toEqual([code, where, 'mine.json']);
  });

  it('says in Thai what it says in English, from the same facts', () => {
    const thrown = problemOf(() => parseLinkSettings(withLevels('nmae'), 'mine.json'));
    for (const language of ['th', 'en'] as const)
      expect(sentenceOf(thrown, language)).toMatch(/mine\.json.*levels.*full-name, name-pair/);
    expect(sentenceOf(thrown, 'th').replaceAll(/[^a-z]+/g, ' ')).not.toMatch(/invalid|expected|must/);
  });

  it('refuses two comparisons of one name, and a ready list that lacks its second column', () => {
    const twice = { ...PLAIN, comparisons: [...PLAIN.comparisons, ...PLAIN.comparisons] };
    expect(problemOf(() => parseLinkSettings(twice)).code).toBe('LINK_NAME_SHARED');
    expect(problemOf(() => parseLinkSettings(withLevels('name-pair'))).code).toBe('PRESET_NEEDS_COLUMN');
  });

  it('refuses to prepare a column that nothing uses', () => {
    const thrown = problemOf(() => parseLinkSettings({ ...PLAIN, columns: { nmae: { clean: 'digits' } } }));
    expect([thrown.code, thrown.params['column']]).toEqual(['LINK_COLUMN_IDLE', 'nmae']);
  });
});

describe('checkColumns', () => {
  const settings = parseLinkSettings({ ...PLAIN, id: 'no', columns: { name: { from: 'full name' } } });

  it('looks for the names as the file has them', () => {
    expect(() => checkColumns(settings, ['no', 'full name', 'more'], 'a.csv')).not.toThrow();
  });

  it('names the file, every column that is missing, and those there are', () => {
    const thrown = problemOf(() => checkColumns(settings, ['id', 'name'], 'a.csv'));
    expect(thrown.code).toBe('LINK_COLUMN_UNKNOWN');
    expect(thrown.params).toEqual({ path: 'a.csv', columns: 'full name, no', known: 'id, name' });
  });
});

describe('plans of the settings', () => {
  const settings = parseLinkSettings({
    comparisons: [
      { column: 'first', levels: 'name-pair', options: { other: 'last' } },
      { name: 'place', column: 'lat', levels: 'coordinates', options: { other: 'lon' } },
      { column: 'born', levels: [{ when: { is: 'exact' } }, { when: { is: 'days-apart', atMost: 3 } }] },
    ],
    blocking: [
      [{ column: 'last', first: 3 }, 'born'],
      { keys: [{ column: 'born', part: 'year' }], largestBlock: 50 },
    ],
  });

  it('spell out levels, and adjust for rarity only where the best level is that the value is equal', () => {
    const [pair, place, born] = plannedComparisons(settings);
    expect(pair).toMatchObject({ name: 'first', termFrequency: false, columns: ['first', 'last'] });
    expect(place).toMatchObject({ name: 'place', columns: ['lat', 'lon'] });
    expect(born).toMatchObject({
      termFrequency: true,
      levels: [{ label: 'exact' }, { label: 'days-apart' }],
    });
  });

  it('say rules in words, each with its own limit', () => {
    expect(plannedRules(settings).map(({ text, largestBlock }) => [text, largestBlock])).toEqual([
      ['last[first 3] + born', 2000],
      ['born[part year]', 50],
    ]);
    expect(columnsNeeded(settings)).toEqual(['first', 'last', 'lat', 'lon', 'born']);
  });
});

describe('readLinkSettings', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop();
  });
  afterAll(() => shop.close());

  async function codeOf(text: string): Promise<[string, unknown]> {
    const path = shop.path('settings.json');
    await writeFile(path, text);
    const thrown: unknown = await readLinkSettings(path).catch((cause: unknown) => cause);
    return thrown instanceof Problem ? [thrown.code, thrown.params['line']] : ['fine', undefined];
  }

  it('reads JSON, with a byte order mark too', async () => {
    expect(await codeOf(`\uFEFF${JSON.stringify(PLAIN)}`)).toEqual(['fine', undefined]);
  });

  it.each([
    ['not json', 1],
    ['{"mode": "dedupe",\n\n bad}', 3],
    ['{\n "comparisons": [{"column": "a", "levels": "name"}],\n "id": x\n}', 3],
    ['{"mode": "dedupe",\n', 2],
  ])('says at which line %j stops being JSON', async (text, line) => {
    expect(await codeOf(text)).toEqual(['LINK_SETTINGS_NOT_JSON', line]);
  });

  it('says that a file is not there', async () => {
    await expect(readLinkSettings(shop.path('nowhere.json'))).rejects.toThrow('LINK_SETTINGS_MISSING');
  });
});
