import { expect, it } from 'vitest';
import { loadFacts } from '../facts.ts';
import { loadEntitlementSettings } from './index.ts';

const settings = loadEntitlementSettings();
const profile = new Map(loadFacts().facts.map(({ fact, type }) => [fact, type]));

it('asks only facts that the profiles hold, of the same type', () => {
  const told = settings.facts.map(({ fact, type }) => [fact, type]);
  expect(told).toEqual(settings.facts.map(({ fact }) => [fact, profile.get(fact)]));
});

it('names its units by the keys of households', () => {
  expect(settings.units.map(({ fact }) => profile.get(fact))).toEqual(settings.units.map(() => 'household'));
});

it('can say no as well as yes', () => {
  const speechless = settings.facts.filter(({ type, no }) => (type === 'boolean') !== (no !== undefined));
  expect(speechless.map(({ fact }) => fact)).toEqual([]);
});
