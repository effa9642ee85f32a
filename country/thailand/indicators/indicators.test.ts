import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { Problem } from '../../../src/base/errors/index.ts';
import { countedIn, readPoverty } from '../../../src/stages/poverty/index.ts';
import { loadFacts } from '../facts.ts';
import { loadContracts } from '../sources/index.ts';
import { INDICATOR_SETS, loadIndicatorSets, loadIndicators } from './index.ts';

const known = { contracts: loadContracts(), facts: loadFacts() };
const set = loadIndicators();

it('targets by 17 of the 31 indicators in five dimensions, each once', () => {
  expect(set.id).toBe('tpmap-2560');
  expect(set.indicators.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
  expect(set.dimensions.map(({ id }) => id)).toEqual(['health', 'living', 'education', 'income', 'access']);
  expect(countedIn(set)).toHaveLength(17);
  expect(new Set(set.indicators.map(({ column }) => column)).size).toBe(31);
});

it('keeps the four sets apart, and says of none what nobody published', () => {
  const sets = new Map(loadIndicatorSets().map((one) => [one.id, one]));
  expect([...sets.keys()]).toEqual([...INDICATOR_SETS]);
  expect(sets.get('bmn-2565')).toMatchObject({ verified: false, identification: { kind: 'none' } });
  expect(sets.get('bmn-2565')?.indicators).toHaveLength(38);
  expect(sets.get('one-data')?.dimensions.map(({ id }) => id)).toEqual([
    'income',
    'employment',
    'health',
    'education',
    'social-welfare',
  ]);
  const nesdc = sets.get('nesdc-mpi');
  expect(nesdc).toMatchObject({ verified: false, weightsSum: 12, identification: { kind: 'cut-off', k: 4 } });
  expect(nesdc?.indicators.filter(({ unanswered }) => unanswered).map(({ id }) => id)).toEqual([
    'living-with-parents',
    'food-deprivation',
    'internet',
    'assets',
    'pension',
  ]);
});

type Raw = Record<string, unknown>;

/** A file's content, free to be spoiled. */
function rawOf(name: string): Raw {
  return Object(parse(readFileSync(new URL(`${name}.yaml`, import.meta.url), 'utf8')));
}

/** What loading says when one file is changed; the other files are as they are. */
function refusal(name: string, changed: Raw): string {
  const file = (one: string) => ({
    file: `indicators/${one}.yaml`,
    raw: one === name ? changed : rawOf(one),
  });
  try {
    readPoverty({ survey: file('survey'), sets: INDICATOR_SETS.map(file), fragile: file('fragile') }, known);
    return 'nothing was refused';
  } catch (thrown) {
    return thrown instanceof Problem && thrown.code === 'CONTENT_INVALID' ? thrown.message : String(thrown);
  }
}

/** The content of a set with one indicator replaced. */
function withIndicator(number: number, change: Raw): Raw {
  const raw = rawOf('tpmap-2560');
  const indicators: Raw[] = Array.isArray(raw['indicators']) ? raw['indicators'] : [];
  return {
    ...raw,
    indicators: indicators.map((one) => (one['number'] === number ? { ...one, ...change } : one)),
  };
}

const TPMAP = 'tpmap-2560';

it.each<[string, string, Raw, readonly string[]]>([
  [
    'weights that do not add up',
    TPMAP,
    { ...rawOf(TPMAP), weightsSum: 18 },
    ['tpmap-2560.yaml', 'weightsSum', 'add up to 17, not 18'],
  ],
  ['a weight that changes the sum', TPMAP, withIndicator(1, { weight: 3 }), ['weightsSum', 'add up to 19']],
  [
    'an indicator twice',
    TPMAP,
    withIndicator(2, { number: 1 }),
    ['indicators[1].number', 'indicator 1 is listed twice'],
  ],
  [
    'an id twice',
    TPMAP,
    withIndicator(2, { id: 'birth-weight' }),
    ['indicators[1].id', "'birth-weight' is used twice"],
  ],
  [
    'an indicator that counts in two dimensions',
    TPMAP,
    { ...rawOf(TPMAP), dimensions: [{ id: 'a', label: { th: 'ก', en: 'a' }, indicators: [1, 1] }] },
    ['dimensions[0].indicators[1]', 'counts twice'],
  ],
  [
    'a dimension with an indicator that is not there',
    TPMAP,
    { ...rawOf(TPMAP), dimensions: [{ id: 'a', label: { th: 'ก', en: 'a' }, indicators: [44] }] },
    ['dimensions[0].indicators[0]', 'indicator 44 is not in the list'],
  ],
  [
    'an unknown column',
    TPMAP,
    withIndicator(4, { column: 'ind44' }),
    ['indicators[3].column', "no marks 'ind44'", "did you mean 'ind4'"],
  ],
  [
    'an unknown answer',
    TPMAP,
    withIndicator(4, { passes: { fact: 'food_cook' } }),
    ['indicators[3].passes', "there is no fact 'food_cook'", "did you mean 'food_cooked'"],
  ],
  [
    'a code that the answer never has',
    TPMAP,
    withIndicator(8, {
      passes: { compare: { left: { fact: 'tenure' }, op: '=', right: { const: { text: 'ownd' } } } },
    }),
    ['indicators[7].passes', "'tenure' is never 'ownd'", "did you mean 'owned'"],
  ],
  [
    'a member asked as if it were the household',
    TPMAP,
    withIndicator(4, { passes: { fact: 'birth_weight_known' } }),
    ['indicators[3].passes'],
  ],
  [
    "a member's answer asked of the household",
    TPMAP,
    withIndicator(4, { passes: { fact: 'smokes' } }),
    ["household has no answer 'smokes'", 'it is a fact of members'],
  ],
  [
    'an indicator that nothing answers',
    TPMAP,
    withIndicator(4, { passes: undefined, column: undefined }),
    ['indicators[3]', 'nothing answers it'],
  ],
  [
    'years that end before they begin',
    TPMAP,
    { ...rawOf(TPMAP), valid: { from: 2564, to: 2560 } },
    ['valid', 'before it begins'],
  ],
  [
    'a cut-off that cannot be reached',
    'nesdc-mpi',
    { ...rawOf('nesdc-mpi'), identification: { kind: 'cut-off', k: 13 } },
    ['identification.k', 'cannot be reached'],
  ],
  [
    'a set that is not there',
    'survey',
    { ...rawOf('survey'), target: 'tpmap-2650' },
    ['survey.yaml', 'target', "did you mean 'tpmap-2560'"],
  ],
  [
    'a set as target that calls nobody poor',
    'survey',
    { ...rawOf('survey'), target: 'bmn-2565' },
    ['does not say who is poor'],
  ],
])('refuses %s, and says where and what to do', (...[, name, changed, said]) => {
  const message = refusal(name, changed);
  for (const part of said) expect(message).toContain(part);
});
