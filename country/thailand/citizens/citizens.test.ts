import { expect, it } from 'vitest';
import { loadThailand } from '../index.ts';

const country = loadThailand();
const content = country.citizens();

it('speaks of programmes and facts that there are', () => {
  const programmes = country.programmes.map(({ id }) => id);
  const named = [...content.payments, ...content.steps].map(({ programme }) => programme);
  expect(named.filter((programme) => !programmes.includes(programme))).toEqual([]);
  const facts = country.facts.facts.map(({ fact }) => fact);
  expect(content.neverDisputed.filter((fact) => !facts.includes(fact))).toEqual([]);
  expect(content.neverByProxy.filter((fact) => !facts.includes(fact))).toEqual([]);
});
