import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../testing/programmes.ts';
import { entitlementSettingsSchema } from './settings.ts';

/** What is said of the settings after a change. */
function refusal(change: object): string | undefined {
  const [issue] = entitlementSettingsSchema.safeParse({ ...SETTINGS, ...change }).error?.issues ?? [];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
}

describe('settings for rules', () => {
  test('may leave out units and area levels', () => {
    const { units: _units, areaLevels: _levels, ...settings } = SETTINGS;
    expect(entitlementSettingsSchema.parse(settings)).toMatchObject({ units: [], areaLevels: [] });
  });

  test('are refused when a name is declared twice', () => {
    const [fact] = SETTINGS.facts;
    const [unit] = SETTINGS.units;
    expect(refusal({ facts: [...SETTINGS.facts, fact] })).toBe("facts.8: 'alive' is declared twice");
    expect(refusal({ units: [unit, unit] })).toBe("units.1: 'register-house' is declared twice");
  });

  test('are refused when the birth date is no date', () => {
    expect(refusal({ birth: { ...SETTINGS.birth, date: 'alive' } })).toBe(
      "birth.date: 'alive' must be a fact of type date",
    );
  });

  test('are refused when the code of an area level is no text', () => {
    const areaLevels = [{ id: 'province', fact: 'children', digits: 2 }];
    expect(refusal({ areaLevels })).toBe(
      "areaLevels.0.fact: 'children' must be a fact of type text: an area code",
    );
  });

  test('are refused when what a change does names a fact or a unit that is not there, or a value of another type', () => {
    const text = { th: 'ข้อ', en: 'said' };
    const whatIf = {
      child: { text, facts: { alive: true }, units: ['register-house'] },
      death: { text, facts: { alive: false }, day: 'birth_date', units: [] },
      moving: { text, units: ['register-house'] },
      earning: { text, own: ['income_year'], nothingUnderYears: 15 },
    };
    expect(refusal({ whatIf })).toBeUndefined();
    expect(refusal({ whatIf: { ...whatIf, child: { ...whatIf.child, facts: { alve: true } } } })).toBe(
      "whatIf.child.facts.alve: there is no fact 'alve'",
    );
    expect(
      refusal({ whatIf: { ...whatIf, death: { ...whatIf.death, facts: { alive: { baht: 1 } } } } }),
    ).toBe("whatIf.death.facts.alive: 'alive' is of type boolean, and here it has to be money");
    expect(refusal({ whatIf: { ...whatIf, moving: { text, units: ['ship'] } } })).toBe(
      "whatIf.moving.units.0: there is no unit 'ship'",
    );
    expect(refusal({ whatIf: { ...whatIf, earning: { ...whatIf.earning, own: ['alive'] } } })).toBe(
      "whatIf.earning.own.0: 'alive' is of type boolean, and here it has to be money",
    );
  });
});
