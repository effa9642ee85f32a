import { expect, it } from 'vitest';
import { Problem } from '../../../../base/errors/index.ts';
import { factSettingsSchema } from '../../../profiles/index.ts';
import { entitlementSettingsSchema } from '../content/index.ts';
import { checkAskedFacts } from './check-asked-facts.ts';

const WORD = { th: 'ก', en: 'a' };
const shown = { label: WORD, dimension: 'identity' };
const profile = factSettingsSchema.parse({
  noVillage: '00',
  bridges: {},
  death: [{ name: 'civil', source: 'civil', alive: 'listed' }],
  residence: [{ name: 'civil', source: 'civil', village: 'village', holds: 'register' }],
  facts: [
    { fact: 'birth_date', ...shown, type: 'date', made: 'linkage' },
    { fact: 'birth_precision', ...shown, type: 'text', made: 'linkage' },
    {
      fact: 'income_year',
      ...shown,
      type: 'money',
      from: [{ source: 'roll', column: 'income', pick: 'max' }],
    },
    { fact: 'house_id', ...shown, type: 'household', household: 'house' },
  ],
});
const asking = {
  facts: [
    { fact: 'birth_date', type: 'date', label: WORD },
    { fact: 'income_year', type: 'money', label: WORD },
  ],
  units: [{ id: 'house', fact: 'house_id', title: WORD }],
  birth: {
    date: 'birth_date',
    precision: 'birth_precision',
    partial: 'first-day',
    law: WORD,
    verified: true,
  },
  fiscalYearStart: '10-01',
};

function refusal(change: object): string {
  try {
    checkAskedFacts(entitlementSettingsSchema.parse({ ...asking, ...change }), profile, 'settings.yaml');
    return 'nothing was refused';
  } catch (thrown) {
    return thrown instanceof Problem ? `${thrown.code} ${thrown.message}` : String(thrown);
  }
}

it('rules may ask what profiles have', () => {
  expect(refusal({})).toBe('nothing was refused');
});

it('a fact that profiles do not have is refused with file, path and what was probably meant', () => {
  const written = refusal({ facts: [...asking.facts, { fact: 'incomes_year', type: 'money', label: WORD }] });
  expect(written).toMatch(/^CONTENT_INVALID/);
  for (const part of ['settings.yaml', 'facts[2].fact', "'incomes_year'", "did you mean 'income_year'?"])
    expect(written).toContain(part);
});

it('so is a unit whose column is not there or is no household, and a fact of another type', () => {
  const unit = (fact: string) => refusal({ units: [{ id: 'house', fact, title: WORD }] });
  expect(unit('home_id')).toContain('units[0].fact');
  expect(unit('income_year')).toContain('of type money, not household');
  expect(unit('income_year')).toContain('known: house_id');
  const typed = refusal({ facts: [{ ...asking.facts[1], type: 'integer' }, asking.facts[0]] });
  expect(typed).toContain("'income_year' is a fact of type money, not integer");
});
