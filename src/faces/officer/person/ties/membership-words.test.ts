import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../shared/testing/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { conflictWords, evidenceWords, placeWords, roleWords } from './membership-words.ts';

const words = plainWords({ list: (items) => items.join('+') });

const member: KnownPerson['households'][number]['members'][number] = {
  id: 'p',
  name: '',
  keptBack: false,
  role: 'family-2',
  ageYears: null,
  family: 2,
  since: '2005-01-01',
  sincePrecision: 'year',
  until: null,
  evidence: ['house-code', 'surname'],
  conflicts: ['co-residence', 'parent-age'],
  confidence: 'low',
};

describe('a place in a household', () => {
  it('is told by its day and how sure it is, and by what it is known from', () => {
    expect(placeWords(member, { kind: 'register-house', words })).toBe(
      'household.since.register-house(2005-01-01/year) · household.confidence.low',
    );
    expect(evidenceWords(member, words)).toBe('household.known(evidence.house-code+evidence.surname)');
  });

  it('has no day where no register knows one, and a last one where one does', () => {
    expect(placeWords({ ...member, since: null, until: '2026-09-30' }, { kind: 'bmn', words })).toBe(
      'household.until(2026-09-30) · household.confidence.low',
    );
  });

  it('names what speaks against it in the words of its kind, once', () => {
    expect(conflictWords(member, { kind: 'bmn', words })).toEqual([
      'conflict.bmn.co-residence',
      'conflict.parent-age',
    ]);
    expect(conflictWords(member, { kind: 'bmn', words, said: ['co-residence'] })).toEqual([
      'conflict.parent-age',
    ]);
  });

  it('has the words of a role, and none for a role that is not known', () => {
    expect(roleWords(member, words)).toEqual(['role.family-head']);
    expect(roleWords({ ...member, role: 'child' }, words)).toEqual(['role.child']);
    expect(roleWords({ ...member, role: 'made-up' }, words)).toEqual([]);
  });
});
