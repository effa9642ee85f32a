import { expect, test } from 'vitest';
import { Problem } from '../../src/base/errors/index.ts';
import { GAP_KINDS } from '../../src/base/model/index.ts';
import { checkGapSettings, GAP_MEANINGS, type GapSettings } from '../../src/stages/gaps/index.ts';
import { loadFacts } from './facts.ts';
import { loadGaps } from './gaps.ts';
import { loadProgrammes } from './programmes/index.ts';

const programmes = loadProgrammes();
const settings = loadGaps(programmes, loadFacts());

test('every fact that gaps and rules ask is a column of the profiles, of the same type', () => {
  const declared = new Map(loadFacts().facts.map(({ fact, type }) => [fact, type]));
  for (const { fact, type } of programmes[0]?.settings.facts ?? [])
    expect([fact, declared.get(fact)]).toEqual([fact, type]);
});

test('every kind of gap has a meaning in both languages', () => {
  for (const kind of GAP_KINDS)
    expect([/[ก-๙]/.test(GAP_MEANINGS[kind].th), /[ก-๙]/.test(GAP_MEANINGS[kind].en)]).toEqual([true, false]);
});

test('an unknown programme, condition or fact is refused by name', () => {
  const content = { file: 'gaps.yaml', programmes, facts: ['alive', 'death_date', 'death_source'] };
  const refused = (changed: Partial<GapSettings>) => {
    const bare = {
      ...settings,
      mayNotCombine: [],
      notRegistered: [],
      poorWithout: [],
      confidence: { ...settings.confidence, doubts: [] },
    };
    try {
      checkGapSettings({ ...bare, ...changed }, content);
    } catch (thrown) {
      return thrown instanceof Problem ? thrown.params['where'] : thrown;
    }
    return undefined;
  };
  expect(refused({})).toBeUndefined();
  expect(refused({ mayNotCombine: settings.mayNotCombine })).toBe('state_pension');
  expect(
    refused({ poorWithout: settings.poorWithout.map((rule) => ({ ...rule, programme: 'bus-pass' })) }),
  ).toBe('bus-pass');
  expect(
    refused({ poorWithout: settings.poorWithout.map((rule) => ({ ...rule, mustHold: ['adlut'] })) }),
  ).toBe('adlut');
});
