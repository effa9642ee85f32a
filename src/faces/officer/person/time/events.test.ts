import { describe, expect, it } from 'vitest';
import type { KnownPerson } from '../known-person.ts';
import { eventsOf } from './events.ts';

const label = { th: 'ลงทะเบียนเมื่อ', en: 'Registered on' };
const fact = {
  fact: 'registered_on',
  label,
  dimension: 'welfare',
  type: 'date',
  words: null,
  asOf: null,
} as const;
const me = {
  id: 'p1',
  name: 'A',
  keptBack: false,
  role: 'head',
  ageYears: 70,
  family: null,
  since: '2000-05-01',
  sincePrecision: 'month',
  until: '2020-01-31',
  evidence: [],
  conflicts: [],
  confidence: 'high',
} as const;

const person: KnownPerson = {
  id: 'p1',
  name: 'A',
  maskedNumber: null,
  sex: null,
  ageYears: 70,
  birthDate: '1950-01-01',
  birthPrecision: 'year',
  alive: false,
  diedOn: '2026-02-03',
  lifeStage: null,
  place: [],
  asOf: '2026-09-30',
  target: false,
  gaps: [],
  facts: [
    { ...fact, value: '2015-10-01', source: 'roll' },
    { ...fact, fact: 'valid_until', value: '2030-01-01', source: 'roll' },
    { ...fact, fact: 'death_as_of', value: '2026-09-30', source: 'roll' },
    { ...fact, fact: 'unknown_on', value: null, source: null },
  ],
  needs: [],
  rights: [],
  households: [{ id: '1', kind: 'register-house', members: [{ ...me, evidence: [], conflicts: [] }] }],
  links: [],
  sources: [],
};

describe('what happened when', () => {
  it('is told from the latest day to the birth; what has not come yet and days of registers are left out', () => {
    expect(eventsOf(person).map(({ on, what }) => [on, what.kind])).toEqual([
      ['2026-02-03', 'died'],
      ['2020-01-31', 'left'],
      ['2015-10-01', 'fact'],
      ['2000-05-01', 'came'],
      ['1950-01-01', 'born'],
    ]);
  });

  it('says no more of a day than is known', () => {
    expect(eventsOf(person).map(({ precision }) => precision)).toEqual([
      'day',
      'day',
      'day',
      'month',
      'year',
    ]);
  });

  it('tells a birth or a death once, with what follows on it, and of an unknown day when it became known', () => {
    const effect = {
      effect: 'stops' as const,
      programme: 'grant',
      title: label,
      was: null,
      answer: null,
      wasSatang: null,
      satang: null,
      applicants: [],
    };
    const told = (kind: string, happenedOn: string | null) => ({
      id: kind,
      kind,
      title: label,
      person: 'p1',
      name: 'A',
      keptBack: false,
      place: { code: '30', level: 'province' as const, name: label },
      happenedOn,
      knownOn: '2026-09-30',
      before: null,
      now: null,
      source: null,
      effects: [effect],
    });
    const all = [told('death', '2026-02-03'), told('disability', null)];
    const events = eventsOf(person, { told: all });
    expect(events.slice(0, 2).map(({ on, what, effects }) => [on, what.kind, effects])).toEqual([
      ['2026-09-30', 'told', [effect]],
      ['2026-02-03', 'died', [effect]],
    ]);
    expect(events).toHaveLength(eventsOf(person).length + 1);
    const undated = eventsOf({ ...person, diedOn: null }, { told: all }).map(({ what }) => what.kind);
    expect(undated.filter((kind) => kind === 'told')).toHaveLength(2);
  });
});
